/** Days between two points: what the whole network says, which is often more than their bounds say. */
import { compile, partsOf } from './compile.ts';
import type { TimeConventions } from './conventions.ts';
import { type Searched, search } from './search.ts';
import type { Fact, PointId } from './types.ts';

export interface Days {
  /** Fewest and most days from the first point to the second; negative when it comes before; null is unbounded. */
  readonly min: number | null;
  readonly max: number | null;
}

/**
 * Fewest and most days from one point to another over all readings that fit. Null when the points are unknown or their facts
 * contradict each other. Points of different parts are tied by their dates alone.
 */
export function between(
  facts: readonly Fact[],
  from: PointId,
  to: PointId,
  c: TimeConventions,
  limit = 2000,
): Days | null {
  return allPairs(facts, [from, to], c, limit)?.get(from)?.get(to) ?? null;
}

/**
 * The same for every pair among `points`: the minimal network of Dechter, Meiri and Pearl, one single-source run per point
 * and reading. Null when some facts contradict each other.
 */
export function allPairs(
  facts: readonly Fact[],
  points: readonly PointId[],
  c: TimeConventions,
  limit = 2000,
): ReadonlyMap<PointId, ReadonlyMap<PointId, Days>> | null {
  const net = compile(facts, c);
  const place = new Map<PointId, { s: Searched; local: number }>();
  for (const part of partsOf(net, () => true)) {
    const ids = part.points.map((p) => net.points[p]!);
    if (!ids.some((id) => points.includes(id))) continue;
    const s = search(net, part, { branches: limit });
    if (s.readings.length === 0) return null;
    ids.forEach((id, local) => {
      place.set(id, { s, local });
    });
  }
  const out = new Map<PointId, Map<PointId, Days>>();
  for (const a of points) {
    const row = new Map<PointId, Days>();
    out.set(a, row);
    const from = place.get(a);
    if (!from) continue;
    // Longest from a to b is the shortest path a → b; fewest is minus the shortest path b → a.
    const most = spread(from.s, from.local, false);
    const fewest = spread(from.s, from.local, true);
    for (const b of points) {
      const to = place.get(b);
      if (!to) continue;
      const same = to.s === from.s;
      const max = same ? most[to.local]! : hullHi(to) - hullLo(from);
      const min = same ? 0 - fewest[to.local]! : hullLo(to) - hullHi(from);
      row.set(b, { min: Number.isFinite(min) ? min : null, max: Number.isFinite(max) ? max : null });
    }
  }
  return out;
}

function hullLo(x: { s: Searched; local: number }): number {
  return x.s.floating ? -Infinity : Math.min(...x.s.readings.map((r) => r.state.lo[x.local]!));
}

function hullHi(x: { s: Searched; local: number }): number {
  return x.s.floating ? Infinity : Math.max(...x.s.readings.map((r) => r.state.hi[x.local]!));
}

/** Longest distance over all readings of the shortest path from (or, reversed, to) a point, dates included. */
function spread(s: Searched, source: number, reversed: boolean): Float64Array {
  const { net, part } = s.engine;
  const local = new Map(part.points.map((p, i) => [p, i]));
  const arcs = part.facts.flatMap((f) =>
    net.arcs[f]!.map((a) => {
      const from = local.get(a.from)!;
      const to = local.get(a.to)!;
      return reversed ? { from: to, to: from, w: a.w } : { from, to, w: a.w };
    }),
  );
  const outward: { to: number; w: number }[][] = part.points.map(() => []);
  for (const a of arcs) outward[a.from]!.push(a);
  const out = new Float64Array(part.points.length).fill(-Infinity);
  for (const r of s.readings) {
    const { lo, hi } = r.state;
    const value = new Float64Array(out.length).fill(Infinity);
    value[source] = 0;
    // Through the origin once: bounds are tight already, so from the source and straight on to every point.
    for (let p = 0; p < out.length; p += 1) {
      const d = reversed ? hi[source]! - lo[p]! : hi[p]! - lo[source]!;
      if (p !== source && Number.isFinite(d)) value[p] = d;
    }
    const queue = part.points.map((_, i) => i);
    for (let head = 0; head < queue.length; head += 1) {
      const p = queue[head]!;
      if (value[p] === Infinity) continue;
      for (const a of outward[p]!) {
        if (value[p]! + a.w >= value[a.to]!) continue;
        value[a.to] = value[p]! + a.w;
        queue.push(a.to);
      }
    }
    for (let p = 0; p < out.length; p += 1) out[p] = Math.max(out[p]!, value[p]!);
  }
  return out;
}
