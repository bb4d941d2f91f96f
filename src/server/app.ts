/** The routes, without a socket: `app.request('/api/session')`. */
import { OpenAPIHono } from '@hono/zod-openapi';
import type { Need } from '../accounts/rights.ts';
import type { Access, Env } from './access.ts';
import { Fault, problemOf } from './fault.ts';
import { gate, type Hosts, loopback, needing } from './guard.ts';
import { secured } from './headers.ts';
import type { House } from './house.ts';
import { Rate } from './rate.ts';
import { inTurn, Room } from './room.ts';
import { caseRoutes } from './routes/case.ts';
import { casesRoutes } from './routes/cases.ts';
import { decisionRoutes } from './routes/decisions.ts';
import { eventRoutes } from './routes/events.ts';
import { historyRoutes } from './routes/history.ts';
import { jobRoutes } from './routes/jobs.ts';
import { joiningRoutes } from './routes/joining.ts';
import { keepingRoutes } from './routes/keeping.ts';
import { originalRoutes } from './routes/originals.ts';
import { overviewRoutes } from './routes/overview.ts';
import { packRoutes } from './routes/pack.ts';
import { pairRoutes } from './routes/pairs.ts';
import { exposureRoutes } from './routes/release-exposure.ts';
import { fileRoutes } from './routes/release-files.ts';
import { releaseRoutes } from './routes/releases.ts';
import { reportRoutes, UPLOAD } from './routes/reports.ts';
import { searchRoutes } from './routes/search.ts';
import { sessionRoutes } from './routes/session.ts';
import { settingsRoutes } from './routes/settings.ts';
import { tryRoutes } from './routes/try.ts';
import { vaultRoutes } from './routes/vault.ts';
import { wayRoutes } from './routes/ways.ts';
import { atMost } from './size.ts';

export type App = OpenAPIHono<Env>;

export interface Serving {
  readonly house: House;
  readonly access: Access;
  /** Names under which it may be asked for; those of this machine when not given. */
  readonly hosts?: Hosts;
  /** Where pages come from, when a proxy stands in front: `https://moksori.example`. */
  readonly origin?: string;
  /** Told of faults of our own: the kind and the place, for whoever runs the server. */
  readonly fault?: (error: unknown) => void;
  /** How much one session may ask. */
  readonly rate?: Rate;
  /** How many bytes of uploads are in memory at once. */
  readonly room?: Room;
  /** Routes besides: of signing in, of the pages. */
  readonly more?: readonly ((app: App) => void)[];
}

/** Bytes of a request that is no upload. */
const BODY = 1024 * 1024;

export function appOf({
  house,
  access,
  hosts = loopback,
  origin,
  more = [],
  fault = () => {},
  rate = new Rate(),
  room = new Room(2 * UPLOAD.bytes),
}: Serving): App {
  const app: App = new OpenAPIHono<Env>({
    defaultHook: (result) => {
      if (result.success) return undefined;
      const [first] = result.error.issues;
      const where = [result.target, ...(first?.path ?? [])].join('.');
      throw new Fault(422, 'invalid', 'the request does not say what this needs', { where });
    },
  });
  const limited = atMost(BODY);
  // What a form needs around its files.
  const uploads = atMost(UPLOAD.bytes + BODY);
  const turn = inTurn(room);
  app.onError((error, c) => {
    const problem = problemOf(error);
    if (problem.code === 'fault') fault(error);
    return c.body(JSON.stringify(problem), problem.status as 400, {
      'content-type': 'application/problem+json; charset=UTF-8',
      'cache-control': 'no-store',
    });
  });
  app.notFound((c) => {
    const { path, method } = c.req;
    const there = app.routes.some(
      (route) => route.method !== 'ALL' && route.method !== method && fits(route.path, path),
    );
    throw there
      ? new Fault(405, 'wrong-method', 'this address does not take that')
      : new Fault(404, 'not-found', 'there is nothing at this address');
  });
  app.use(secured);
  // Whoever came once over TLS comes so again.
  if (origin?.startsWith('https:'))
    app.use((c, next) => {
      c.header('strict-transport-security', 'max-age=31536000');
      return next();
    });
  app.use(gate({ hosts, origin, rate }, access, house));
  app.use('/api/*', (c, next) => (c.req.path === '/api/reports' ? uploads : limited)(c, next));
  app.use('/api/reports', turn);
  const needed = guarded(app, access);
  for (const routes of [
    sessionRoutes,
    vaultRoutes,
    wayRoutes,
    settingsRoutes,
    packRoutes,
    casesRoutes,
    caseRoutes,
    decisionRoutes,
    tryRoutes,
    joiningRoutes,
    pairRoutes,
    historyRoutes,
    searchRoutes,
    reportRoutes,
    jobRoutes,
    originalRoutes,
    keepingRoutes,
    eventRoutes,
    overviewRoutes,
    exposureRoutes,
    releaseRoutes,
    fileRoutes,
  ])
    routes(needed, house, access);
  app.doc31('/api', {
    openapi: '3.1.0',
    info: { title: 'Moksori', version: house.version },
  });
  for (const routes of more) routes(app);
  return app;
}

/** The app, with what a route needs asked for before anything else of it. */
function guarded(app: App, access: Access): App {
  const register = app.openapi;
  app.openapi = ((route: Parameters<typeof register>[0], ...rest: unknown[]) => {
    const need = (route as { readonly 'x-needs'?: Need })['x-needs'];
    if (need === undefined) throw new TypeError(`${route.path} does not say what it needs`);
    const middleware = needing(need, access);
    return (register as (...all: unknown[]) => App)({ ...route, middleware }, ...rest);
  }) as typeof register;
  return app;
}

function fits(pattern: string, path: string): boolean {
  const [wanted, given] = [pattern.split('/'), path.split('/')];
  return (
    wanted.length === given.length && wanted.every((part, i) => part.startsWith(':') || part === given[i])
  );
}
