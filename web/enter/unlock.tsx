import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { send } from '../api/client.ts';
import { isProblem } from '../api/problem.ts';
import { keys } from '../api/queries.ts';
import { Button } from '../parts/button.tsx';
import { useProblemWords } from '../parts/say.tsx';
import { fill, useWords } from '../words.ts';
import { Sheet } from './sheet.tsx';
import en from './words.en.json';
import ko from './words.ko.json';

const WAYS = ['passphrase', 'recovery-key', 'shares'] as const;
type Way = (typeof WAYS)[number];

/** A locked vault: opened by passphrase, recovery key or shares. A wrong one is said calmly, and counted. */
export function Unlock() {
  const words = useWords({ en, ko });
  const inWords = useProblemWords();
  const client = useQueryClient();
  const id = useId();
  const box = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const [way, setWay] = useState<Way>('passphrase');
  const [secret, setSecret] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const [wrong, setWrong] = useState(0);
  useEffect(() => box.current?.focus(), [way]);

  const unlock = async (event: FormEvent) => {
    event.preventDefault();
    if (secret === '' || busy) return;
    setBusy(true);
    setProblem(undefined);
    try {
      await send('/api/vault/unlock', { way, secret });
      setSecret('');
      await client.invalidateQueries({ queryKey: keys.session });
    } catch (error) {
      setProblem(error);
      if (isProblem(error) && error.code === 'wrong-secret') setWrong((n) => n + 1);
      box.current?.select();
    } finally {
      setBusy(false);
    }
  };
  const hint = way === 'recovery-key' ? words.recovery_hint : way === 'shares' ? words.shares_hint : '';
  const common = {
    id,
    ref: box,
    value: secret,
    autoComplete: 'off',
    spellCheck: false,
    'aria-describedby': `${id}-hint`,
    'aria-invalid': problem !== undefined || undefined,
    onChange: ({ target }: { readonly target: { readonly value: string } }) => setSecret(target.value),
  } as const;
  return (
    <Sheet title={words.unlock}>
      <form onSubmit={unlock} noValidate>
        <fieldset className="ways">
          <legend className="unseen">{words.way}</legend>
          {WAYS.map((each) => (
            <label key={each}>
              <input
                type="radio"
                name="way"
                checked={way === each}
                onChange={() => {
                  setWay(each);
                  setSecret('');
                  setProblem(undefined);
                }}
              />
              {words[`way_${each}`]}
            </label>
          ))}
        </fieldset>
        <div className="field">
          <label htmlFor={id}>{words[`way_${way}`]}</label>
          {way === 'passphrase' ? <input type="password" {...common} /> : <textarea rows={4} {...common} />}
          <div id={`${id}-hint`} className="hint">
            {hint}
          </div>
        </div>
        <Button look="main" type="submit" disabled={busy}>
          {words.do_unlock}
        </Button>
        <div role="alert">
          {problem !== undefined && <p className="problem">{inWords(problem)}</p>}
          {problem !== undefined && wrong > 2 && <p>{fill(words.count, { n: wrong })}</p>}
        </div>
        <p role="status">{busy ? words.unlocking : ''}</p>
      </form>
      <p>
        <small>{words.nothing_shown}</small>
      </p>
    </Sheet>
  );
}
