/** Somebody at work: signs in, listens, opens cases, reads, decides, and thinks in between. */
import type { CasesPage, CaseView, Decided, Session } from '../../src/server/shapes.ts';
import type { Begun } from '../../src/server/team/shapes.ts';

/** A decision that was confirmed: the entry that the ledger must have. */
export interface Acknowledged {
  readonly seq: number;
  readonly claim: string;
  readonly actor: string;
}

export interface Member {
  readonly id: string;
  readonly name: string;
  readonly password: string;
  /** The code of the second factor, now. */
  readonly code: () => string;
}

/** One answer: how long it took, and how much of that other programs had the processors at least. */
export interface Took {
  readonly ms: number;
  readonly others: number;
}

export interface Seen {
  /** Route → its answers. */
  readonly took: Map<string, Took[]>;
  readonly wrong: Map<string, number>;
  readonly decisions: Acknowledged[];
  /** Decisions that were refused because another decided first. */
  overtaken: number;
}

/** Milliseconds between two acts. */
const THINK = [1000, 3000] as const;
const PAGE = 100;

export class Person {
  readonly #origin: string;
  readonly #member: Member;
  readonly #seen: Seen;
  readonly #until: number;
  readonly #waited: () => readonly [number, number];
  #cookie = '';
  #token = 'stranger';

  constructor(
    origin: string,
    member: Member,
    seen: Seen,
    until: number,
    waited: () => readonly [number, number],
  ) {
    this.#origin = origin;
    this.#member = member;
    this.#seen = seen;
    this.#until = until;
    this.#waited = waited;
  }

  async work(cases: number): Promise<void> {
    await this.#signIn();
    const { token } = await this.#ask<Session>('GET /api/session', '/api/session');
    this.#token = token;
    const gone = new AbortController();
    const heard = this.#listen(gone.signal);
    while (performance.now() < this.#until) {
      const offset = PAGE * Math.floor((Math.random() * cases) / PAGE);
      const page = await this.#ask<CasesPage>('GET /api/cases', `/api/cases?offset=${offset}&limit=${PAGE}`);
      const shown = page.cases.slice(0, 12).map((row) => row.case);
      await this.#ask('GET /api/cards', `/api/cards?of=${shown}`);
      await this.#review(shown[Math.floor(Math.random() * shown.length)]!);
    }
    gone.abort();
    await heard;
  }

  async #review(id: string): Promise<void> {
    let view = await this.#ask<CaseView>('GET /api/cases/{case}', `/api/cases/${id}`);
    for (const { id: report } of view.reports)
      await this.#ask('GET …/text', `/api/cases/${id}/reports/${report}/text`);
    for (let n = 0; n < 6 && performance.now() < this.#until; n++) {
      await this.#think();
      const claim = view.claims.find(({ status }) => status === 'proposed');
      if (claim === undefined) return;
      const body = { what: 'accept', claim: claim.id, expects: claim.last };
      const done = await this.#ask<Decided | null>('POST …/decisions', `/api/cases/${id}/decisions`, body);
      // Two opened the same case, and the other was first: the page shows it anew.
      if (done === null) return;
      this.#seen.decisions.push({ seq: done.entries[0]!, claim: claim.id, actor: this.#member.id });
      // As the page does: what was decided is taken over, the rest is as it was.
      const changed = new Map(done.claims.map((one) => [one.id, one]));
      view = { ...view, claims: view.claims.map((one) => changed.get(one.id) ?? one) };
    }
  }

  async #signIn(): Promise<void> {
    const { name, password, code } = this.#member;
    const begun = await this.#ask<Begun>('POST /api/sign-in', '/api/sign-in', { name, password });
    await this.#ask('POST /api/sign-in/second', '/api/sign-in/second', {
      ticket: begun.ticket,
      code: code(),
    });
  }

  async #listen(signal: AbortSignal): Promise<void> {
    try {
      const response = await fetch(`${this.#origin}/api/events`, {
        headers: { cookie: this.#cookie },
        signal,
      });
      for await (const _ of response.body!);
    } catch {
      // ended by ourselves
    }
  }

  async #ask<T>(route: string, path: string, body?: unknown): Promise<T> {
    for (;;) {
      const before = this.#waited();
      const from = performance.now();
      const response = await fetch(this.#origin + path, {
        ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
        headers: {
          origin: this.#origin,
          cookie: this.#cookie,
          'x-moksori': this.#token,
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
      });
      const text = await response.text();
      const ms = performance.now() - from;
      const after = this.#waited();
      const others = Math.max(after[0] - before[0], after[1] - before[1]);
      const all = this.#seen.took.get(route) ?? [];
      this.#seen.took.set(route, all);
      if (response.ok) {
        all.push({ ms, others });
        const [cookie] = response.headers.getSetCookie();
        if (cookie !== undefined) this.#cookie = cookie.split(';')[0]!;
        return (text === '' ? undefined : JSON.parse(text)) as T;
      }
      if (response.status === 409) {
        this.#seen.overtaken++;
        return null as T;
      }
      const { code, about } = JSON.parse(text) as { code: string; about?: { seconds?: number } };
      const wrong = `${route}: ${response.status} ${code}`;
      this.#seen.wrong.set(wrong, (this.#seen.wrong.get(wrong) ?? 0) + 1);
      if (performance.now() > this.#until + 10_000) throw new Error(wrong);
      await pause(1000 * (about?.seconds ?? 1));
    }
  }

  #think(): Promise<void> {
    const [least, most] = THINK;
    return pause(least + Math.random() * (most - least));
  }
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
