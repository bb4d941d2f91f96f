/** How often each pattern of levels comes about among pairs. */
import type { Blocks } from './blocks.ts';
import { Comparer } from './comparer.ts';
import { type Comparison, Patterns } from './comparisons.ts';

export interface Histogram {
  /** Levels of pattern p: `levels[p × comparisons + k]`, −1 for none. Patterns ascend. */
  readonly levels: Int8Array;
  readonly counts: Float64Array;
  readonly comparisons: number;
  /** Every so-many-th pair was taken. */
  readonly step: number;
}

const FEW = 1_000_000;

/** Counts the patterns of the pairs of a rule; of more than `most` pairs every so-many-th is taken. */
export function histogramOf(
  comparisons: readonly Comparison[],
  { starts, rows, pairs }: Blocks,
  apart: Int32Array,
  most: number,
): Histogram {
  const step = Math.max(1, Math.ceil(pairs / most));
  const patterns = new Patterns(comparisons);
  const comparer = new Comparer(comparisons);
  const found = new Int8Array(comparisons.length);
  const tally = new Tally(patterns.most);
  let skip = 0;
  for (let block = 0; block + 1 < starts.length; block++) {
    const end = starts[block + 1]!;
    for (let i = starts[block]!; i < end - 1; i++) {
      const a = rows[i]!;
      let j = i + 1 + skip;
      for (; j < end; j += step) {
        const b = rows[j]!;
        if (apart[a]! >= 0 && apart[a] === apart[b]) continue;
        comparer.all(a, b, found);
        let pattern = 0;
        for (let k = 0; k < found.length; k++) pattern += (found[k]! + 1) * patterns.steps[k]!;
        tally.add(pattern);
      }
      skip = j - end;
    }
  }
  return { ...histogram(tally.counts(), patterns, comparisons.length), step };
}

/** Counts numbers: in one array where there are few different ones. */
class Tally {
  readonly #few: Float64Array;
  readonly #many = new Map<number, number>();

  constructor(most: number) {
    this.#few = new Float64Array(most <= FEW ? most : 0);
  }

  add(number: number): void {
    if (number < this.#few.length) this.#few[number]!++;
    else this.#many.set(number, (this.#many.get(number) ?? 0) + 1);
  }

  counts(): Map<number, number> {
    for (const [number, count] of this.#few.entries()) if (count > 0) this.#many.set(number, count);
    return this.#many;
  }
}

/** A histogram of patterns and counts. */
export function histogram(
  counts: ReadonlyMap<number, number>,
  patterns: Patterns,
  comparisons: number,
): Histogram {
  const sorted = [...counts].sort(([a], [b]) => a - b);
  const levels = new Int8Array(sorted.length * comparisons);
  for (const [p, [pattern]] of sorted.entries())
    for (let k = 0; k < comparisons; k++) levels[p * comparisons + k] = patterns.level(pattern, k);
  return { levels, counts: Float64Array.from(sorted, ([, count]) => count), comparisons, step: 1 };
}
