/** What was begun with a password or a link and waits for the second step: in memory, for a while. */
import { Denied } from './denied.ts';
import { hashOf, newToken } from './sessions.ts';

const TICKET_MS = 10 * 60_000;

export interface Ticket {
  readonly person: string;
  readonly what: 'enter' | 'open' | 'add';
  readonly until: number;
  readonly challenges: readonly string[];
  /** Of codes that shall be kept. */
  readonly secret: string;
  readonly link: string;
}

export class Tickets {
  readonly #tickets = new Map<string, Ticket>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  give(
    person: string,
    what: Ticket['what'],
    made: { readonly challenges: readonly string[]; readonly secret?: string; readonly link?: string },
  ): string {
    const now = this.#now();
    for (const [key, { until }] of this.#tickets) if (until < now) this.#tickets.delete(key);
    const ticket = newToken();
    const until = now + TICKET_MS;
    this.#tickets.set(hashOf(ticket), { person, what, until, secret: '', link: '', ...made });
    return ticket;
  }

  /** @throws Denied ticket */
  begun(ticket: string, what: Ticket['what']): Ticket {
    const found = this.#tickets.get(hashOf(ticket));
    if (found?.what !== what || found.until < this.#now()) throw new Denied('ticket');
    return found;
  }

  done(ticket: string): void {
    this.#tickets.delete(hashOf(ticket));
  }
}
