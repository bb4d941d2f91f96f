import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { Begun } from '../../src/server/team/shapes.ts';
import { send } from '../api/client.ts';
import { Sheet } from '../enter/sheet.tsx';
import { Button } from '../parts/button.tsx';
import { Field } from '../parts/field.tsx';
import { useProblemWords } from '../parts/say.tsx';
import { useWords } from '../words.ts';
import en from './words.en.json';
import ko from './words.ko.json';

/** The first half: name and password. */
export function Password({ onBegun }: { readonly onBegun: (begun: Begun) => void }) {
  const words = useWords({ en, ko });
  const inWords = useProblemWords();
  const form = useRef<HTMLFormElement>(null);
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  useEffect(() => form.current?.querySelector('input')?.focus(), []);

  const begin = async (event: FormEvent) => {
    event.preventDefault();
    if (busy || name.trim() === '' || password === '') return;
    setBusy(true);
    setProblem(undefined);
    try {
      onBegun(await send<Begun>('/api/sign-in', { name, password }));
    } catch (error) {
      setProblem(error);
      setBusy(false);
    }
  };
  return (
    <Sheet title={words.sign_in}>
      <form ref={form} onSubmit={begin} noValidate>
        <Field
          label={words.name}
          value={name}
          autoComplete="username"
          maxLength={200}
          onChange={({ target }) => setName(target.value)}
        />
        <Field
          label={words.password}
          type="password"
          autoComplete="current-password"
          value={password}
          onChange={({ target }) => setPassword(target.value)}
        />
        <Button look="main" type="submit" disabled={busy}>
          {words.next}
        </Button>
        <div role="alert">{problem !== undefined && <p className="problem">{inWords(problem)}</p>}</div>
      </form>
      <p>
        <small>{words.lost}</small>
      </p>
    </Sheet>
  );
}
