import { lazy, Suspense } from 'react';
import { Route, Switch, useRoute } from 'wouter';
import { AddingPlace } from './add/adding.tsx';
import { useEvents, useForgetting } from './api/events.ts';
import { useSession } from './api/queries.ts';
import { isWithin, useDoor } from './api/use-half-typed.ts';
import { Door } from './enter/door.tsx';
import { Broken } from './frame/broken.tsx';
import { Loading } from './frame/loading.tsx';
import { NotFound } from './frame/not-found.tsx';
import { Says } from './parts/say.tsx';

const Cases = lazy(() => import('./cases/cases.tsx'));
const Case = lazy(() => import('./case/case.tsx'));
const Review = lazy(() => import('./review/review.tsx'));
const Release = lazy(() => import('./release/release.tsx'));
const Register = lazy(() => import('./release/register.tsx'));
const Pairs = lazy(() => import('./pairs/pairs.tsx'));
const Overview = lazy(() => import('./overview/overview.tsx'));
const Settings = lazy(() => import('./settings/settings.tsx'));

/** The door while the vault is not open to this person, else the page of the address. */
export function App() {
  const { data: session, error } = useSession();
  // A one-time link is for whoever follows it, also in a browser in which somebody else is signed in.
  const [invited] = useRoute('/invitation');
  const open = isWithin(session) && (session?.mode === 'one' || !invited);
  useEvents(open);
  useForgetting(open);
  useDoor(session);
  return (
    <Broken>
      <Says>
        {open ? (
          <AddingPlace>
            <Suspense fallback={<Loading />}>
              <Switch>
                <Route path="/" component={Cases} />
                <Route path="/cases/:case" component={Case} />
                <Route path="/cases/:case/review" component={Review} />
                <Route path="/cases/:case/release" component={Release} />
                <Route path="/cases/:case/releases" component={Register} />
                <Route path="/pairs" component={Pairs} />
                <Route path="/overview" component={Overview} />
                <Route path="/settings/:part?" component={Settings} />
                <Route component={NotFound} />
              </Switch>
            </Suspense>
          </AddingPlace>
        ) : (
          <Door session={session} error={error} />
        )}
      </Says>
    </Broken>
  );
}
