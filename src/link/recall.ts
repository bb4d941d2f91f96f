/** How many pairs of one person the rules missed, from how many of them find the same ones. */
import type { Blocks } from './blocks.ts';
import type { Edges } from './edges.ts';

export interface Reach {
  /** Pairs that are surely one person and that exactly 1, 2, … rules join. */
  readonly by: readonly number[];
  readonly missed: number;
  /** The share that some rule joins. */
  readonly recall: number;
}

/** Pairs from here on count: nine in ten. */
const SURE = Math.log2(9);

/** Estimates after Chao: of what one and what two rules find follows what none finds. One rule alone tells nothing. */
export function reachOf(edges: Edges, blocks: readonly Blocks[]): Reach {
  const by = new Array<number>(blocks.length).fill(0);
  for (let i = 0; i < edges.a.length; i++) {
    if (edges.weight[i]! < SURE) continue;
    let rules = 0;
    for (const { of } of blocks) if (of[edges.a[i]!]! >= 0 && of[edges.a[i]!] === of[edges.b[i]!]) rules++;
    by[rules - 1]!++;
  }
  const reached = by.reduce((sum, each) => sum + each, 0);
  const [one = 0, two = 0] = by;
  const missed = blocks.length < 2 ? 0 : two > 0 ? (one * one) / (2 * two) : (one * (one - 1)) / 2;
  return { by, missed, recall: reached === 0 ? 1 : reached / (reached + missed) };
}
