import { type FormEvent, useState } from 'react';
import { send } from '../api/client.ts';
import { Button } from '../parts/button.tsx';
import { Field } from '../parts/field.tsx';
import { useProblemWords } from '../parts/say.tsx';
import { useWords } from '../words.ts';
import { isGood, NewSecret, UNTYPED } from './new-secret.tsx';
import { Recovery } from './recovery.tsx';
import { Sheet } from './sheet.tsx';
import en from './words.en.json';
import ko from './words.ko.json';

/** The recovery key, as it is written down. */
interface VaultMade {
  readonly recoveryKey: string;
}

/** No vault yet: a name, a passphrase twice; then the recovery key, shown once. */
export function Setup() {
  const words = useWords({ en, ko });
  const inWords = useProblemWords();
  const [name, setName] = useState('');
  const [passphrase, setPassphrase] = useState(UNTYPED);
  const [shown, setShown] = useState(false);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const [made, setMade] = useState<VaultMade>();
  if (made) return <Recovery written={made.recoveryKey} />;

  const make = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    setProblem(undefined);
    if (!isGood(passphrase) || name.trim() === '') return;
    setBusy(true);
    try {
      setMade(await send<VaultMade>('/api/vault', { passphrase: passphrase.text, name: name.trim() }));
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Sheet title={words.setup}>
      <p>{words.setup_text}</p>
      <form onSubmit={make} noValidate>
        <Field
          label={words.name}
          hint={words.name_hint}
          value={name}
          maxLength={200}
          onChange={(event) => setName(event.target.value)}
          wrong={tried && name.trim() === '' ? words.fault_name : undefined}
        />
        <NewSecret
          label={words.passphrase}
          hint={words.rule}
          typed={passphrase}
          onType={setPassphrase}
          tried={tried}
          shown={shown}
        />
        <label className="check">
          <input type="checkbox" checked={shown} onChange={(event) => setShown(event.target.checked)} />
          {words.shows}
        </label>
        <Button look="main" type="submit" disabled={busy}>
          {words.make}
        </Button>
        <p role="status">{busy ? words.making : ''}</p>
        {problem !== undefined && (
          <p role="alert" className="problem">
            {inWords(problem)}
          </p>
        )}
      </form>
    </Sheet>
  );
}
