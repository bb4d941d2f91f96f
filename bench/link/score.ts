/** How right pairs and clusters are, when who is who is known. */
import type { Blocks } from '../../src/link/blocks.ts';
import { groupsOf } from '../../src/link/cluster.ts';
import type { Edges } from '../../src/link/edges.ts';

export interface Score {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

const scoreOf = (right: number, said: number, all: number): Score => ({
  precision: said === 0 ? 1 : right / said,
  recall: right / all,
  f1: (2 * right) / (said + all),
});

/** Pairs of one person; of rows that may be one. */
export function truePairs(truth: Int32Array): number {
  const sizes = new Map<number, number>();
  for (const person of truth) sizes.set(person, (sizes.get(person) ?? 0) + 1);
  return [...sizes.values()].reduce((sum, size) => sum + (size * (size - 1)) / 2, 0);
}

export function pairScore({ a, b, weight }: Edges, truth: Int32Array, least = 0): Score {
  let said = 0;
  let right = 0;
  for (let i = 0; i < a.length; i++)
    if (weight[i]! >= least) {
      said++;
      if (truth[a[i]!] === truth[b[i]!]) right++;
    }
  return scoreOf(right, said, truePairs(truth));
}

/** The best F1 at any threshold: chosen with the truth. */
export function oracle(edges: Edges, truth: Int32Array): number {
  const all = truePairs(truth);
  const order = Array.from(edges.weight, (_, i) => i).sort((x, y) => edges.weight[y]! - edges.weight[x]!);
  let right = 0;
  let best = 0;
  for (const [said, i] of order.entries()) {
    if (truth[edges.a[i]!] === truth[edges.b[i]!]) right++;
    best = Math.max(best, (2 * right) / (said + 1 + all));
  }
  return best;
}

export function clusterScore(of: Int32Array, truth: Int32Array): Score {
  let said = 0;
  let right = 0;
  for (const rows of groupsOf(of)) {
    said += (rows.length * (rows.length - 1)) / 2;
    const sizes = new Map<number, number>();
    for (const row of rows) sizes.set(truth[row]!, (sizes.get(truth[row]!) ?? 0) + 1);
    for (const size of sizes.values()) right += (size * (size - 1)) / 2;
  }
  return scoreOf(right, said, truePairs(truth));
}

/** The share of pairs of one person that some rule joins. */
export function blockingRecall(blocks: readonly Blocks[], truth: Int32Array): number {
  const people = new Map<number, number[]>();
  for (const [row, person] of truth.entries()) {
    const rows = people.get(person);
    if (rows) rows.push(row);
    else people.set(person, [row]);
  }
  let all = 0;
  let reached = 0;
  for (const rows of people.values())
    for (const [i, a] of rows.entries())
      for (const b of rows.slice(i + 1)) {
        all++;
        if (blocks.some(({ of }) => of[a]! >= 0 && of[a] === of[b])) reached++;
      }
  return reached / all;
}
