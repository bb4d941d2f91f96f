/** In which cases some are seen, themselves and those that they lie in: read from the ledger, and kept until one of them changes. */
import { wayOf } from '../../review/load.ts';
import type { Home } from '../../vault/home.ts';

export class Ways {
  readonly #ways = new Map<string, readonly string[]>();
  /** Entries of the ledger that what is kept has seen. */
  #seen = 0;
  #turn: Promise<unknown> = Promise.resolve();

  /** All of them, each once. */
  of(cases: readonly string[], home: Pick<Home, 'store' | 'vault'>): Promise<readonly string[]> {
    // One after the other: what is known to have changed is forgotten before anybody is answered from it.
    const turn = this.#turn.then(async () => {
      await this.#look(home);
      const all = new Set<string>();
      for (const id of cases) {
        const way = this.#ways.get(id) ?? (await wayOf(home.vault, id));
        this.#ways.set(id, way);
        for (const one of way) all.add(one);
      }
      return [...all];
    });
    this.#turn = turn.catch(() => {});
    return turn;
  }

  async #look({ store }: Pick<Home, 'store'>): Promise<void> {
    const { size } = await store.head();
    if (size === this.#seen) return;
    const changed = new Set(this.#ways.size === 0 ? [] : await store.casesSince(this.#seen));
    for (const [id, way] of this.#ways) if (way.some((one) => changed.has(one))) this.#ways.delete(id);
    this.#seen = size;
  }
}
