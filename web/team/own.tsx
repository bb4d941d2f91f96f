import './team.css';
import { useState } from 'react';
import type { Offer } from '../../src/server/team/shapes.ts';
import { send } from '../api/client.ts';
import { useLanguage } from '../choices.ts';
import { isGood, NewSecret, UNTYPED } from '../enter/new-secret.tsx';
import { Button } from '../parts/button.tsx';
import { Field } from '../parts/field.tsx';
import { FormDialog } from '../parts/form-dialog.tsx';
import { useProblemWords, useSay, useSayProblem } from '../parts/say.tsx';
import { dayWords } from '../parts/when.ts';
import { bestWay, chosen, Factor } from '../sign-in/factor.tsx';
import signInEn from '../sign-in/words.en.json';
import signInKo from '../sign-in/words.ko.json';
import { useWords } from '../words.ts';
import { useAddFactor, useOwnAccount, useRemoveFactor, useRepassword } from './queries.ts';
import en from './words.en.json';
import ko from './words.ko.json';

/** One's own account: the second steps, and the password. */
export function Own() {
  const words = useWords({ en, ko });
  const language = useLanguage();
  const sayProblem = useSayProblem();
  const { data } = useOwnAccount();
  const remove = useRemoveFactor();
  const [open, setOpen] = useState<'password' | 'factor'>();
  const close = () => setOpen(undefined);
  return (
    <>
      <ul className="people">
        {data?.factors.map(({ id, way, added }) => (
          <li key={id}>
            <div>
              <b>{words[`way_${way}`]}</b>{' '}
              <small>{dayWords(new Date(added).toISOString().slice(0, 10), language)}</small>
            </div>
            {data.factors.length > 1 && (
              <div className="buttons">
                <Button look="bare" onClick={() => remove.mutate(id, { onError: sayProblem })}>
                  {words.remove}
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
      <p>{words.own_text}</p>
      <div className="buttons">
        <Button onClick={() => setOpen('factor')}>{words.add_factor}</Button>
        <Button onClick={() => setOpen('password')}>{words.new_password}</Button>
      </div>
      {open === 'password' && <NewPassword onClose={close} />}
      {open === 'factor' && <NewFactor onClose={close} />}
    </>
  );
}

function NewPassword({ onClose }: { readonly onClose: () => void }) {
  const words = useWords({ en, ko });
  const signIn = useWords({ en: signInEn, ko: signInKo });
  const _inWords = useProblemWords();
  const say = useSay();
  const change = useRepassword();
  const [old, setOld] = useState('');
  const [password, setPassword] = useState(UNTYPED);
  const [tried, setTried] = useState(false);
  const submit = () => {
    setTried(true);
    if (!isGood(password) || old === '') return;
    change.mutate(
      { old, password: password.text },
      {
        onSuccess: () => {
          say(words.password_changed);
          onClose();
        },
      },
    );
  };
  return (
    <FormDialog
      title={words.new_password}
      send={words.do_change}
      disabled={change.isPending}
      problem={change.error}
      onSend={submit}
      onClose={onClose}
    >
      <Field
        label={words.old_password}
        type="password"
        autoComplete="current-password"
        value={old}
        onChange={({ target }) => setOld(target.value)}
      />
      <NewSecret
        label={words.new_password}
        hint={signIn.rule}
        typed={password}
        onType={setPassword}
        tried={tried}
      />
    </FormDialog>
  );
}

function NewFactor({ onClose }: { readonly onClose: () => void }) {
  const words = useWords({ en, ko });
  const signIn = useWords({ en: signInEn, ko: signInKo });
  const inWords = useProblemWords();
  const add = useAddFactor();
  const [password, setPassword] = useState('');
  const [offer, setOffer] = useState<Offer>();
  const [way, setWay] = useState(bestWay);
  const [code, setCode] = useState('');
  const [problem, setProblem] = useState('');
  const submit = async () => {
    setProblem('');
    try {
      if (offer === undefined) return setOffer(await send<Offer>('/api/account/offer', { password }));
      const factor = await chosen(way, offer, code);
      if (factor === null) return setProblem(signIn.passkey_unmade);
      await add.mutateAsync({ ticket: offer.ticket, ...factor });
      onClose();
    } catch (error) {
      setProblem(inWords(error));
    }
  };
  return (
    <FormDialog
      title={words.add_factor}
      send={offer === undefined ? signIn.next : words.add}
      disabled={add.isPending}
      problem={problem}
      onSend={submit}
      onClose={onClose}
    >
      {offer === undefined ? (
        <Field
          label={signIn.password}
          hint={words.password_again}
          type="password"
          autoComplete="current-password"
          value={password}
          onChange={({ target }) => setPassword(target.value)}
        />
      ) : (
        <Factor offer={offer} way={way} onWay={setWay} code={code} onCode={setCode} />
      )}
    </FormDialog>
  );
}
