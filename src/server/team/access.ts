/** People with accounts: a cookie names a session, the session a person, the person's roles what they may do. */
import { isIP } from 'node:net';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Accounts } from '../../accounts/accounts.ts';
import type { Access, Visitor } from '../access.ts';
import type { House } from '../house.ts';
import { Ways } from './ways.ts';

/** Of those who have not signed in: it says that a page of ours asks, and opens nothing. */
const STRANGER: Visitor = { token: 'stranger', person: null, rights: [] };

/** Pages ask these by themselves; they keep nobody signed in. */
const QUIET = ['/api/events', '/api/session', '/api/actions'];

export class TeamAccess implements Access {
  readonly mode = 'team';
  readonly accounts: Accounts;
  readonly #house: House;
  readonly #proxy: boolean;
  readonly #ways = new Ways();
  readonly #cookie: { readonly name: string; readonly secure: boolean };

  /** @param proxy whether another program of this machine stands before, which says where requests come from */
  constructor(house: House, accounts: Accounts, proxy: boolean) {
    this.#house = house;
    this.accounts = accounts;
    this.#proxy = proxy;
    const { protocol, port } = new URL(accounts.origin);
    const secure = protocol === 'https:';
    // The prefix keeps other names of the same site from setting it.
    this.#cookie = { secure, name: secure ? '__Host-moksori' : `moksori${port}` };
  }

  async visitor(c: Context): Promise<Visitor> {
    const who = await this.accounts.who(this.session(c), QUIET.includes(c.req.path));
    if (who === null) return STRANGER;
    const { id, name, roles, rights, token } = who;
    return { token, person: { id, name, roles }, rights };
  }

  /** Those that are kept from somebody, and those into which one of them was joined. */
  async hidden({ person }: Visitor): Promise<readonly string[]> {
    const kept = person === null ? [] : this.accounts.team.hiddenFrom(person.id);
    return kept.length === 0 ? kept : this.#ways.of(kept, this.#house.open.home);
  }

  originalRead({ person }: Visitor, report: string, of: string): Promise<void> {
    return this.accounts.originalRead(person!.id, report, of);
  }

  session(c: Context): string | undefined {
    return getCookie(c, this.#cookie.name);
  }

  begin(c: Context, token: string): void {
    const { name, secure } = this.#cookie;
    setCookie(c, name, token, { httpOnly: true, sameSite: 'Strict', path: '/', secure });
  }

  end(c: Context): void {
    const token = this.session(c);
    if (token !== undefined) this.accounts.sessions.end(token);
    const { name, secure } = this.#cookie;
    deleteCookie(c, name, { path: '/', secure });
  }

  /** Where a request comes from. Of what proxies say only the last word is believed, and only of one on this machine. */
  addressOf(c: Context): string {
    const address = direct(c);
    if (!this.#proxy || !isLoopback(address)) return address;
    const said = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() ?? '';
    return isIP(said) === 0 ? address : said;
  }
}

function direct(c: Context): string {
  try {
    return getConnInfo(c).remote.address ?? '';
  } catch {
    // Asked without a socket.
    return '';
  }
}

export const isLoopback = (address: string): boolean =>
  /^(?:::ffff:)?127\.\d+\.\d+\.\d+$|^::1$/.test(address);
