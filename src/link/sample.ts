/** Clusterings drawn from what the weights leave open: how certain a number of people is that rests on linked lists. */
import { Random } from '../estimate/random.ts';
import { groupsOf, NEVER, Union } from './cluster.ts';
import { Comparer } from './comparer.ts';
import type { Comparison } from './comparisons.ts';
import type { Edges } from './edges.ts';
import type { Levels, Model } from './model.ts';
import type { Round } from './train.ts';
import { weigher, weightsOf } from './weights.ts';

export interface SampleSettings {
  readonly seed: number;
  readonly rows: number;
  readonly comparisons: readonly Comparison[];
  readonly model: Model;
  readonly rounds: readonly Round[];
  readonly edges: Edges;
  readonly apart: Int32Array;
  /** λ is drawn between these ratios to it, evenly on a scale of ratios. */
  readonly lambdas?: readonly [number, number] | undefined;
  readonly draws?: number;
  readonly same?: readonly (readonly [number, number])[];
  readonly different?: readonly (readonly [number, number])[];
  readonly step?: (done: number, of: number) => void;
}

const DRAWS = 50;
const SWEEPS = 20;
/** Pairs that weigh so much may share a cluster in some draw. */
const POSSIBLE = -4;
/** Components beyond this are drawn only by their edges. */
const LARGEST = 400;

/** One clustering: the smallest row of each row's cluster. */
export function* samples(settings: SampleSettings): Generator<Int32Array> {
  const { seed, rows, comparisons, model, rounds, edges, apart, draws = DRAWS } = settings;
  const { same = [], different = [], lambdas = [0.5, 2] } = settings;
  const comparer = new Comparer(comparisons);
  const never = new Set(different.map(([a, b]) => Math.min(a, b) * rows + Math.max(a, b)));
  const one = new Union(rows);
  for (const [a, b] of same) one.join(a, b);
  // Rows that a person said are one move together.
  const components = componentsOf(edges, rows, same).map(
    (members) => Object.values(Object.groupBy(members, (row) => one.find(row))) as number[][],
  );
  for (let draw = 0; draw < draws; draw++) {
    const random = new Random(seed, draw + 1);
    const own = drawn(model, comparisons, rounds, lambdas, random);
    const weights = weightsOf(own, comparisons);
    const weight = weigher(weights, comparer);
    const of = Int32Array.from({ length: rows }, (_, i) => i);
    for (const nodes of components) {
      const n = nodes.length;
      const table = new Float64Array(n * n);
      for (let i = 0; i < n; i++)
        for (let j = i + 1; j < n; j++) {
          let own = 0;
          for (const a of nodes[i]!)
            for (const b of nodes[j]!) {
              const parted =
                (apart[a]! >= 0 && apart[a] === apart[b]) ||
                (never.size > 0 && never.has(Math.min(a, b) * rows + Math.max(a, b)));
              own += parted ? NEVER : weight(a, b) - weights.prior;
            }
          table[i * n + j] = own;
          table[j * n + i] = own;
        }
      const groups = resampled(table, n, weights.prior, random);
      const first = new Map<number, number>();
      for (let i = 0; i < n; i++)
        for (const row of nodes[i]!) {
          const least = first.get(groups[i]!);
          if (least === undefined || row < least) first.set(groups[i]!, row);
        }
      for (let i = 0; i < n; i++) for (const row of nodes[i]!) of[row] = first.get(groups[i]!)!;
    }
    settings.step?.(draw + 1, draws);
    yield of;
  }
}

function componentsOf(edges: Edges, rows: number, same: readonly (readonly [number, number])[]): number[][] {
  for (let least = POSSIBLE; ; least += 1) {
    const union = new Union(rows);
    for (let i = 0; i < edges.a.length; i++)
      if (edges.weight[i]! >= least) union.join(edges.a[i]!, edges.b[i]!);
    for (const [a, b] of same) union.join(a, b);
    const groups = groupsOf(Int32Array.from({ length: rows }, (_, i) => union.find(i)));
    if (least > 30 || groups.every(({ length }) => length <= LARGEST)) return groups;
  }
}

