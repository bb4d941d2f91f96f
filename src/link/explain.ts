/** Why a pair weighs what it weighs: one step for each comparison, from what is believed before anything is compared. */
import type { Comparer } from './comparer.ts';
import type { Model } from './model.ts';
import type { Weights } from './weights.ts';

export interface Step {
  /** The comparison, by its place. */
  readonly comparison: number;
  /** −1 when one of the two has no value. */
  readonly level: number;
  readonly m: number | null;
  readonly u: number | null;
  /** log2(m/u). */
  readonly bits: number;
  /** More or less for a value that is rare or common. */
  readonly rarity: number;
}

export interface Explained {
  readonly prior: number;
  readonly steps: readonly Step[];
  /** Less, because kin and neighbours agree in this as well. */
  readonly kin: number;
  readonly weight: number;
}

/** The weight of two rows, step by step; the steps add up to it. */
export function explain(model: Model, weights: Weights, comparer: Comparer, a: number, b: number): Explained {
  const { comparisons } = comparer;
  const found = new Int8Array(comparisons.length);
  comparer.all(a, b, found);
  let shared = 0;
  let sum = weights.prior;
  const steps = comparisons.map((comparison, k): Step => {
    const level = found[k]!;
    if (level < 0) return { comparison: k, level, m: null, u: null, bits: 0, rarity: 0 };
    const { m, u } = model.comparisons[k]!;
    const bits = weights.levels[k]![level + 1]!;
    const equal = weights.equal[k]!;
    const rarity =
      equal.length > 0 && level === comparison.levels - 1 ? equal[comparison.column.ids[a]!]! - bits : 0;
    sum += bits + rarity;
    if (comparison.shared) shared += bits + rarity;
    return { comparison: k, level, m: m[level]!, u: u[level]!, bits, rarity };
  });
  const kin = weights.kin > 0 ? -Math.log2(1 + weights.kin * 2 ** shared) : 0;
  return { prior: weights.prior, steps, kin, weight: sum + kin };
}
