import { lazy, Suspense } from 'react';
import type { Session } from '../../src/server/shapes.ts';
import { isProblem } from '../api/problem.ts';
import { Empty } from '../parts/empty.tsx';
import { useProblemWords } from '../parts/say.tsx';
import { useWords } from '../words.ts';
import en from './words.en.json';
import ko from './words.ko.json';

const Enter = lazy(() => import('./enter.tsx'));
const SignIn = lazy(() => import('../sign-in/sign-in.tsx'));

interface Props {
  readonly session: Session | undefined;
  readonly error: unknown;
}

/** What stands before the vault: no session, no vault, a locked one, a person of a team who has not signed in. */
export function Door({ session, error }: Props) {
  const words = useWords({ en, ko });
  const inWords = useProblemWords();
  if (session)
    return (
      <Suspense fallback={null}>
        {session.mode === 'team' ? <SignIn /> : <Enter session={session} />}
      </Suspense>
    );
  if (!error) return null;
  const noSession = isProblem(error) && error.problem.status === 401;
  return (
    <main>
      <Empty whole title={noSession ? words.no_session : words.no_answer}>
        <p>{noSession ? words.no_session_text : inWords(error)}</p>
      </Empty>
    </main>
  );
}