/** A model: λ in its interval, and for each comparison what one of the rounds learnt, with the uncertainty of its counts. */
function drawn(
  model: Model,
  comparisons: readonly Comparison[],
  rounds: readonly Round[],
  [low, high]: readonly [number, number],
  random: Random,
): Model {
  const factor = Math.exp(Math.log(low) + random.uniform() * (Math.log(high) - Math.log(low)));
  return {
    ...model,
    lambda: Math.min(0.5, model.lambda * factor),
    comparisons: model.comparisons
      .map((own, k): Levels => {
        const learnt = rounds.filter((round) => round.m[k] !== undefined);
        const round = learnt[Math.floor(random.uniform() * learnt.length)];
        const counts = round ? round.expected[k]! : own.m.map((each) => each * 100);
        // A round that saw only pairs that differ here taught nothing: it was not used for the model either.
        const usable = round && closest(round.m[k]!, own.m) ? counts : own.m.map((each) => each * 100);
        const gammas = usable.map((each) => random.gamma(each + 1));
        const sum = gammas.reduce((total, each) => total + each, 0);
        return { m: gammas.map((each) => Math.max(1e-9, each / sum)), u: own.u };
      })
      .map((each, k) => (comparisons[k]!.kind === 'swap' ? model.comparisons[k]! : each)),
  };
}

function closest(one: readonly number[], other: readonly number[]): boolean {
  const top = other.indexOf(Math.max(...other));
  return one[top]! > other[top]! / 3;
}

/** Rows one at a time join a cluster with the odds of all its weights, or stand alone; the last of several sweeps is kept. */
function resampled(table: Float64Array, n: number, prior: number, random: Random): Int32Array {
  const of = Int32Array.from({ length: n }, (_, i) => i);
  // Begins with what speaks for itself.
  for (let i = 1; i < n; i++)
    for (let j = 0; j < i; j++)
      if (table[i * n + j]! + prior > 0) {
        let fits = true;
        for (let k = 0; k < i && fits; k++)
          if (of[k] === of[j] && table[i * n + k]! <= NEVER / 2) fits = false;
        if (!fits) continue;
        of[i] = of[j]!;
        break;
      }
  const sums = new Float64Array(n);
  const sizes = new Int32Array(n);
  const odds = new Float64Array(n);
  for (let i = 0; i < n; i++) sizes[of[i]!]!++;
  for (let sweep = 0; sweep < SWEEPS; sweep++)
    for (let i = 0; i < n; i++) {
      sizes[of[i]!]!--;
      sums.fill(0);
      for (let j = 0; j < n; j++) if (j !== i) sums[of[j]!]! += table[i * n + j]!;
      let most = 0;
      let empty = -1;
      for (let c = 0; c < n; c++)
        if (sizes[c]! > 0) most = Math.max(most, sums[c]! + prior);
        else if (empty < 0) empty = c;
      let total = 0;
      for (let c = 0; c < n; c++) {
        odds[c] = sizes[c]! > 0 ? 2 ** (sums[c]! + prior - most) : c === empty ? 2 ** -most : 0;
        total += odds[c]!;
      }
      let u = random.uniform() * total;
      let to = empty;
      for (let c = 0; c < n; c++) {
        if (odds[c] === 0) continue;
        u -= odds[c]!;
        to = c;
        if (u <= 0) break;
      }
      of[i] = to;
      sizes[to]!++;
    }
  return of;
}

/** People by the lists that they are on: for each pattern (bit j: list j) how many clusters. */
export function patternsOf(of: Int32Array, list: Int32Array): Map<number, number> {
  const bits = new Map<number, number>();
  for (let i = 0; i < of.length; i++) bits.set(of[i]!, (bits.get(of[i]!) ?? 0) | (1 << list[i]!));
  const counts = new Map<number, number>();
  for (const pattern of bits.values()) counts.set(pattern, (counts.get(pattern) ?? 0) + 1);
  return counts;
}
