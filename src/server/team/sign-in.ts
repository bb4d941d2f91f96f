/** Signing in and out, links that open an account, and what somebody changes about their own. */
import { createRoute } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { z } from 'zod';
import type { Given } from '../../accounts/factors.ts';
import type { Env } from '../access.ts';
import type { App } from '../app.ts';
import { answers, done, needs, sent, takes } from '../describe.ts';
import { Fault } from '../fault.ts';
import type { TeamAccess } from './access.ts';
import {
  accepting,
  account,
  begun,
  confirming,
  following,
  invited,
  offer,
  repassword,
  second,
  signIn,
} from './shapes.ts';

const begin = createRoute({
  method: 'post',
  path: '/api/sign-in',
  ...needs('anyone'),
  summary: 'The first half of signing in',
  request: { body: takes(signIn) },
  responses: answers(begun, 'A ticket for the second half, and the ways there are.'),
});
const enter = createRoute({
  method: 'post',
  path: '/api/sign-in/second',
  ...needs('anyone'),
  summary: 'The second half: a code or a passkey',
  request: { body: takes(second) },
  responses: done('Signed in; the cookie is set.'),
});
const leave = createRoute({
  method: 'post',
  path: '/api/sign-out',
  ...needs('signed-in'),
  summary: 'Ends the session',
  responses: done('Signed out.'),
});
const follow = createRoute({
  method: 'post',
  path: '/api/invitation',
  ...needs('anyone'),
  summary: 'What a one-time link opens',
  request: { body: takes(following) },
  responses: answers(invited, 'Whose account it is, and what to choose a second factor from.'),
});
const accept = createRoute({
  method: 'post',
  path: '/api/invitation/accept',
  ...needs('anyone'),
  summary: 'Sets the password and the second factor, and signs in',
  request: { body: takes(accepting) },
  responses: done('The account is open; signed in.'),
});
const own = createRoute({
  method: 'get',
  path: '/api/account',
  ...needs('signed-in'),
  summary: 'The second factors of whoever asks',
  responses: answers(account, 'The account.'),
});
const change = createRoute({
  method: 'post',
  path: '/api/account/password',
  ...needs('signed-in'),
  summary: 'A new password; other sessions end',
  request: { body: takes(repassword) },
  responses: done('It is changed.'),
});
const choose = createRoute({
  method: 'post',
  path: '/api/account/offer',
  ...needs('signed-in'),
  summary: 'What to choose a further second factor from',
  request: { body: takes(confirming) },
  responses: answers(offer, 'Something to choose from.'),
});
const add = createRoute({
  method: 'post',
  path: '/api/account/factors',
  ...needs('signed-in'),
  summary: 'Keeps a further second factor, which has worked once',
  request: { body: takes(second) },
  responses: done('It is kept.'),
});
const remove = createRoute({
  method: 'delete',
  path: '/api/account/factors/{factor}',
  ...needs('signed-in'),
  summary: 'Takes a second factor away; the last one stays',
  request: { params: z.object({ factor: z.string().max(1024) }) },
  responses: done('It is gone.'),
});

export function signInRoutes(app: App, access: TeamAccess): void {
  const { accounts } = access;
  app.openapi(begin, async (c) => {
    const { name, password } = c.req.valid('json');
    return sent(c, begun, await accounts.begin(name, password, access.addressOf(c)));
  });
  app.openapi(enter, async (c) => {
    const { ticket, ...factor } = c.req.valid('json');
    access.begin(c, await accounts.enter(ticket, givenIn(factor), access.addressOf(c)));
    return c.body(null, 204);
  });
  app.openapi(leave, (c) => {
    access.end(c);
    return c.body(null, 204);
  });
  app.openapi(follow, async (c) => sent(c, invited, await accounts.invited(c.req.valid('json').link)));
  app.openapi(accept, async (c) => {
    const { ticket, password, ...factor } = c.req.valid('json');
    access.begin(c, await accounts.open(ticket, password, givenIn(factor)));
    return c.body(null, 204);
  });
  app.openapi(own, (c) => {
    const { factors } = accounts.team.person(idOf(c))!;
    return sent(c, account, { factors: factors.map(({ id, way, added }) => ({ id, way, added })) });
  });
  app.openapi(change, async (c) => {
    const { old, password } = c.req.valid('json');
    const keep = access.session(c)!;
    await accounts.repassword(idOf(c), { old, password, from: access.addressOf(c), keep });
    return c.body(null, 204);
  });
  app.openapi(choose, async (c) => {
    const { password } = c.req.valid('json');
    return sent(c, offer, await accounts.offer(idOf(c), password, access.addressOf(c)));
  });
  app.openapi(add, async (c) => {
    const { ticket, ...factor } = c.req.valid('json');
    await accounts.add(idOf(c), ticket, givenIn(factor));
    return c.body(null, 204);
  });
  app.openapi(remove, async (c) => {
    await accounts.remove(idOf(c), c.req.valid('param').factor);
    return c.body(null, 204);
  });
}

/** Whoever asks; the guard has let nobody else through. */
export function idOf(c: Context<Env>): string {
  const id = c.get('visitor')?.person?.id;
  if (id === undefined) throw new Fault(401, 'no-session', 'nobody is signed in');
  return id;
}

function givenIn({
  code,
  passkey,
}: {
  readonly code?: string | undefined;
  readonly passkey?: unknown;
}): Given {
  return code === undefined ? { passkey } : { code };
}
