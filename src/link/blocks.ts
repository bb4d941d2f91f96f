/** Which pairs are looked at: rows that agree in all keys of a rule stand in one block, and a pair belongs to the first rule that joins it. */
import { shared } from './shared.ts';

/** Columns or derived keys that must be equal; none: every row with every other. */
export interface Rule {
  readonly name: string;
  readonly keys: readonly string[];
}

/** The blocks of a rule with two rows or more. */
export interface Blocks {
  /** The block of each row, −1 for none. */
  readonly of: Int32Array;
  /** Rows of block b: `rows[starts[b]]` to `rows[starts[b + 1]]`, ascending. */
  readonly starts: Int32Array;
  readonly rows: Int32Array;
  /** Pairs within blocks, also those that an earlier rule has, and those of one list. */
  readonly pairs: number;
  /** Rows of the largest block. */
  readonly largest: number;
}

/** Numbers of a key: rows with equal numbers agree, −1 with nobody. */
export type Key = Int32Array;

/** Builds the blocks of keys. Blocks are numbered in order of their first row. */
export function blocksOf(keys: readonly Key[], rows: number): Blocks {
  const of = shared(Int32Array, rows);
  let blocks = keys.length === 0 ? 1 : 0;
  if (keys.length === 1) {
    of.set(keys[0]!);
    for (let i = 0; i < rows; i++) if (of[i]! >= blocks) blocks = of[i]! + 1;
  } else if (keys.length > 1) {
    let together: Int32Array = keys[0]!;
    for (const key of keys.slice(1)) together = joined(together, key, of);
    for (let i = 0; i < rows; i++) if (of[i]! >= blocks) blocks = of[i]! + 1;
  }
  const sizes = new Int32Array(blocks);
  for (let i = 0; i < rows; i++) if (of[i]! >= 0) sizes[of[i]!]!++;
  const to = new Int32Array(blocks).fill(-1);
  let kept = 0;
  let members = 0;
  let pairs = 0;
  let largest = 0;
  for (let i = 0; i < rows; i++) {
    const block = of[i]!;
    if (block < 0) continue;
    const size = sizes[block]!;
    if (size < 2) {
      of[i] = -1;
      continue;
    }
    if (to[block]! < 0) {
      to[block] = kept++;
      members += size;
      pairs += (size * (size - 1)) / 2;
      if (size > largest) largest = size;
    }
    of[i] = to[block]!;
  }
  const starts = shared(Int32Array, kept + 1);
  for (let i = 0; i < rows; i++) if (of[i]! >= 0) starts[of[i]! + 1]!++;
  for (let b = 0; b < kept; b++) starts[b + 1]! += starts[b]!;
  const next = starts.slice(0, kept);
  const list = shared(Int32Array, members);
  for (let i = 0; i < rows; i++) if (of[i]! >= 0) list[next[of[i]!]!++] = i;
  return { of, starts, rows: list, pairs, largest };
}

/** Two keys as one, numbered in order of first appearance. The result may be either of them. */
export function joined(one: Key, two: Key, into: Int32Array): Int32Array {
  const rows = one.length;
  let room = 1024;
  while (room < 2 * rows) room *= 2;
  // The first row of each number: what its keys are is looked up there.
  const first = new Int32Array(room).fill(-1);
  const keysOne = one === into ? one.slice() : one;
  const keysTwo = two === into ? two.slice() : two;
  let count = 0;
  for (let i = 0; i < rows; i++) {
    const x = keysOne[i]!;
    const y = keysTwo[i]!;
    if (x < 0 || y < 0) {
      into[i] = -1;
      continue;
    }
    let hash = Math.imul(x, 0x9e3779b1) + Math.imul(y, 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
    let place = (hash ^ (hash >>> 13)) & (room - 1);
    let row = first[place]!;
    while (row >= 0 && (keysOne[row] !== x || keysTwo[row] !== y)) {
      place = (place + 1) & (room - 1);
      row = first[place]!;
    }
    if (row < 0) {
      first[place] = i;
      into[i] = count++;
    } else into[i] = into[row]!;
  }
  return into;
}

/** Blocks that were built, so that none is built twice for the same keys in whatever order. */
export class BlockStore {
  readonly #rows: number;
  readonly #numbers = new Map<Key, number>();
  readonly #kept = new Map<string, Blocks>();

  constructor(rows: number) {
    this.#rows = rows;
  }

  keep(keys: readonly Key[], blocks: Blocks): void {
    this.#kept.set(this.#name(keys), blocks);
  }

  of(keys: readonly Key[]): Blocks {
    const name = this.#name(keys);
    const blocks = this.#kept.get(name) ?? blocksOf(keys, this.#rows);
    this.#kept.set(name, blocks);
    return blocks;
  }

  #name(keys: readonly Key[]): string {
    const numbers = keys.map((key) => {
      const number = this.#numbers.get(key) ?? this.#numbers.size;
      this.#numbers.set(key, number);
      return number;
    });
    return numbers.sort((a, b) => a - b).join();
  }
}
