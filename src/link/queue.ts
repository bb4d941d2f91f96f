/** Which pairs a person should look at: those of which a decision would change most, or a sample drawn evenly over all weights. */
import { Random } from '../estimate/random.ts';
import { groupsOf, NEVER, refined } from './cluster.ts';
import type { Edges } from './edges.ts';

export interface Waiting {
  readonly a: number;
  readonly b: number;
  /** log2 of the odds that both are one person. */
  readonly weight: number;
  /** Chance of the less likely answer, times the rows that would change their group with it. */
  readonly gain: number;
  /** Of a sample: the chance with which it was drawn. */
  readonly drawn?: number;
}

/** Beyond these odds an answer is hardly ever another one. */
const OPEN = 12;
/** So many of the least certain pairs are looked at for what they would change. */
const LOOKED = 20_000;

export const chanceOf = (weight: number): number => 1 / (1 + 2 ** -weight);

/**
 * Pairs by expected gain, most first.
 *
 * @param of the group of each row
 * @param decided pairs that somebody decided about: they do not wait
 */
export function queueOf(
  edges: Edges,
  of: Int32Array,
  weight: (a: number, b: number) => number,
  decided: readonly (readonly [number, number])[],
  most: number,
): Waiting[] {
  const rows = of.length;
  const settled = new Set(decided.map(([a, b]) => Math.min(a, b) * rows + Math.max(a, b)));
  const open: number[] = [];
  for (let i = 0; i < edges.a.length; i++)
    if (Math.abs(edges.weight[i]!) < OPEN && !settled.has(edges.a[i]! * rows + edges.b[i]!)) open.push(i);
  open.sort((x, y) => Math.abs(edges.weight[x]!) - Math.abs(edges.weight[y]!) || x - y);
  const members = new Map(groupsOf(of).map((group) => [of[group[0]!]!, group]));
  return open
    .slice(0, LOOKED)
    .map((i): Waiting => {
      const [a, b, own] = [edges.a[i]!, edges.b[i]!, edges.weight[i]!];
      const p = chanceOf(own);
      return { a, b, weight: own, gain: Math.min(p, 1 - p) * moved(a, b) };
    })
    .sort((x, y) => y.gain - x.gain || x.a - y.a || x.b - y.b)
    .slice(0, most);

  /** Rows that would change their group were the answer the other one. */
  function moved(a: number, b: number): number {
    const own = members.get(of[a]!) ?? [a];
    if (of[a] !== of[b]) return Math.min(own.length, members.get(of[b]!)?.length ?? 1);
    const parted = refined(own, (x, y) =>
      (x === a && y === b) || (x === b && y === a) ? NEVER : weight(x, y),
    );
    return own.length - Math.max(...parted.map(({ length }) => length));
  }
}

/** Bounds between strata of weight. */
const STRATA = [-2, 2, 6, 12];

/** A sample of pairs, as many from each stratum of weight as there are, in an order of chance. The same edges and seed give the same one. */
export function sampleOf(edges: Edges, size: number, seed: number): Waiting[] {
  const strata: number[][] = Array.from({ length: STRATA.length + 1 }, () => []);
  for (let i = 0; i < edges.a.length; i++)
    strata[STRATA.filter((bound) => edges.weight[i]! >= bound).length]!.push(i);
  const random = new Random(seed);
  const found: Waiting[] = [];
  const filled = strata.filter(({ length }) => length > 0).sort((x, y) => x.length - y.length);
  let left = size;
  for (const [s, stratum] of filled.entries()) {
    const take = Math.min(stratum.length, Math.ceil(left / (filled.length - s)));
    left -= take;
    for (let i = 0; i < take; i++) {
      const j = i + Math.floor(random.uniform() * (stratum.length - i));
      [stratum[i], stratum[j]] = [stratum[j]!, stratum[i]!];
      const edge = stratum[i]!;
      const pair = { a: edges.a[edge]!, b: edges.b[edge]!, weight: edges.weight[edge]! };
      found.push({ ...pair, gain: 0, drawn: take / stratum.length });
    }
  }
  for (let i = found.length - 1; i > 0; i--) {
    const j = Math.floor(random.uniform() * (i + 1));
    [found[i], found[j]] = [found[j]!, found[i]!];
  }
  return found;
}
