import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { Begun } from '../../src/server/team/shapes.ts';
import { send } from '../api/client.ts';
import { isProblem } from '../api/problem.ts';
import { keys } from '../api/queries.ts';
import { Sheet } from '../enter/sheet.tsx';
import { Button } from '../parts/button.tsx';
import { Field } from '../parts/field.tsx';
import { useProblemWords } from '../parts/say.tsx';
import { useWords } from '../words.ts';
import { answerOfPasskey } from './passkey.ts';
import en from './words.en.json';
import ko from './words.ko.json';

interface Props {
  readonly begun: Begun;
  readonly onAgain: () => void;
}

/** The second half: a passkey or a code. */
export function Second({ begun: { ticket, ways, passkey }, onAgain }: Props) {
  const words = useWords({ en, ko });
  const inWords = useProblemWords();
  const client = useQueryClient();
  const form = useRef<HTMLFormElement>(null);
  const [code, setCode] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>('');
  useEffect(() => form.current?.querySelector('input')?.focus(), []);

  const enter = async (given: () => Promise<object | null>) => {
    if (busy) return;
    setBusy(true);
    setProblem('');
    try {
      const factor = await given();
      if (factor === null) setProblem(words.passkey_undone);
      else {
        await send('/api/sign-in/second', { ticket, ...factor });
        await client.invalidateQueries({ queryKey: keys.session });
      }
    } catch (error) {
      if (isProblem(error) && error.code === 'sign-in-again') return onAgain();
      setProblem(inWords(error));
      setCode('');
    } finally {
      setBusy(false);
    }
  };
  const byPasskey = () =>
    enter(async () => {
      const answer = await answerOfPasskey(passkey);
      return answer === null ? null : { passkey: answer };
    });
  const byCode = (event: FormEvent) => {
    event.preventDefault();
    if (code.trim() !== '') void enter(async () => ({ code }));
  };
  return (
    <Sheet title={words.second}>
      {ways.includes('passkey') && (
        <>
          <p>{words.passkey_text}</p>
          <Button look="main" className="alone" onClick={byPasskey} disabled={busy}>
            {words.use_passkey}
          </Button>
        </>
      )}
      {ways.includes('totp') && (
        <form ref={form} onSubmit={byCode} noValidate>
          <Field
            label={words.code}
            hint={words.code_hint}
            className="code"
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={10}
            value={code}
            onChange={({ target }) => setCode(target.value)}
          />
          <Button look={ways.includes('passkey') ? 'bare' : 'main'} type="submit" disabled={busy}>
            {words.sign_in}
          </Button>
        </form>
      )}
      <div role="alert">{problem && <p className="problem">{problem}</p>}</div>
      <p>
        <Button look="bare" onClick={onAgain}>
          {words.another}
        </Button>
      </p>
    </Sheet>
  );
}
