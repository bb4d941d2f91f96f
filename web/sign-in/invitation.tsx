import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useLocation } from 'wouter';
import type { Invited } from '../../src/server/team/shapes.ts';
import { send } from '../api/client.ts';
import { keys } from '../api/queries.ts';
import { isGood, NewSecret, UNTYPED } from '../enter/new-secret.tsx';
import { Sheet } from '../enter/sheet.tsx';
import { Button } from '../parts/button.tsx';
import { useProblemWords } from '../parts/say.tsx';
import { fill, useWords } from '../words.ts';
import { bestWay, chosen, Factor } from './factor.tsx';
import en from './words.en.json';
import ko from './words.ko.json';

/** A one-time link: it opens an account for the first time, or again when everything was lost. */
export function Invitation({ link }: { readonly link: string }) {
  const words = useWords({ en, ko });
  const inWords = useProblemWords();
  const { data, error } = useQuery({
    queryKey: ['invitation', link],
    queryFn: () => send<Invited>('/api/invitation', { link }),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  if (data) return <Opening offer={data} />;
  return (
    <Sheet title={words.invited}>
      <div role="alert">{error && <p className="problem">{inWords(error)}</p>}</div>
    </Sheet>
  );
}

function Opening({ offer }: { readonly offer: Invited }) {
  const words = useWords({ en, ko });
  const inWords = useProblemWords();
  const client = useQueryClient();
  const [, go] = useLocation();
  const [password, setPassword] = useState(UNTYPED);
  const [shown, setShown] = useState(false);
  const [way, setWay] = useState(bestWay);
  const [code, setCode] = useState('');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');
  const noCode = way === 'totp' && code.trim() === '';

  const open = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    setProblem('');
    if (busy || !isGood(password) || noCode) return;
    setBusy(true);
    try {
      const factor = await chosen(way, offer, code);
      if (factor === null) return setProblem(words.passkey_unmade);
      await send('/api/invitation/accept', { ticket: offer.ticket, password: password.text, ...factor });
      go('/', { replace: true });
      await client.invalidateQueries({ queryKey: keys.session });
    } catch (error) {
      setProblem(inWords(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Sheet title={fill(words.welcome, { name: offer.name })}>
      <p>{words.welcome_text}</p>
      <form onSubmit={open} noValidate>
        <input type="hidden" autoComplete="username" value={offer.name} readOnly />
        <NewSecret
          label={words.password}
          hint={words.rule}
          typed={password}
          onType={setPassword}
          tried={tried}
          shown={shown}
        />
        <label className="check">
          <input type="checkbox" checked={shown} onChange={({ target }) => setShown(target.checked)} />
          {words.shows}
        </label>
        <Factor
          offer={offer}
          way={way}
          onWay={setWay}
          code={code}
          onCode={setCode}
          wrong={tried && noCode ? words.code_needed : undefined}
        />
        <Button look="main" type="submit" disabled={busy}>
          {way === 'passkey' ? words.make_passkey : words.open_account}
        </Button>
        <div role="alert">{problem && <p className="problem">{problem}</p>}</div>
      </form>
    </Sheet>
  );
}
