/** The workbench of a team: vault, accounts, routes, pages and socket put together. */
import { readFileSync } from 'node:fs';
import { Accounts } from '../accounts/accounts.ts';
import type { Role } from '../accounts/rights.ts';
import { type App, appOf } from './app.ts';
import { House, type HouseOptions } from './house.ts';
import { listen } from './listen.ts';
import { pages } from './pages.ts';
import { TeamAccess } from './team/access.ts';
import { peopleRoutes } from './team/people.ts';
import { signInRoutes } from './team/sign-in.ts';

export interface TeamOptions {
  readonly host: string;
  readonly port: number;
  /** Where the pages come from, as browsers see it. Without it, this machine by its name and port. */
  readonly origin?: string | undefined;
  /** Files of certificate and key, PEM. */
  readonly tls?: { readonly cert: string; readonly key: string } | undefined;
  /** Whether a program of this machine takes the requests and says where they come from. */
  readonly proxy: boolean;
  readonly fault?: (error: unknown) => void;
}

export interface Serving {
  readonly origin: string;
  readonly port: number;
  /** The link for the first admin, while nobody can invite anybody. */
  readonly first: { readonly name: string; readonly link: string } | null;
  /** A link for somebody who is named; null when there is nobody of that name. */
  link(name: string): Promise<string | null>;
  /** Resolves when the vault was closed. */
  readonly closed: Promise<void>;
  close(): Promise<void>;
}

/** The first person rules accounts and works with cases. */
const FIRST: readonly Role[] = ['admin', 'documenter'];

/**
 * @param open opens the vault: nobody can sign in to one that is closed
 * @throws what opening the vault throws, what reading the certificate throws, and what Node throws when the port is taken
 */
export async function serveTeam(
  options: HouseOptions,
  { host, port, origin: given, tls, proxy, fault }: TeamOptions,
  open: (house: House) => Promise<void>,
): Promise<Serving> {
  const secrets = tls && { cert: readFileSync(tls.cert), key: readFileSync(tls.key) };
  const house = new House(options);
  const closing = [() => house.close()];
  const close = async (): Promise<void> => {
    for (const end of closing.splice(0).reverse()) await end();
  };
  try {
    await open(house);
    const { home } = house.open;
    let app: App | undefined;
    // Which port it is stands in the origin, and the origin in everything else.
    const fetch: App['fetch'] = (...asked) =>
      app === undefined ? new Response(null, { status: 503 }) : app.fetch(...asked);
    const listening = await listen({ fetch }, { port, host, ...(secrets && { tls: secrets }) });
    closing.push(() => listening.close());
    const origin = given ?? `${secrets ? 'https' : 'http'}://localhost:${listening.port}`;
    const accounts = await Accounts.of(home.vault, { origin });
    const access = new TeamAccess(house, accounts, proxy);
    const ours = new URL(origin).host;
    app = appOf({
      house,
      access,
      origin,
      hosts: (asked) => asked === ours,
      ...(fault && { fault }),
      more: [
        (routes) => signInRoutes(routes, access),
        (routes) => peopleRoutes(routes, access),
        await pages(),
      ],
    });
    const actor = await home.actor();
    const linkFor = async (id: string, roles: readonly Role[]): Promise<string> =>
      `${origin}/invitation#${await accounts.linkAt(actor, id, roles)}`;
    const ruled = accounts.team.people.some(
      ({ state, roles }) => state === 'open' && roles.includes('admin'),
    );
    const person = accounts.team.person(actor);
    const closed = new Promise<void>((resolve) => {
      const stop = house.events.listen(({ what }) => {
        if (what !== 'locked') return;
        stop();
        resolve();
      });
    });
    return {
      origin,
      port: listening.port,
      first: ruled || !person ? null : { name: person.name, link: await linkFor(actor, FIRST) },
      link: async (name) => {
        const named = accounts.team.named(name) ?? accounts.team.person(name);
        if (named === undefined) return null;
        return linkFor(named.id, named.roles.length > 0 ? named.roles : ['documenter']);
      },
      closed,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
