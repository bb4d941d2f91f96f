/** What the index keeps in memory of its tables: which lists there are, numbers of facets' values, and facts that were asked for. */
import { type Codes, type Facts, sizeOf, unpackFacts } from './index-facts.ts';
import { DOCS, type Sql } from './index-lists.ts';

/** Cases whose facts are read together. */
const TOGETHER = 16;
/** Bytes of facts. */
const MOST = 96 * 2 ** 20;

interface Values {
  readonly codes: Map<string, number>;
  readonly names: Map<number, string>;
}

export class Shelf {
  readonly #sql: Sql;
  #lists: readonly number[] | undefined;
  #values: Values | undefined;
  readonly #facts = new Map<number, readonly (Facts | undefined)[]>();
  #size = 0;

  constructor(sql: Sql) {
    this.#sql = sql;
  }

  /** The tables may have changed. */
  forget(): void {
    this.#lists = undefined;
    this.#values = undefined;
    this.#facts.clear();
    this.#size = 0;
  }

  /** Tables of words, latest cases first. */
  lists(): readonly number[] {
    this.#lists ??= (
      this.#sql("SELECT name FROM sqlite_master WHERE name GLOB 'index_words_*_config'").all() as {
        name: string;
      }[]
    )
      .map(({ name }) => Number(name.split('_')[2]))
      .sort((a, b) => b - a);
    return this.#lists;
  }

  /** Numbers of values; one that has none gets one. */
  codes(): Codes {
    const { codes, names } = this.#read();
    const of = (value: string): number => {
      const found = codes.get(value);
      if (found !== undefined) return found;
      const code = codes.size + 1;
      this.#sql('INSERT INTO index_values (no, value) VALUES (?, ?)').run(code, value);
      codes.set(value, code);
      names.set(code, value);
      return code;
    };
    return { of, name: (code) => names.get(code)! };
  }

  /** Numbers of values; one that nothing has is -1. */
  known(): Codes {
    const { codes, names } = this.#read();
    return { of: (value) => codes.get(value) ?? -1, name: (code) => names.get(code)! };
  }

  #read(): Values {
    if (this.#values === undefined) {
      const rows = this.#sql('SELECT no, value FROM index_values').all() as { no: number; value: string }[];
      this.#values = {
        codes: new Map(rows.map(({ no, value }) => [value, no])),
        names: new Map(rows.map(({ no, value }) => [no, value])),
      };
    }
    return this.#values;
  }

  /** The facts of the case that has a document, and which of its documents that is. */
  factsOf(doc: number): { readonly facts: Facts; readonly at: number; readonly case: number } {
    const no = Math.floor(doc / DOCS);
    const part = Math.floor(no / TOGETHER);
    const facts = (this.#facts.get(part) ?? this.#take(part))[no % TOGETHER];
    if (facts === undefined) throw new Error('a document without facts');
    return { facts, at: (no + 1) * DOCS - 1 - doc, case: no };
  }

  #take(part: number): readonly (Facts | undefined)[] {
    const rows = this.#sql('SELECT no, facts FROM index_facts WHERE no >= ? AND no < ?').all(
      part * TOGETHER,
      (part + 1) * TOGETHER,
    ) as { no: number; facts: Uint8Array }[];
    const all: (Facts | undefined)[] = Array.from({ length: TOGETHER });
    for (const { no, facts } of rows) {
      const one = unpackFacts(facts);
      all[no % TOGETHER] = one;
      this.#size += sizeOf(one);
    }
    this.#facts.set(part, all);
    for (const [old, those] of this.#facts) {
      if (this.#size <= MOST || old === part) break;
      this.#facts.delete(old);
      for (const one of those) if (one !== undefined) this.#size -= sizeOf(one);
    }
    return all;
  }
}
