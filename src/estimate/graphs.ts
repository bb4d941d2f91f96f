/** Decomposable graphs over lists: an edge means that two lists depend on each other. */
import { bitCount } from './table.ts';
import { compareSets, setName } from './terms.ts';

export interface Graph {
  /** Largest sets of lists that all depend on each other. */
  readonly cliques: readonly number[];
  /** The sets in which cliques meet, each as often as it joins two; none is empty. */
  readonly separators: readonly number[];
}

const known = new Map<number, readonly Graph[]>();

/** All decomposable graphs over 2 to 6 lists: 8, 61, 822, 18,154 for 3, 4, 5, 6. Found once and kept. */
export function decomposableGraphs(lists: number): readonly Graph[] {
  const there = known.get(lists);
  if (there) return there;
  const edges: (readonly [number, number])[] = [];
  for (let a = 0; a < lists; a++) for (let b = a + 1; b < lists; b++) edges.push([a, b]);
  const graphs: Graph[] = [];
  const neighbours = new Int32Array(lists);
  for (let chosen = 0; chosen < 1 << edges.length; chosen++) {
    neighbours.fill(0);
    for (let e = 0; e < edges.length; e++)
      if ((chosen >> e) & 1) {
        const [a, b] = edges[e]!;
        neighbours[a]! |= 1 << b;
        neighbours[b]! |= 1 << a;
      }
    const graph = decompose(neighbours);
    if (graph) graphs.push(graph);
  }
  known.set(lists, graphs);
  return graphs;
}

/** Its cliques, as they are named: `12|23`. */
export function graphName({ cliques }: Graph): string {
  return [...cliques].sort(compareSets).map(setName).join('|');
}

/**
 * Cliques and separators by maximum-cardinality search (Tarjan and Yannakakis 1984).
 *
 * @returns nothing when the graph is not decomposable
 */
function decompose(neighbours: Int32Array): Graph | undefined {
  const cliques: number[] = [];
  const separators: number[] = [];
  let visited = 0;
  let current = 0;
  let before = -1;
  for (let step = 0; step < neighbours.length; step++) {
    let vertex = -1;
    let most = -1;
    for (let v = 0; v < neighbours.length; v++) {
      if ((visited >> v) & 1) continue;
      const count = bitCount(neighbours[v]! & visited);
      if (count > most) {
        most = count;
        vertex = v;
      }
    }
    const met = neighbours[vertex]! & visited;
    for (let v = 0; v < neighbours.length; v++)
      if ((met >> v) & 1 && (met & ~(neighbours[v]! | (1 << v))) !== 0) return undefined;
    if (step > 0 && most <= before) {
      cliques.push(current);
      if (met !== 0) separators.push(met);
    }
    current = met | (1 << vertex);
    before = most;
    visited |= 1 << vertex;
  }
  cliques.push(current);
  return { cliques, separators };
}
