/**
 * Minimal conflicts where the calendar leaves no choice: every one is a circle of negative length through the origin, that is
 * an upper bound at p, gaps from p to q, and a lower bound at q above what they allow. They are listed by following the gaps
 * with the claims met so far; a path is given up when it can no longer cross the bound, when another came to the same point no
 * later with fewer claims, or when its claims hold a known conflict. So all minimal sets are found and few paths are walked,
 * also when hundreds of conflicts stand side by side, where hitting sets would have to try every combination of ways out.
 */
import type { Arc, Network, Part } from './compile.ts';
import { type Conflicts, contradiction, hittingSetTree, only, order } from './conflicts.ts';
import { engineFor, viciousCircle } from './engine.ts';
import { stretch } from './search.ts';
import type { SolveLimits } from './types.ts';

/** Comparisons of sets of claims: about a second. */
const MOST_WORK = 10_000_000;
/** And so many for each test that the limits allow: a quick answer looks less far. */
const WORK_PER_TEST = 10_000;

type Claims = readonly number[];

interface Bound {
  readonly point: number;
  readonly day: number;
  readonly claims: Claims;
}

/** Null when a choice is left: then hitting sets must do. */
export function circles(net: Network, part: Part, limits: SolveLimits): Conflicts | null {
  const hard = part.facts.filter((f) => net.facts[f]!.claims.length === 0);
  const given = engineFor(net, { points: part.points, facts: hard });
  const state = given.start();
  const undated = viciousCircle(net, part) ? undatedConflicts(net, part, limits) : [];
  if (undated === null) return null;
  if (undated.some((set) => set.length === 0)) return { sets: [[]], complete: true };
  if (
    given.propagate(
      state,
      part.points.map((_, i) => i),
    )
  )
    return { sets: [[]], complete: true };
  const most = Math.min(MOST_WORK, limits.tests * WORK_PER_TEST);
  const names = [...new Set(part.facts.flatMap((f) => net.facts[f]!.claims))].sort();
  const claimNumber = new Map(names.map((n, i) => [n, i]));
  const claimsOf = (f: number): Claims =>
    [...new Set(net.facts[f]!.claims.map((c) => claimNumber.get(c)!))].sort((a, b) => a - b);
  const local = new Map(part.points.map((p, i) => [p, i]));

  const lower: Bound[] = [];
  const upper: Bound[] = [];
  const put = (point: number, lo: number, hi: number, claims: Claims) => {
    if (lo > -Infinity) lower.push({ point, day: lo, claims });
    if (hi < Infinity) upper.push({ point, day: hi, claims });
  };
  part.points.forEach((_, p) => {
    put(p, state.lo[p]!, state.hi[p]!, []);
  });
  const outward: (Arc & { claims: Claims })[][] = part.points.map(() => []);
  const inward: Arc[][] = part.points.map(() => []);
  for (const f of part.facts) {
    const claims = claimsOf(f);
    for (const w of net.windows[f]!) if (claims.length > 0) put(local.get(w.point)!, w.lo, w.hi, claims);
    for (const a of net.arcs[f]!) {
      const arc = { from: local.get(a.from)!, to: local.get(a.to)!, w: a.w, fact: f, claims };
      outward[arc.from]!.push(arc);
      inward[arc.to]!.push(arc);
    }
    for (const r of net.rows[f]!) {
      const row = { ...r, sub: local.get(r.sub)!, ref: local.get(r.ref)! };
      const [from, to] = stretch(state, row);
      if (from === null || to === null || from > to) return null;
      const first = row.periods.at(from)!;
      if (from !== to) return null;
      put(row.sub, first.sub.lo, first.sub.hi, claims);
      if (row.ref !== row.sub) put(row.ref, first.ref.lo, first.ref.hi, claims);
    }
  }

  const found = new Minimal();
  // A path that runs through such a circle holds its claims, and is given up like any other that holds a known conflict.
  for (const set of undated) found.add(set.map((c) => claimNumber.get(c)!).sort((a, b) => a - b));
  let work = 0;
  const reach = latest(outward, upper);
  const targets = lower
    .filter((b) => reach[b.point]! < b.day)
    .sort((a, b) => a.claims.length - b.claims.length || a.point - b.point || b.day - a.day);
  for (const target of targets) {
    const toTarget = distancesTo(inward, target.point);
    const best: { cost: number; claims: Claims }[][] = part.points.map(() => []);
    const queue: { point: number; cost: number; claims: Claims }[][] = [];
    const offer = (point: number, cost: number, claims: Claims) => {
      if (cost + toTarget[point]! >= target.day || found.holds(claims)) return;
      const here = best[point]!;
      work += here.length + 1;
      if (here.some((x) => x.cost <= cost && within(x.claims, claims))) return;
      here.push({ cost, claims });
      let row = queue[claims.length];
      if (!row) {
        row = [];
        queue[claims.length] = row;
      }
      row.push({ point, cost, claims });
    };
    for (const b of upper) offer(b.point, b.day, union(b.claims, target.claims));
    // Fewest claims first, so that a set is known before any that holds it.
    for (let size = 0; size < queue.length; size += 1) {
      const row = queue[size];
      for (let i = 0; row && i < row.length; i += 1) {
        const at = row[i]!;
        if (work > most) return truncated(net, part, found, names);
        if (at.point === target.point && at.cost < target.day) {
          found.add(at.claims);
          continue;
        }
        for (const a of outward[at.point]!) offer(a.to, at.cost + a.w, union(at.claims, a.claims));
      }
    }
  }
  const sets = order(found.sets.map((s) => s.map((i) => names[i]!)));
  return { sets: sets.slice(0, limits.conflicts), complete: sets.length <= limits.conflicts };
}

