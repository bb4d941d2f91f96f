import { type FormEvent, useState } from 'react';
import { send } from '../api/client.ts';
import { Button } from '../parts/button.tsx';
import { Field } from '../parts/field.tsx';
import { useProblemWords } from '../parts/say.tsx';
import { useWords } from '../words.ts';
import { passphraseFault } from './passphrase.ts';
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
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [shown, setShown] = useState(false);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const [made, setMade] = useState<VaultMade>();
  if (made) return <Recovery written={made.recoveryKey} />;

  const fault = passphraseFault(passphrase);
  const differ = passphrase.normalize('NFC') !== again.normalize('NFC');
  const said = (key: string | null) =>
    tried && key ? words[`fault_${key}` as keyof typeof words] : undefined;
  const make = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    setProblem(undefined);
    if (fault || differ || name.trim() === '') return;
    setBusy(true);
    try {
      setMade(await send<VaultMade>('/api/vault', { passphrase, name: name.trim() }));
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };
  const type = shown ? 'text' : 'password';
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
          wrong={said(name.trim() === '' ? 'name' : null)}
        />
        <Field
          label={words.passphrase}
          hint={words.rule}
          type={type}
          autoComplete="new-password"
          value={passphrase}
          onChange={(event) => setPassphrase(event.target.value)}
          wrong={said(fault)}
        />
        <Field
          label={words.again}
          type={type}
          autoComplete="new-password"
          value={again}
          onChange={(event) => setAgain(event.target.value)}
          wrong={said(!fault && differ ? 'differ' : null)}
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
