/** Rows that are one person, from pairs and their weights. */
import type { Edges } from './edges.ts';

/** Representatives by path halving. */
export class Union {
  readonly #of: Int32Array;
  constructor(rows: number) {
    this.#of = Int32Array.from({ length: rows }, (_, i) => i);
  }

  find(row: number): number {
    const of = this.#of;
    let at = row;
    while (of[at] !== at) {
      of[at] = of[of[at]!]!;
      at = of[at]!;
    }
    return at;
  }

  /** The smaller row stands for both. */
  join(a: number, b: number): void {
    const x = this.find(a);
    const y = this.find(b);
    if (x < y) this.#of[y] = x;
    else this.#of[x] = y;
  }
}

/** Connected components of the pairs that weigh so much, as the smallest row of each row's component. */
export function componentsOf(edges: Edges, rows: number, least: number): Int32Array {
  const union = new Union(rows);
  for (let i = 0; i < edges.a.length; i++)
    if (edges.weight[i]! >= least) union.join(edges.a[i]!, edges.b[i]!);
  return Int32Array.from({ length: rows }, (_, i) => union.find(i));
}

/** Lists of the rows with the same number, which is that of a row; those of one row left out; ascending. */
export function groupsOf(numbers: Int32Array): number[][] {
  const sizes = new Int32Array(numbers.length);
  for (let i = 0; i < numbers.length; i++) sizes[numbers[i]!]!++;
  const place = new Int32Array(numbers.length).fill(-1);
  const groups: number[][] = [];
  for (let i = 0; i < numbers.length; i++) {
    const number = numbers[i]!;
    if (sizes[number]! < 2) continue;
    if (place[number]! < 0) place[number] = groups.push([]) - 1;
    groups[place[number]!]!.push(i);
  }
  return groups;
}

export interface ClusterSettings {
  readonly rows: number;
  /** The weight of any two rows, for pairs that no rule reached. */
  readonly weight: (a: number, b: number) => number;
  /** Rows with the same number ≥ 0 are two people. */
  readonly apart: Int32Array;
  /** Decisions of people: always, and never, one person. */
  readonly same?: readonly (readonly [number, number])[];
  readonly different?: readonly (readonly [number, number])[];
  /** Whether components are refined at all. */
  readonly refine?: boolean;
  readonly least?: number;
}

export interface Clustering {
  /** The smallest row of each row's cluster. */
  readonly of: Int32Array;
  /** Components that were too large and were cut at a higher weight: their rows, and the weight. */
  readonly cut: readonly { readonly rows: number; readonly weight: number }[];
}

/** Larger components are cut first. */
const LARGEST = 1000;
/** Weight of what may never be. */
export const NEVER = -1e6;
const ALWAYS = 1e6;

/** Components, then within each the clusters that its weights together speak for. */
export function cluster(edges: Edges, settings: ClusterSettings): Clustering {
  const { rows, refine = true, least = 0, same = [], different = [] } = settings;
  const union = new Union(rows);
  for (let i = 0; i < edges.a.length; i++)
    if (edges.weight[i]! >= least) union.join(edges.a[i]!, edges.b[i]!);
  for (const [a, b] of same) union.join(a, b);
  const of = Int32Array.from({ length: rows }, (_, i) => union.find(i));
  if (!refine) return { of, cut: [] };
  const fixed = decided(same, different);
  const weigh = (a: number, b: number): number => {
    const found = fixed?.get(a < b ? a * rows + b : b * rows + a);
    if (found !== undefined) return found;
    if (settings.apart[a]! >= 0 && settings.apart[a] === settings.apart[b]) return NEVER;
    return settings.weight(a, b);
  };
  const cut: { rows: number; weight: number }[] = [];
  for (const group of groupsOf(of)) {
    for (const part of parts(group, edges, of, least, same, cut)) {
      const clusters = refined(part, weigh);
      for (const members of clusters) for (const row of members) of[row] = members[0]!;
    }
  }
  return { of, cut };

  function decided(one: readonly (readonly [number, number])[], two: readonly (readonly [number, number])[]) {
    if (one.length + two.length === 0) return undefined;
    const all = new Map<number, number>();
    for (const [a, b] of one) all.set(Math.min(a, b) * rows + Math.max(a, b), ALWAYS);
    for (const [a, b] of two) all.set(Math.min(a, b) * rows + Math.max(a, b), NEVER);
    return all;
  }
}