/** Conflicts of gaps alone ("before" and "after" at once): few, so hitting sets find them. Null when they were too many. */
function undatedConflicts(
  net: Network,
  part: Part,
  limits: SolveLimits,
): readonly (readonly string[])[] | null {
  const facts = part.facts.filter((f) => net.arcs[f]!.length > 0);
  const tree = hittingSetTree(net, { points: part.points, facts }, limits);
  return tree.complete ? tree.sets : null;
}

/** What was found before the limit: each is a conflict, thinned where a smaller one was not yet reached. */
function truncated(net: Network, part: Part, found: Minimal, names: readonly string[]): Conflicts {
  const sets = found.sets.map((s) => {
    let kept = new Set(s.map((i) => names[i]!));
    for (const c of [...kept]) {
      const fewer = new Set(kept);
      fewer.delete(c);
      if (contradiction(net, part, only(net, fewer))) kept = fewer;
    }
    return [...kept].sort();
  });
  const unique = new Map(sets.map((s) => [s.join('\u0000'), s]));
  return { sets: order([...unique.values()]), complete: false };
}

class Minimal {
  sets: Claims[] = [];
  /** Sets by their first claim: a set can only lie within another that has it. */
  byFirst = new Map<number, Claims[]>();

  holds(claims: Claims): boolean {
    for (const c of claims) {
      for (const s of this.byFirst.get(c) ?? []) if (within(s, claims)) return true;
    }
    return false;
  }

  add(claims: Claims): void {
    if (this.holds(claims)) return;
    this.sets = this.sets.filter((s) => !within(claims, s));
    this.sets.push(claims);
    this.byFirst = new Map();
    for (const s of this.sets) {
      const first = s[0]!;
      this.byFirst.set(first, [...(this.byFirst.get(first) ?? []), s]);
    }
  }
}

/** Both sorted: is all of `a` in `b`? */
function within(a: Claims, b: Claims): boolean {
  if (a.length > b.length) return false;
  let j = 0;
  for (const x of a) {
    while (j < b.length && b[j]! < x) j += 1;
    if (b[j] !== x) return false;
    j += 1;
  }
  return true;
}

function union(a: Claims, b: Claims): Claims {
  if (b.length === 0 || within(b, a)) return a;
  if (a.length === 0) return b;
  return [...new Set([...a, ...b])].sort((x, y) => x - y);
}

/** Latest day that every upper bound together leaves each point. */
function latest(outward: readonly (readonly Arc[])[], upper: readonly Bound[]): Float64Array {
  const day = new Float64Array(outward.length).fill(Infinity);
  for (const b of upper) day[b.point] = Math.min(day[b.point]!, b.day);
  relax(day, (p) => outward[p]!, 'to');
  return day;
}

function distancesTo(inward: readonly (readonly Arc[])[], point: number): Float64Array {
  const distance = new Float64Array(inward.length).fill(Infinity);
  distance[point] = 0;
  relax(distance, (p) => inward[p]!, 'from');
  return distance;
}

/** Bellman-Ford with a queue. What a circle of gaps makes ever smaller becomes -infinity: a bound that rules nothing out. */
function relax(value: Float64Array, arcs: (p: number) => readonly Arc[], side: 'to' | 'from'): void {
  const waiting = new Uint8Array(value.length);
  const turns = new Int32Array(value.length);
  const queue: number[] = [];
  value.forEach((v, p) => {
    if (v < Infinity) {
      queue.push(p);
      waiting[p] = 1;
    }
  });
  for (let head = 0; head < queue.length; head += 1) {
    const p = queue[head]!;
    waiting[p] = 0;
    turns[p]! += 1;
    if (turns[p]! > value.length) value[p] = -Infinity;
    for (const a of arcs(p)) {
      const other = a[side];
      const v = value[p]! + a.w;
      if (v >= value[other]!) continue;
      value[other] = v;
      if (waiting[other]) continue;
      waiting[other] = 1;
      queue.push(other);
    }
  }
}
