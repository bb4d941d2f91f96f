/** What a pair weighs: a number for each level of each comparison, and more or less for a value that is rare or common. */
import type { Comparer } from './comparer.ts';
import type { Comparison } from './comparisons.ts';
import type { Model } from './model.ts';
import { shared } from './shared.ts';

/** Weights in bits. Arrays can be shared with other threads. */
export interface Weights {
  readonly prior: number;
  /** For each comparison, by level + 1; a missing value weighs nothing. */
  readonly levels: readonly Float64Array[];
  /** For each comparison the weight of an equal value, by value; empty where rarity does not count. */
  readonly equal: readonly Float64Array[];
  /** Share of pairs that are kin; 0 where that is not known. */
  readonly kin: number;
}

/** Below this share no value counts as rarer. */
const RAREST = 1e-7;

/** The table of a model. */
export function weightsOf(model: Model, comparisons: readonly Comparison[]): Weights {
  const prior = Math.log2(model.lambda / (1 - model.lambda));
  const levels = comparisons.map((comparison, k) => {
    const own = shared(Float64Array, comparison.levels + 1);
    const { m, u } = model.comparisons[k]!;
    for (let l = 0; l < comparison.levels; l++) own[l + 1] = Math.log2(m[l]! / u[l]!);
    return own;
  });
  const equal = comparisons.map((comparison, k) => {
    if (comparison.tf === 0) return shared(Float64Array, 0);
    const { counts, filled } = comparison.column;
    const top = comparison.levels - 1;
    const own = shared(Float64Array, counts.length);
    const exact = Math.log2(model.comparisons[k]!.u[top]!);
    for (let v = 0; v < counts.length; v++)
      own[v] =
        levels[k]![top + 1]! + comparison.tf * (exact - Math.log2(Math.max(RAREST, counts[v]! / filled)));
    return own;
  });
  return { prior, levels, equal, kin: model.kin ?? 0 };
}

/** The weight of the levels of two rows. Sums in the order of the comparisons, so that it is the same wherever it is computed. */
export function weigh(
  { prior, levels, equal, kin }: Weights,
  comparisons: readonly Comparison[],
  row: number,
  found: Int8Array,
): number {
  let sum = prior;
  let shared = 0;
  for (let k = 0; k < comparisons.length; k++) {
    const level = found[k]!;
    if (level < 0) continue;
    const { column, levels: amount, shared: common } = comparisons[k]!;
    const own = equal[k]!;
    const weight = own.length > 0 && level === amount - 1 ? own[column.ids[row]!]! : levels[k]![level + 1]!;
    sum += weight;
    if (common) shared += weight;
  }
  return kin > 0 ? sum - Math.log2(1 + kin * 2 ** shared) : sum;
}

/** The weight of any two rows. */
export function weigher(weights: Weights, comparer: Comparer): (a: number, b: number) => number {
  const { comparisons } = comparer;
  const found = new Int8Array(comparisons.length);
  return (a, b) => {
    comparer.all(a, b, found);
    return weigh(weights, comparisons, a, found);
  };
}