/** A component, or what is left of one that is too large when light pairs are left out, a bit at a time. */
function parts(
  group: readonly number[],
  edges: Edges,
  of: Int32Array,
  least: number,
  same: readonly (readonly [number, number])[],
  cut: { rows: number; weight: number }[],
): number[][] {
  if (group.length <= LARGEST) return [[...group]];
  // Components of that size are few: their edges are looked for only then.
  const own: number[] = [];
  for (let i = 0; i < edges.a.length; i++)
    if (edges.weight[i]! >= least && of[edges.a[i]!] === group[0]) own.push(i);
  let weight = least;
  let pieces = [[...group]];
  const place = new Map(group.map((row, i) => [row, i]));
  const fixed = same.filter(([a, b]) => place.has(a) && place.has(b));
  while (pieces.some(({ length }) => length > LARGEST) && weight < 1000) {
    weight += 1;
    const union = new Union(group.length);
    for (const i of own)
      if (edges.weight[i]! >= weight) union.join(place.get(edges.a[i]!)!, place.get(edges.b[i]!)!);
    for (const [a, b] of fixed) union.join(place.get(a)!, place.get(b)!);
    const numbers = Int32Array.from(group, (_, i) => union.find(i));
    pieces = groupsOf(numbers).map((members) => members.map((i) => group[i]!));
    const lone = group.filter((_, i) => !pieces.some((piece) => piece.includes(group[i]!)));
    pieces.push(...lone.map((row) => [row]));
  }
  cut.push({ rows: group.length, weight });
  return pieces;
}

/** Clusters of one component: average link while the mean is above zero, then rows one at a time while the sum grows. */
export function refined(rows: readonly number[], weigh: (a: number, b: number) => number): number[][] {
  const n = rows.length;
  if (n === 1) return [[...rows]];
  if (n === 2) return weigh(rows[0]!, rows[1]!) > 0 ? [[...rows]] : [[rows[0]!], [rows[1]!]];
  const own = new Float64Array(n * n);
  for (let i = 0; i < n; i++)
    for (let j = i + 1; j < n; j++) {
      own[i * n + j] = weigh(rows[i]!, rows[j]!);
      own[j * n + i] = own[i * n + j]!;
    }
  return settle(own, n).map((members) => members.map((i) => rows[i]!));
}

function settle(own: Float64Array, n: number): number[][] {
  // Sums between clusters: they merge by adding up.
  const sums = own.slice();
  const sizes = new Int32Array(n).fill(1);
  const of = Int32Array.from({ length: n }, (_, i) => i);
  const alive = Array.from({ length: n }, (_, i) => i);
  for (;;) {
    let best = 0;
    let one = -1;
    let two = -1;
    for (let x = 0; x < alive.length; x++)
      for (let y = x + 1; y < alive.length; y++) {
        const i = alive[x]!;
        const j = alive[y]!;
        const mean = sums[i * n + j]! / (sizes[i]! * sizes[j]!);
        if (mean > best) {
          best = mean;
          one = i;
          two = j;
        }
      }
    if (one < 0) break;
    for (const k of alive) {
      if (k === one || k === two) continue;
      sums[one * n + k]! += sums[two * n + k]!;
      sums[k * n + one] = sums[one * n + k]!;
    }
    sizes[one]! += sizes[two]!;
    alive.splice(alive.indexOf(two), 1);
    for (let i = 0; i < n; i++) if (of[i] === two) of[i] = one;
  }
  moves(own, n, of);
  const groups = new Map<number, number[]>();
  for (let i = 0; i < n; i++) groups.set(of[i]!, [...(groups.get(of[i]!) ?? []), i]);
  return [...groups.values()];
}

/** Moves single rows to where the sum of weights inside clusters is largest, alone included. */
function moves(own: Float64Array, n: number, of: Int32Array): void {
  const gain = new Float64Array(n);
  for (let sweep = 0; sweep < 20; sweep++) {
    let moved = false;
    for (let i = 0; i < n; i++) {
      gain.fill(0);
      const used = new Uint8Array(n);
      for (let j = 0; j < n; j++)
        if (j !== i) {
          gain[of[j]!]! += own[i * n + j]!;
          used[of[j]!] = 1;
        }
      const here = used[of[i]!] === 1 ? gain[of[i]!]! : 0;
      let best = here;
      let to = of[i]!;
      for (let c = 0; c < n; c++)
        if (used[c] === 1 && gain[c]! > best + 1e-9) {
          best = gain[c]!;
          to = c;
        }
      if (best < -1e-9) {
        // Alone weighs nothing: a number that no cluster has.
        to = used.indexOf(0);
        if (to === of[i] || to < 0) to = of[i]!;
      }
      if (to !== of[i]) {
        of[i] = to;
        moved = true;
      }
    }
    if (!moved) return;
  }
}
