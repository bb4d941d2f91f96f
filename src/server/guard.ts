/** What every request has to pass before a route sees it. */
import type { Context, MiddlewareHandler } from 'hono';
import { createMiddleware } from 'hono/factory';
import { may, type Need } from '../accounts/rights.ts';
import { type Access, type Env, hiddenFrom } from './access.ts';
import { Fault } from './fault.ts';
import type { House } from './house.ts';
import type { Rate } from './rate.ts';

const HARMLESS = ['GET', 'HEAD'];

/** Addresses under which this server may be asked for; any other name that leads here is somebody's trick (DNS rebinding). */
export type Hosts = (host: string) => boolean;

/** This machine, by the names that cannot lead elsewhere. */
export const loopback: Hosts = (host) => /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?$/.test(host);

export function hostOf(c: Context): string {
  return c.req.header('host') ?? new URL(c.req.url).host;
}

/** Refuses requests for other hosts, from other sites, and changes without the token of the session. */
export function gate(
  {
    hosts,
    origin,
    rate,
  }: { readonly hosts: Hosts; readonly origin?: string | undefined; readonly rate: Rate },
  access: Access,
  house: House,
): MiddlewareHandler<Env> {
  return createMiddleware<Env>(async (c, next) => {
    if (!hosts(hostOf(c))) throw new Fault(421, 'wrong-host', 'this is not an address of this server');
    const changes = !HARMLESS.includes(c.req.method);
    const from = c.req.header('origin');
    const site = c.req.header('sec-fetch-site');
    const own = origin ?? `${new URL(c.req.url).protocol}//${hostOf(c)}`;
    const api = c.req.path.startsWith('/api');
    // Browsers say where a request comes from; a change that nobody vouches for is refused as well.
    const foreign = from !== undefined ? from !== own : changes && site !== 'same-origin';
    if (foreign || (api && site !== undefined && site !== 'same-origin' && site !== 'none'))
      throw new Fault(403, 'wrong-origin', 'this request came from another page');
    if (!api) return next();
    const visitor = await access.visitor(c);
    c.set('visitor', visitor);
    // Who has not signed in can do no more than try to, and that has a measure of its own.
    if (visitor?.person) rate.take(visitor.token);
    if (changes && visitor !== null && c.req.header('x-moksori') !== visitor.token)
      throw new Fault(403, 'wrong-token', 'the token of the session is missing or old; load the page again');
    if (visitor !== null && c.req.path !== '/api/events') house.touch();
    return next();
  });
}

/** Lets only those through who may do what a route needs, and who may see the case that it names. */
export function needing(need: Need, access: Access): MiddlewareHandler<Env> {
  return createMiddleware<Env>(async (c, next) => {
    const visitor = c.get('visitor');
    // Of a team, who has not signed in is told apart from who may do nothing.
    const stranger = visitor === null || (access.mode === 'team' && visitor.person === null);
    if (!may(stranger ? null : visitor.rights, need))
      throw stranger
        ? new Fault(401, 'no-session', 'nobody is signed in')
        : new Fault(403, 'not-allowed', 'this needs a right that you do not have', { right: need });
    const id: string | undefined = c.req.param('case');
    if (id !== undefined && (await hiddenFrom(visitor, access)).includes(id))
      throw new Fault(404, 'no-case', 'there is no such case');
    return next();
  });
}
