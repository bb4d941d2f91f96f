/**
 * The cases of an open vault as the pages ask for them. States and what is put together of them are kept for the cases that were
 * asked for last, and go on from the entries that are new: a decision and the next look at the case cost milliseconds.
 */
import { NONE } from '../ledger/types.ts';
import type { Pack } from '../packs/types.ts';
import { catchUp } from '../review/catch-up.ts';
import type { State } from '../review/state-types.ts';
import { type CaseView, stateIn, viewOf } from '../review/view.ts';
import type { Home } from '../vault/home.ts';
import type { Plain } from '../vault/plain.ts';
import type { Events } from './events.ts';
import { Fault } from './fault.ts';

export type Language = 'en' | 'ko';

interface Kept {
  readonly state: State;
  /** Cases whose entries it is made of. */
  readonly parts: ReadonlySet<string>;
  readonly views: Map<Language, CaseView>;
}

/** Cases that are kept. */
const CASES = 64;
/** Claims of all of them. */
const CLAIMS = 100_000;

export class Desk {
  readonly #home: Home;
  readonly #pack: Pack;
  readonly #events: Events;
  /** The longest unused first. */
  readonly #kept = new Map<string, Kept>();
  /** What is being read. */
  readonly #loading = new Map<string, Promise<Kept>>();
  /** Entries of the ledger that what is kept has seen. */
  #seen = -1;
  #looking: Promise<void> = Promise.resolve();
  #indexing: Promise<unknown> = Promise.resolve();
  #closed = false;

  constructor(home: Home, pack: Pack, events: Events) {
    this.#home = home;
    this.#pack = pack;
    this.#events = events;
  }

  /** @throws NoSuchCase */
  async state(id: string): Promise<State> {
    return (await this.#case(id)).state;
  }

  /** The case put together, with sentences in one language. @throws NoSuchCase */
  async view(id: string, language: Language): Promise<CaseView> {
    const kept = await this.#case(id);
    const there = kept.views.get(language);
    if (there !== undefined) return there;
    const view = viewOf(kept.state, this.#pack, language);
    kept.views.set(language, view);
    return view;
  }

  /**
   * Makes entries from a case as it is now, and appends them: durable when it resolves.
   *
   * @throws Fault `stale` when another decided about the same at the same moment and was first: then this does not count.
   */
  async write(
    id: string,
    make: (view: CaseView) => readonly Plain[] | Promise<readonly Plain[]>,
    language: Language,
  ): Promise<{
    readonly entries: readonly number[];
    readonly view: CaseView;
    readonly plain: readonly Plain[];
  }> {
    const plain = await make(await this.view(id, language));
    const { from, count } = await this.#home.vault.append(plain);
    const view = await this.view(id, language);
    const late = view.state.decisions.find(
      ({ seq, standing }) => standing === 'stale' && seq >= from && seq < from + count,
    );
    if (late !== undefined) {
      const first = view.state.claims
        .get(late.subject)
        ?.history.findLast(({ standing }) => standing !== 'stale');
      throw new Fault(409, 'stale', 'somebody decided about this in between', {
        claim: late.subject,
        ...(first && { last: first.seq, actor: first.actor, kind: first.kind }),
      });
    }
    return { entries: Array.from({ length: count }, (_, i) => from + i), view, plain };
  }

  /** Brings the index up to the ledger; one at a time. */
  async indexed(): Promise<void> {
    const turn = this.#indexing.then(async () => {
      if (!this.#closed) await catchUp(this.#home.vault, { pack: this.#pack });
    });
    this.#indexing = turn.catch(() => {});
    await turn;
  }

  /** Waits for what is under way and begins nothing more. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all([this.#indexing, this.#looking]);
    this.#kept.clear();
  }

  async #case(id: string): Promise<Kept> {
    await this.look();
    const kept = this.#kept.get(id);
    if (kept !== undefined) {
      this.#kept.delete(id);
      this.#kept.set(id, kept);
      return kept;
    }
    const under = this.#loading.get(id);
    if (under !== undefined) return under;
    const loading = this.#load(id);
    this.#loading.set(id, loading);
    try {
      return await loading;
    } finally {
      if (this.#loading.get(id) === loading) this.#loading.delete(id);
    }
  }

  async #load(id: string): Promise<Kept> {
    const seen = this.#seen;
    const parts = new Set<string>();
    const { vault } = this.#home;
    const entriesOf = (part: string) => {
      parts.add(part);
      return vault.entriesOf(part);
    };
    const kept: Kept = { state: await stateIn({ entriesOf }, id), parts, views: new Map() };
    // What was written meanwhile may be in it or not: it is read again the next time.
    if (seen !== this.#seen) return kept;
    this.#kept.set(id, kept);
    this.#bound();
    return kept;
  }

  /** Forgets what was changed since it was read, and says that it was. */
  look(): Promise<void> {
    const turn = this.#looking.then(async () => {
      const { size } = await this.#home.store.head();
      if (size === this.#seen) return;
      const from = this.#seen;
      this.#seen = size;
      if (from < 0) return;
      const changed = new Set(await this.#home.store.casesSince(from));
      for (const [id, { parts }] of this.#kept)
        if ([...parts].some((part) => changed.has(part))) {
          this.#kept.delete(id);
          changed.add(id);
        }
      for (const id of this.#loading.keys()) this.#loading.delete(id);
      // Of the vault itself no page shows anything.
      changed.delete(NONE);
      for (const id of changed) this.#events.tell({ what: 'case', case: id });
    });
    this.#looking = turn.catch(() => {});
    return turn;
  }

  #bound(): void {
    let claims = 0;
    for (const { state } of this.#kept.values()) claims += state.claims.size;
    for (const [id, { state }] of this.#kept) {
      if (this.#kept.size <= 1 || (this.#kept.size <= CASES && claims <= CLAIMS)) break;
      this.#kept.delete(id);
      claims -= state.claims.size;
    }
  }
}
