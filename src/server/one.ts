/** One person on this machine: a link that opens once gives the browser a session. */
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { RIGHTS } from '../accounts/rights.ts';
import type { Access, Visitor } from './access.ts';
import type { App } from './app.ts';
import { Fault } from './fault.ts';
import type { House } from './house.ts';
import { hashOf, newToken } from './keys.ts';

/** A link is good for so long. */
const LINK = 15 * 60_000;
/** Sessions of one vault that is open at once: browsers and their windows share one. */
const SESSIONS = 32;

export class OnePerson implements Access {
  readonly mode = 'one';
  readonly #house: House;
  readonly #now: () => number;
  /** Hash of the key → when it ends. */
  readonly #links = new Map<string, number>();
  /** Hash of the session → its token for changes. */
  readonly #sessions = new Map<string, string>();

  constructor(house: House, now: () => number = Date.now) {
    this.#house = house;
    this.#now = now;
  }

  /** The key of a new link; the ones before it stay good. */
  link(): string {
    const key = newToken();
    this.#links.set(hashOf(key), this.#now() + LINK);
    return key;
  }

  /** A session for a key, once; nothing for any other. */
  enter(key: string): string | undefined {
    const hash = hashOf(key);
    const until = this.#links.get(hash);
    this.#links.delete(hash);
    if (until === undefined || until < this.#now()) return undefined;
    const session = newToken();
    this.#sessions.set(hashOf(session), newToken());
    const [oldest] = this.#sessions.keys();
    if (this.#sessions.size > SESSIONS) this.#sessions.delete(oldest!);
    return session;
  }

  visitor(c: Context): Visitor | null {
    const session = getCookie(c, cookieOf(c));
    const token = session === undefined ? undefined : this.#sessions.get(hashOf(session));
    if (token === undefined) return null;
    return { token, person: this.#house.opened?.person ?? null, rights: RIGHTS };
  }

  /** The address of the link. */
  routes(app: App): void {
    app.get('/enter', (c) => {
      // A browser that looks ahead must not use it up.
      if (c.req.header('sec-purpose')?.includes('prefetch'))
        throw new Fault(403, 'no-prefetch', 'this link opens once, when it is followed');
      const session = this.enter(c.req.query('key') ?? '');
      if (session === undefined) {
        // A person in a browser comes in by the session that is there, or is told by the page what to do.
        if (this.visitor(c) !== null || c.req.header('accept')?.includes('text/html'))
          return c.redirect('/', 303);
        throw new Fault(
          403,
          'link-used',
          'this link was used or is too old; end moksori open and start it again',
        );
      }
      setCookie(c, cookieOf(c), session, { httpOnly: true, sameSite: 'Strict', path: '/' });
      return c.redirect('/', 303);
    });
  }
}

/** Cookies do not know ports: two vaults that are open at once need two names. */
function cookieOf(c: Context): string {
  const [, port = ''] = /:(\d+)$/.exec(c.req.header('host') ?? new URL(c.req.url).host) ?? [];
  return `moksori${port}`;
}
