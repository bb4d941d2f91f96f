/**
 * The terms of the index, sealed: what a blinded value of a facet is called, and which words begin with what is typed, since
 * a blinded word cannot be compared with the beginning of one.
 */
import type { Blind } from './index-blind.ts';

export interface Pg {
  query(sql: string, values?: unknown[]): Promise<{ rows: unknown[] }>;
}

const CHUNK = 20_000;

export class Terms {
  readonly #blind: Blind;
  /** Blinded → clear, of facets and words that were asked for or written here. */
  readonly #clear = new Map<string, string>();
  #written = new Set<string>();
  #generation = '';
  #words: string[] = [];
  #seen = '0';

  constructor(blind: Blind) {
    this.#blind = blind;
  }

  /**
   * Keeps words and names of facets; call in the transaction that writes the rows.
   *
   * @returns what to call when it was committed
   */
  async keep(db: Pg, words: Iterable<string>, facets: Iterable<string>): Promise<() => void> {
    const { rows } = await db.query("select value from index_state where name = 'generation'");
    const generation = (rows[0] as { value: string } | undefined)?.value ?? '0';
    // Terms were taken away since: what was written may be gone.
    if (generation !== this.#generation) this.#written = new Set();
    this.#generation = generation;
    const fresh = new Map<string, { text: string; word: boolean }>();
    const add = (text: string, word: boolean): void => {
      const { number } = this.#blind.of(text);
      if (!this.#written.has(number)) fresh.set(number, { text, word });
    };
    for (const word of words) add(`w:${word}`, true);
    for (const facet of facets) add(facet, false);
    const all = [...fresh];
    for (let i = 0; i < all.length; i += CHUNK) {
      const part = all.slice(i, i + CHUNK);
      await db.query(
        `insert into index_terms (token, word, sealed)
         select * from unnest($1::bigint[], $2::boolean[], $3::bytea[]) on conflict (token) do nothing`,
        [
          part.map(([token]) => token),
          part.map(([, { word }]) => word),
          part.map(([, { text }]) => this.#blind.seal(text)),
        ],
      );
    }
    return () => {
      if (this.#written.size > 1_000_000) this.#written = new Set();
      for (const [token] of all) this.#written.add(token);
    };
  }

  /** What blinded values of a facet are called; a value without a term is left out. */
  async namesOf(db: Pg, tokens: Iterable<string>): Promise<ReadonlyMap<string, string>> {
    const missing = [...new Set(tokens)].filter((token) => !this.#clear.has(token));
    if (missing.length > 0) {
      const { rows } = await db.query(
        'select token, sealed from index_terms where token = any($1::bigint[])',
        [missing],
      );
      for (const { token, sealed } of rows as { token: string; sealed: Buffer }[])
        this.#clear.set(token, this.#blind.unseal(sealed));
    }
    return this.#clear;
  }

  /** Words that begin so. */
  async startingWith(db: Pg, prefix: string): Promise<string[]> {
    await this.#read(db);
    const words = this.#words;
    let lo = 0;
    for (let hi = words.length; lo < hi; ) {
      const mid = (lo + hi) >> 1;
      if (words[mid]! < prefix) lo = mid + 1;
      else hi = mid;
    }
    let end = lo;
    while (end < words.length && words[end]!.startsWith(prefix)) end++;
    return words.slice(lo, end);
  }

  /** Reads the words that have come since. */
  async #read(db: Pg): Promise<void> {
    const fresh: string[] = [];
    for (;;) {
      const { rows } = await db.query(
        `select no, sealed from index_terms where no > $1 and word order by no limit ${CHUNK}`,
        [this.#seen],
      );
      for (const { no, sealed } of rows as { no: string; sealed: Buffer }[]) {
        fresh.push(this.#blind.unseal(sealed).slice(2));
        this.#seen = no;
      }
      if (rows.length < CHUNK) break;
    }
    if (fresh.length > 0) this.#words = [...new Set([...this.#words, ...fresh])].sort();
  }
}
