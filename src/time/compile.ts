/**
 * Facts → the form the engine works on: points numbered, gaps as arcs (x[to] - x[from] ≤ w), windows, and periods between a
 * point and its reference. Split into the parts that have no point in common; a known date ties no parts together.
 */
import type { TimeConventions } from './conventions.ts';
import { fromDay } from './days.ts';
import { type Period, type Periods, relationOf } from './relation.ts';
import type { Fact, PointId } from './types.ts';

export interface Arc {
  readonly from: number;
  readonly to: number;
  readonly w: number;
  readonly fact: number;
}

export interface Window {
  readonly point: number;
  readonly lo: number;
  readonly hi: number;
  readonly fact: number;
}

export interface Row {
  readonly sub: number;
  readonly ref: number;
  readonly periods: Periods;
  readonly fact: number;
}

/** A part of the network. `facts` indexes into the list of all facts, which every `fact` here does too. */
export interface Part {
  readonly points: readonly number[];
  readonly facts: readonly number[];
}

export interface Network {
  readonly facts: readonly Fact[];
  readonly points: readonly PointId[];
  /** What each fact says, by its number. */
  readonly arcs: readonly (readonly Arc[])[];
  readonly windows: readonly (readonly Window[])[];
  readonly rows: readonly (readonly Row[])[];
  /** Points that each fact speaks of. */
  readonly about: readonly (readonly number[])[];
}

/** Numbers the points in the order of the facts, adds `start ≤ end`, and reads every expression once. */
export function compile(given: readonly Fact[], c: TimeConventions): Network {
  const numbers = new Map<PointId, number>();
  const points: PointId[] = [];
  const number = (id: PointId): number => {
    const known = numbers.get(id);
    if (known !== undefined) return known;
    numbers.set(id, points.length);
    points.push(id);
    return points.length - 1;
  };
  for (const f of given) {
    if (f.kind === 'gap') {
      number(f.from);
      number(f.to);
    } else {
      number(f.point);
      if (f.kind === 'when' && f.reference !== undefined) number(f.reference);
    }
  }
  const facts = [...given, ...spans(points, numbers)];
  const arcs: Arc[][] = [];
  const windows: Window[][] = [];
  const rows: Row[][] = [];
  const about: number[][] = [];
  facts.forEach((f, i) => {
    const out = { arcs: [] as Arc[], windows: [] as Window[], rows: [] as Row[] };
    if (f.kind === 'gap') {
      gap(out.arcs, number(f.from), number(f.to), f.min ?? -Infinity, f.max ?? Infinity, i);
    } else if (f.kind === 'window') {
      const lo = f.earliest === null ? -Infinity : fromDay(f.earliest);
      const hi = f.latest === null ? Infinity : fromDay(f.latest);
      out.windows.push({ point: number(f.point), lo, hi, fact: i });
    } else {
      const sub = number(f.point);
      const ref = f.reference === undefined ? sub : number(f.reference);
      const r = relationOf(f.expr, c, f.tense ?? 'past', f.reference === undefined);
      if (r.kind === 'window') out.windows.push({ point: sub, ...r.range, fact: i });
      if (r.kind === 'gap') gap(out.arcs, ref, sub, r.min, r.max, i);
      if (r.kind === 'periods') out.rows.push({ sub, ref, periods: remember(r), fact: i });
    }
    arcs.push(out.arcs);
    windows.push(out.windows);
    rows.push(out.rows);
    about.push(
      f.kind === 'gap'
        ? [number(f.from), number(f.to)]
        : f.kind === 'when' && f.reference !== undefined
          ? [number(f.point), number(f.reference)]
          : [number(f.point)],
    );
  });
  return { facts, points, arcs, windows, rows, about };
}

function gap(out: Arc[], from: number, to: number, min: number, max: number, fact: number): void {
  if (Number.isFinite(max)) out.push({ from, to, w: max, fact });
  if (Number.isFinite(min)) out.push({ from: to, to: from, w: -min, fact });
}

function spans(points: readonly PointId[], numbers: ReadonlyMap<PointId, number>): Fact[] {
  const out: Fact[] = [];
  for (const id of points) {
    if (!id.endsWith('.start')) continue;
    const end = `${id.slice(0, -'start'.length)}end`;
    if (!numbers.has(end)) continue;
    out.push({
      kind: 'gap',
      id: `${id}<=${end}`,
      claims: [],
      rule: 'start-before-end',
      from: id,
      to: end,
      min: 0,
      max: null,
    });
  }
  return out;
}

/** The engine asks for the same few periods again and again. */
function remember(p: Periods): Periods {
  const seen = new Map<number, Period | null>();
  return {
    ...p,
    at: (k) => {
      let x = seen.get(k);
      if (x === undefined) {
        x = p.at(k);
        seen.set(k, x);
      }
      return x;
    },
  };
}

/**
 * Parts of the network made of the facts that `active` lets through, in the order of their first fact.
 *
 * @param among the only facts that can be active, in their order; by default all
 */
export function partsOf(
  net: Network,
  active: (fact: number) => boolean,
  among?: readonly number[],
): readonly Part[] {
  const parent = new Int32Array(net.points.length);
  for (let i = 0; i < parent.length; i += 1) parent[i] = i;
  const find = (i: number): number => {
    let root = i;
    while (parent[root] !== root) root = parent[root]!;
    for (let at = i; parent[at] !== root; ) {
      const next = parent[at]!;
      parent[at] = root;
      at = next;
    }
    return root;
  };
  const used = (among ?? net.facts.map((_, i) => i)).filter(active);
  const touched = new Set<number>();
  for (const i of used) {
    const [a, b] = net.about[i]!;
    touched.add(a!);
    if (b === undefined) continue;
    touched.add(b);
    parent[find(b)] = find(a!);
  }
  const parts = new Map<number, { points: number[]; facts: number[] }>();
  for (const i of used) {
    const root = find(net.about[i]![0]!);
    const part = parts.get(root);
    if (part) part.facts.push(i);
    else parts.set(root, { points: [], facts: [i] });
  }
  for (const p of [...touched].sort((x, y) => x - y)) parts.get(find(p))!.points.push(p);
  return [...parts.values()];
}
