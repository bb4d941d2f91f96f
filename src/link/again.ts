/** What the pairs of all rules together say of the model: how many are one person, and of levels that no two rounds told of. */

import { type Comparison, Patterns } from './comparisons.ts';
import type { Edges } from './edges.ts';
import { shares } from './em.ts';
import { LEAST, type Model } from './model.ts';
import { type KinRule, kinOf } from './train.ts';
import { type Weights, weightsOf } from './weights.ts';

/** Lighter pairs are not counted: of most of them the scan has only those near it. */
const COUNTED = -3;
const ROUNDS = 20;
const PSEUDO = 0.5;

export interface Again {
  readonly model: Model;
  readonly weights: Weights;
  /** The weights of the edges with it. */
  readonly weight: Float64Array;
}

/**
 * Learns λ again, and the chances of some comparisons for one person; u stays.
 *
 * @param guessed comparisons whose chances are learnt
 */
export function learnAgain(
  edges: Edges,
  start: Model,
  comparisons: readonly Comparison[],
  guessed: readonly number[],
  possible: number,
  kin: readonly KinRule[] = [],
): Again {
  const patterns = new Patterns(comparisons);
  const size = edges.a.length;
  const amount = comparisons.length;
  const levels = new Int8Array(size * amount);
  for (let i = 0; i < size; i++)
    for (let k = 0; k < amount; k++) levels[i * amount + k] = patterns.level(edges.pattern[i]!, k);
  let model = { ...start, kin: kinOf(kin, start.comparisons, start.lambda, possible) };
  let weights = weightsOf(model, comparisons);
  const weight = new Float64Array(size);
  const common = new Float64Array(size);
  weighAll(edges, levels, weights, comparisons, weight, common);
  for (let round = 0; round < ROUNDS; round++) {
    let expected = 0;
    const sums = comparisons.map((each) => new Array<number>(each.levels).fill(0));
    for (let i = 0; i < size; i++) {
      const own = weight[i]!;
      if (own < COUNTED) continue;
      const p = 1 / (1 + 2 ** -own);
      expected += p;
      for (const k of guessed) {
        const level = levels[i * amount + k]!;
        if (level >= 0) sums[k]![level]! += p;
      }
    }
    const lambda = Math.min(0.5, Math.max(LEAST, Math.max(expected, 1) / possible));
    const settled = Math.abs(lambda / model.lambda - 1) < 1e-3;
    const levelsNow = model.comparisons;
    model = {
      // Fewer pairs of one person leave more that are kin, and the other way: both settle together.
      kin: kinOf(kin, levelsNow, lambda, possible),
      lambda,
      comparisons: model.comparisons.map((own, k) => {
        if (!guessed.includes(k)) return own;
        return { m: shares(sums[k]!, PSEUDO), u: own.u };
      }),
    };
    weights = weightsOf(model, comparisons);
    weighAll(edges, levels, weights, comparisons, weight, common);
    if (settled && round > 2) break;
  }
  return { model, weights, weight };
}

/** The weights of all edges, and of each what kin have in common, into arrays that are used again. */
function weighAll(
  edges: Edges,
  levels: Int8Array,
  { prior, levels: table, equal, kin }: Weights,
  comparisons: readonly Comparison[],
  weight: Float64Array,
  shared: Float64Array,
): void {
  const amount = comparisons.length;
  weight.fill(prior);
  shared.fill(0);
  for (let k = 0; k < amount; k++) {
    const common = kin > 0 && comparisons[k]!.shared;
    const { ids } = comparisons[k]!.column;
    const top = comparisons[k]!.levels - 1;
    const own = equal[k]!;
    for (let i = 0; i < weight.length; i++) {
      const level = levels[i * amount + k]!;
      if (level < 0) continue;
      const bits = own.length > 0 && level === top ? own[ids[edges.a[i]!]!]! : table[k]![level + 1]!;
      weight[i]! += bits;
      if (common) shared[i]! += bits;
    }
  }
  if (kin > 0) for (let i = 0; i < weight.length; i++) weight[i]! -= Math.log2(1 + kin * 2 ** shared[i]!);
}
