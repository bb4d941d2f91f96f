/** How levels come about for two people: from the counts of values, and from values drawn with a seed. */
import type { Random } from '../estimate/random.ts';
import { Comparer } from './comparer.ts';
import { type Comparison, SWAP_FROM } from './comparisons.ts';
import { NO_DAY } from './dates.ts';
import { Kernel } from './kernel.ts';
import { LEAST } from './model.ts';
import type { Column } from './values.ts';

const MOST_DRAWS = 1_000_000;
const ENOUGH = 100;
const BATCH = 20_000;

/** The chance of each level of a comparison for two rows of two people. */
export function chancesOf(comparisons: readonly Comparison[], k: number, random: Random): number[] {
  const { kind, column, other, levels } = comparisons[k]!;
  if (kind === 'swap') {
    const crossed = crosses(column, other, random) ** 2;
    return [1 - Math.max(LEAST, crossed), Math.max(LEAST, crossed)];
  }
  if (column.filled < 2) return Array.from({ length: levels }, () => 1 / levels);
  const exact = kind === 'date' ? equalDays(column) : equalValues(column.counts, column.filled);
  const top = levels - 1;
  const hits = new Float64Array(levels);
  let drawn = 0;
  if (kind !== 'same') {
    const values = filledIn(column.ids);
    const comparer = new Comparer(comparisons);
    while (drawn < MOST_DRAWS) {
      for (let i = 0; i < BATCH; i++) {
        const a = values[Math.floor(random.uniform() * values.length)]!;
        const b = values[Math.floor(random.uniform() * values.length)]!;
        hits[comparer.ofValues(k, a, b)]!++;
      }
      drawn += BATCH;
      let least = Number.POSITIVE_INFINITY;
      for (let l = 1; l < top; l++) least = Math.min(least, hits[l]!);
      if (least >= ENOUGH) break;
    }
  } else hits[0] = 1;
  // Draws of equal values are left out: their chance is known.
  let rest = 0;
  for (let l = 0; l < top; l++) rest += hits[l]! + (l === 0 ? 0 : 0.5);
  return Array.from({ length: levels }, (_, l) => {
    if (l === top) return Math.max(LEAST, exact);
    const seen = hits[l]! + (l === 0 ? 0 : 0.5);
    return Math.max(LEAST, rest === 0 ? 0 : ((1 - exact) * seen) / rest);
  });
}

/**
 * The same without the pairs that are one person.
 *
 * @param possible pairs there are: a chance below half of one of them cannot be known
 */
export function withoutMatches(
  u: readonly number[],
  m: readonly number[],
  lambda: number,
  possible: number,
): number[] {
  const least = Math.max(LEAST, 0.5 / possible);
  return u.map((each, l) => Math.max(least, (each - lambda * m[l]!) / (1 - lambda)));
}

/** The values of the rows that have one. */
function filledIn(ids: Int32Array): Int32Array {
  return ids.filter((id) => id >= 0);
}

function equalValues(counts: ArrayLike<number>, n: number): number {
  let pairs = 0;
  for (let v = 0; v < counts.length; v++) pairs += counts[v]! * (counts[v]! - 1);
  return pairs / (n * (n - 1));
}

/** Only what was written to the day can be the same day. */
function equalDays({ counts, filled, values: { dates, size } }: Column): number {
  const days = new Map<number, number>();
  for (let v = 0; v < size; v++)
    if (dates[4 * v] === dates[4 * v + 1]) {
      // What no calendar has is equal to itself alone.
      const key = dates[4 * v] === NO_DAY ? NO_DAY - 1 - v : dates[4 * v]!;
      days.set(key, (days.get(key) ?? 0) + counts[v]!);
    }
  return equalValues([...days.values()], filled);
}

/** The chance that a value of one column is, or nearly is, a value of the other. */
function crosses(one: Column, other: Column, random: Random): number {
  const valuesOne = filledIn(one.ids);
  const valuesOther = filledIn(other.ids);
  if (valuesOne.length === 0 || valuesOther.length === 0) return 0;
  const kernel = new Kernel(one.values);
  let near = 0;
  let drawn = 0;
  while (drawn < MOST_DRAWS / 4 && near < ENOUGH) {
    const a = valuesOne[Math.floor(random.uniform() * valuesOne.length)]!;
    const b = valuesOther[Math.floor(random.uniform() * valuesOther.length)]!;
    if (a === b || kernel.similarity(a, b) >= SWAP_FROM) near++;
    drawn++;
  }
  return (near + 0.5) / (drawn + 1);
}
