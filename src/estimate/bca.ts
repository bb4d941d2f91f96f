/** An interval of the stepwise search that also searches again: bias-corrected and accelerated bootstrap (Efron 1987). */
import { quantileOf } from './chains.ts';
import { Z95 } from './loglinear.ts';
import { Random } from './random.ts';
import { normalCdf, normalQuantile } from './special.ts';
import { search } from './stepwise.ts';
import { denseCounts, type Table } from './table.ts';

export interface Bca {
  readonly low: number;
  readonly high: number;
  readonly draws: number;
  /** Draws that no model could be fitted to. */
  readonly failed: number;
}

/** @returns nothing when fewer than half of the draws could be fitted */
export function bca(
  table: Table,
  seed: number,
  draws = 1000,
  step?: (done: number, of: number) => void,
): Bca | undefined {
  const t = table.lists.length;
  const y = denseCounts(table);
  const estimate = (counts: Float64Array, n: number): number | undefined => {
    const found = search(counts, t);
    return found && n + Math.exp(found.fit.beta[0]!);
  };
  const point = estimate(y, table.n);
  if (point === undefined) return undefined;
  const random = new Random(seed, 1000);
  const values: number[] = [];
  for (let b = 0; b < draws; b++) {
    if (b % 16 === 0) step?.(b, draws);
    const counts = new Float64Array(y.length);
    let left = table.n;
    let people = table.n;
    for (const [i, pattern] of table.patterns.entries()) {
      const some = random.binomial(left, table.counts[i]! / people);
      counts[pattern] = some;
      left -= some;
      people -= table.counts[i]!;
    }
    const value = estimate(counts, table.n);
    if (value !== undefined) values.push(value);
  }
  if (values.length < draws / 2) return undefined;
  const sorted = Float64Array.from(values).sort();
  const below = sorted.filter((value) => value < point).length / sorted.length;
  const z0 = normalQuantile(Math.min(1 - 0.5 / draws, Math.max(0.5 / draws, below)));
  const a = acceleration(table, y, estimate);
  const end = (z: number) => quantileOf(sorted, normalCdf(z0 + (z0 + z) / (1 - a * (z0 + z))));
  return { low: end(-Z95), high: end(Z95), draws, failed: draws - values.length };
}

/** From what each person changes: one without one person of each pattern. */
function acceleration(
  table: Table,
  y: Float64Array,
  estimate: (counts: Float64Array, n: number) => number | undefined,
): number {
  const without: (readonly [count: number, value: number])[] = [];
  for (const [i, pattern] of table.patterns.entries()) {
    y[pattern]! -= 1;
    const value = estimate(y, table.n - 1);
    y[pattern]! += 1;
    if (value !== undefined) without.push([table.counts[i]!, value]);
  }
  const people = without.reduce((sum, [count]) => sum + count, 0);
  const mean = without.reduce((sum, [count, value]) => sum + count * value, 0) / people;
  let cubes = 0;
  let squares = 0;
  for (const [count, value] of without) {
    cubes += count * (mean - value) ** 3;
    squares += count * (mean - value) ** 2;
  }
  return squares === 0 ? 0 : cubes / (6 * squares ** 1.5);
}
