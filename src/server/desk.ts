/**
 * The cases of an open vault as the pages ask for them. States and what is put together of them are kept for the cases that were
 * asked for last, and go on from the entries that are new: a decision and the next look at the case cost milliseconds.
 */

import { setImmediate } from 'node:timers/promises';
import type { Case } from '../claims/case.ts';
import { NONE } from '../ledger/types.ts';
import type { Pack } from '../packs/types.ts';
import { catchUp } from '../review/catch-up.ts';
import type { State } from '../review/state-types.ts';
import { type CaseView, viewWith } from '../review/view.ts';
import type { Home } from '../vault/home.ts';
import type { Plain } from '../vault/plain.ts';
import { Assembler } from './assembler.ts';
import { CaseFile, type Language } from './case-file.ts';
import type { Events } from './events.ts';
import { Fault } from './fault.ts';

/** Cases that are kept. */
const CASES = 64;
/** Claims of all of them. */
const CLAIMS = 100_000;
/** Milliseconds after which what others wrote is noticed. */
const OTHERS = 2_000;
/** More entries at once than are looked through. */
const MANY = 10_000;
/** Kinds of entry with which words are destroyed. */
const DESTROYS: readonly string[] = ['shredded', 'source.shredded'];

export interface Written {
  /** Their numbers in the ledger. */
  readonly entries: readonly number[];
  readonly plain: readonly Plain[];
  readonly state: State;
  readonly assembled: Case;
}

export class Desk {
  readonly #home: Home;
  readonly #pack: Pack;
  readonly #events: Events;
  readonly #assembler: Assembler;
  /** The longest unused first. */
  readonly #kept = new Map<string, CaseFile>();
  /** How many claims they have. */
  readonly #claims = new Map<string, number>();
  /** Entries of the ledger that what is kept has seen. */
  #seen = -1;
  #looking: Promise<void> = Promise.resolve();
  #indexing: Promise<unknown> = Promise.resolve();
  /** The catching up that has not begun yet. */
  #next: Promise<void> | undefined;
  #closed = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(home: Home, pack: Pack, events: Events) {
    this.#home = home;
    this.#pack = pack;
    this.#events = events;
    this.#assembler = new Assembler(pack);
    // Of a team others write as well: whoever listens hears of it although nobody asks here.
    if (home.connection !== undefined)
      this.#timer = setInterval(() => void this.look().catch(() => {}), OTHERS).unref();
  }

  /** @throws NoSuchCase */
  async state(id: string): Promise<State> {
    return (await this.#file(id)).state();
  }

  /** The case put together, with sentences in one language. @throws NoSuchCase */
  async view(id: string, language: Language, aside = false): Promise<CaseView> {
    return (await this.#file(id)).view(language, aside);
  }

  /** A case that is not in the vault, put together: one as it would be. */
  async viewOf(state: State, language: Language): Promise<CaseView> {
    return viewWith(state, await this.#assembler.assemble(state, language), language);
  }

  /**
   * Makes entries from a case as it is now, and appends them: durable when it resolves. What it answers names parties as the case
   * had them last, where putting it together anew would take long.
   *
   * @param once a name under which entries are written one time: of two that do the same piece of work only the first writes
   * @throws Fault `stale` when another decided about the same at the same moment and was first: then this does not count.
   */
  async write(
    id: string,
    make: (state: State, view: () => Promise<CaseView>) => Promise<readonly Plain[]>,
    language: Language,
    once?: string,
  ): Promise<Written> {
    const before = await this.#file(id);
    const plain = await make(await before.state(), () => before.view(language));
    const { from, count } = await this.#home.vault.append(plain, once === undefined ? {} : { once });
    const { state, assembled } = await (await this.#file(id)).soon(language);
    const late = state.decisions.find(
      ({ seq, standing }) => standing === 'stale' && seq >= from && seq < from + count,
    );
    if (late !== undefined) {
      const first = state.claims.get(late.subject)?.history.findLast(({ standing }) => standing !== 'stale');
      throw new Fault(409, 'stale', 'somebody decided about this in between', {
        claim: late.subject,
        ...(first && { last: first.seq, actor: first.actor, kind: first.kind }),
      });
    }
    return { entries: Array.from({ length: count }, (_, i) => from + i), state, assembled, plain };
  }

  /** Brings the index up to the ledger; one at a time, and those who come while one waits share the next. */
  indexed(): Promise<void> {
    if (this.#next !== undefined) return this.#next;
    const { vault } = this.#home;
    const { store } = vault;
    const turn = this.#indexing.then(async () => {
      this.#next = undefined;
      if (this.#closed) return;
      const entriesOf = async (id: string) => {
        // Between two cases others are answered.
        await setImmediate();
        return vault.entriesOf(id);
      };
      await catchUp({ store, entriesOf }, { pack: this.#pack });
    });
    this.#next = turn;
    this.#indexing = turn.catch(() => {});
    return turn;
  }

  /** Waits for what is under way and begins nothing more. */
  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#timer);
    await Promise.all([this.#indexing, this.#looking, this.#assembler.close()]);
    this.#kept.clear();
  }

  async #file(id: string): Promise<CaseFile> {
    await this.look();
    const kept = this.#kept.get(id);
    if (kept !== undefined) {
      this.#kept.delete(id);
      this.#kept.set(id, kept);
      return kept;
    }
    const file = new CaseFile(id, this.#home.vault, this.#assembler);
    this.#kept.set(id, file);
    try {
      this.#bound(id, (await file.state()).claims.size);
    } catch (error) {
      this.#kept.delete(id);
      throw error;
    }
    return file;
  }

  /** Has what was changed read again when it is asked for, and says that it was. */
  look(): Promise<void> {
    const turn = this.#looking.then(async () => {
      const { store } = this.#home;
      const { size } = await store.head();
      if (size === this.#seen) return;
      const from = this.#seen;
      this.#seen = size;
      if (from < 0) return;
      const changed = new Set(await store.casesSince(from));
      // Of the vault itself no page shows anything.
      changed.delete(NONE);
      if (size - from > MANY || (await this.#shredded(from))) {
        for (const id of this.#kept.keys()) changed.add(id);
        this.#kept.clear();
      }
      for (const [id, file] of this.#kept)
        if ([...changed].some((one) => file.has(one))) {
          file.changed();
          changed.add(id);
        }
      for (const id of changed) this.#events.tell({ what: 'case', case: id });
    });
    this.#looking = turn.catch(() => {});
    return turn;
  }

  /** Whether anything was destroyed in entries from there on: it must not be remembered. */
  async #shredded(from: number): Promise<boolean> {
    for await (const chunk of this.#home.store.entries({ from }))
      if (chunk.some(({ kind }) => DESTROYS.includes(kind))) return true;
    return false;
  }

  /** Forgets cases until those that are left are few and small enough; not the one that was just asked for. */
  #bound(id: string, claims: number): void {
    this.#claims.set(id, claims);
    for (const known of this.#claims.keys()) if (!this.#kept.has(known)) this.#claims.delete(known);
    let sum = 0;
    for (const each of this.#claims.values()) sum += each;
    for (const old of this.#kept.keys()) {
      if (this.#kept.size <= CASES && sum <= CLAIMS) break;
      if (old === id) continue;
      sum -= this.#claims.get(old) ?? 0;
      this.#kept.delete(old);
    }
  }
}
