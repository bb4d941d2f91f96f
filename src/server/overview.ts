/**
 * Counts of an open vault. What all cases tell is held as long as the vault is open, and goes on from what has changed; what was
 * counted is kept until something does.
 */
import { setImmediate } from 'node:timers/promises';
import type { Pack } from '../packs/types.ts';
import { behind, type Found } from '../review/overview/behind.ts';
import { count } from '../review/overview/count.ts';
import { Tellings } from '../review/overview/tellings.ts';
import type { Asked, Behind, Counts } from '../review/overview/types.ts';
import type { Index } from '../vault/index-types.ts';

/** Answers that are kept. */
const KEPT = 30;

export interface Counted {
  readonly counts: Counts;
  /** Entries of the ledger that were counted, and when. */
  readonly through: number;
  readonly at: number;
}

export class Overview {
  readonly #index: Index;
  readonly #stages: readonly string[];
  readonly #now: () => number;
  readonly #tellings = new Tellings();
  readonly #kept = new Map<string, Counted>();
  #through = 0;
  #turn: Promise<void> = Promise.resolve();

  constructor(index: Index, pack: Pack, now: () => number = Date.now) {
    this.#index = index;
    this.#stages = pack.stages.map(({ id }) => id);
    this.#now = now;
  }

  async counted(asked: Asked): Promise<Counted> {
    await this.#follow();
    const key = JSON.stringify([asked, [...(asked.except ?? [])]]);
    const there = this.#kept.get(key);
    if (there !== undefined) return there;
    const counted = {
      counts: count(this.#tellings, this.#stages, asked),
      through: this.#through,
      at: this.#now(),
    };
    if (this.#kept.size >= KEPT) this.#kept.delete(this.#kept.keys().next().value!);
    this.#kept.set(key, counted);
    return counted;
  }

  async behind(asked: Behind): Promise<readonly Found[]> {
    await this.#follow();
    return behind(this.#tellings, this.#stages, asked);
  }

  /** One at a time: what all cases tell is read once for all who ask. */
  #follow(): Promise<void> {
    const turn = this.#turn.then(async () => {
      const through = await this.#index.through();
      const changed = await this.#tellings.follow(this.#index, setImmediate);
      if (changed || through !== this.#through) this.#kept.clear();
      this.#through = through;
    });
    this.#turn = turn.catch(() => {});
    return turn;
  }
}
