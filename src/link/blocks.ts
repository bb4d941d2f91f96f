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
  const first = new Int32Array(room).fill(-1);
  const numbers = new Int32Array(room);
  const keptOne = new Int32Array(room);
  const keptTwo = new Int32Array(room);
  let count = 0;
  for (let i = 0; i < rows; i++) {
    const x = one[i]!;
    const y = two[i]!;
    if (x < 0 || y < 0) {
      into[i] = -1;
      continue;
    }
    let hash = Math.imul(x, 0x9e3779b1) + Math.imul(y, 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
    let place = (hash ^ (hash >>> 13)) & (room - 1);
    while (first[place]! >= 0 && (keptOne[place] !== x || keptTwo[place] !== y))
      place = (place + 1) & (room - 1);
    if (first[place]! < 0) {
      first[place] = i;
      keptOne[place] = x;
      keptTwo[place] = y;
      numbers[place] = count++;
    }
    into[i] = numbers[place]!;
  }
  return into;
}
