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
  const counts = new Map<number, number>();
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
        counts.set(pattern, (counts.get(pattern) ?? 0) + 1);
      }
      skip = j - end;
    }
  }
  return { ...histogram(counts, patterns, comparisons.length), step };
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
