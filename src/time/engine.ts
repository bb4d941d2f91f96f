/**
 * Bounds by propagation over one part of the network. Every tightening is kept as a node that names the fact and the node it
 * rests on, so a bound's proof is the chain of its nodes, and two bounds that cross are a contradiction with two chains.
 *
 * For gaps and windows alone this is the Bellman-Ford form of a Simple Temporal Network's shortest paths from and to the
 * origin (Dechter, Meiri, Pearl 1991, section 3): 2n bounds, never n² distances. Periods tighten in the same loop; what they
 * leave open is a choice, for `search.ts`.
 */
import type { Arc, Network, Part, Row } from './compile.ts';
import { firstK, lastK } from './relation.ts';

export type NodeKind = 'window' | 'gap' | 'calendar' | 'year' | 'choice' | 'example';

/** A bound and why. `parent` is -1 when the fact says it by itself. */
export interface Node {
  readonly kind: NodeKind;
  readonly point: number;
  readonly low: boolean;
  readonly day: number;
  readonly parent: number;
  readonly fact: number;
  /** Period number for calendar and choice, the year for year. */
  readonly k: number;
}

export interface State {
  readonly lo: Float64Array;
  readonly hi: Float64Array;
  readonly loNode: Int32Array;
  readonly hiNode: Int32Array;
}

/** Two nodes whose bounds cannot both hold. */
export interface Clash {
  readonly low: number;
  readonly high: number;
  /** Set when they meet in the periods of a fact and not at one point. */
  readonly fact: number;
}

export interface Engine {
  readonly net: Network;
  readonly part: Part;
  readonly nodes: Node[];
  readonly rows: readonly Row[];
  /** True when a limit on steps was reached: bounds are true, but may be wide. */
  tired: boolean;
  readonly start: () => State;
  /** Tightens until nothing changes. Gives the clash when bounds cross. */
  readonly propagate: (s: State, dirty: readonly number[]) => Clash | null;
  /** Sets one bound; false when it is no tighter. */
  readonly tighten: (s: State, node: Node) => boolean;
}

export function copyState(s: State): State {
  return { lo: s.lo.slice(), hi: s.hi.slice(), loNode: s.loNode.slice(), hiNode: s.hiNode.slice() };
}

/**
 * Points are numbered anew within the part (`local`), so that states are small. Rows of the facts in `loose` are taken as the
 * gap that they leave in any week.
 */
export function engineFor(net: Network, part: Part, loose: ReadonlySet<number> = new Set()): Engine {
  const local = new Map<number, number>();
  part.points.forEach((p, i) => {
    local.set(p, i);
  });
  const n = part.points.length;
  const outward: Arc[][] = Array.from({ length: n }, () => []);
  const inward: Arc[][] = Array.from({ length: n }, () => []);
  const touching: Row[][] = Array.from({ length: n }, () => []);
  const rows: Row[] = [];
  let size = n;
  const addArc = (from: number, to: number, w: number, fact: number) => {
    const arc = { from, to, w, fact };
    outward[from]!.push(arc);
    inward[to]!.push(arc);
    size += 1;
  };
  for (const f of part.facts) {
    for (const a of net.arcs[f]!) addArc(local.get(a.from)!, local.get(a.to)!, a.w, f);
    for (const r of net.rows[f]!) {
      const row = { ...r, sub: local.get(r.sub)!, ref: local.get(r.ref)! };
      if (loose.has(f)) {
        const x = r.periods.at(0)!;
        addArc(row.ref, row.sub, x.sub.hi - x.ref.lo, f);
        addArc(row.sub, row.ref, x.ref.hi - x.sub.lo, f);
        continue;
      }
      rows.push(row);
      touching[row.sub]!.push(row);
      if (row.ref !== row.sub) touching[row.ref]!.push(row);
      size += 1;
    }
  }
  const nodes: Node[] = [];
  const engine: Engine = { net, part, nodes, rows, tired: false, start, propagate, tighten };
  return engine;

  function start(): State {
    const s: State = {
      lo: new Float64Array(n).fill(-Infinity),
      hi: new Float64Array(n).fill(Infinity),
      loNode: new Int32Array(n).fill(-1),
      hiNode: new Int32Array(n).fill(-1),
    };
    for (const f of part.facts) {
      for (const w of net.windows[f]!) {
        const base = { kind: 'window', point: local.get(w.point)!, parent: -1, fact: f, k: 0 } as const;
        if (w.lo > -Infinity) tighten(s, { ...base, low: true, day: w.lo });
        if (w.hi < Infinity) tighten(s, { ...base, low: false, day: w.hi });
      }
    }
    return s;
  }

  function tighten(s: State, node: Node): boolean {
    const p = node.point;
    if (node.low ? node.day <= s.lo[p]! : node.day >= s.hi[p]!) return false;
    nodes.push(node);
    if (node.low) {
      s.lo[p] = node.day;
      s.loNode[p] = nodes.length - 1;
    } else {
      s.hi[p] = node.day;
      s.hiNode[p] = nodes.length - 1;
    }
    return true;
  }

  function propagate(s: State, dirty: readonly number[]): Clash | null {
    const queue: number[] = [];
    const waiting = new Uint8Array(n);
    const touch = (p: number) => {
      if (waiting[p]) return;
      waiting[p] = 1;
      queue.push(p);
    };
    for (const p of dirty) {
      if (s.lo[p]! > s.hi[p]!) return { low: s.loNode[p]!, high: s.hiNode[p]!, fact: -1 };
      touch(p);
    }
    // Enough for any network without a vicious circle; a circle through periods can creep on without end.
    let left = 20_000 + 40 * n * Math.ceil(Math.sqrt(size));
    for (let head = 0; head < queue.length; head += 1) {
      const p = queue[head]!;
      waiting[p] = 0;
      left -= 1;
      if (left < 0) {
        engine.tired = true;
        return null;
      }
      const set = (
        point: number,
        low: boolean,
        day: number,
        rest: Pick<Node, 'kind' | 'parent' | 'fact' | 'k'>,
      ) => tighten(s, { point, low, day, ...rest });
      if (s.hi[p]! < Infinity) {
        for (const a of outward[p]!) {
          const day = s.hi[p]! + a.w;
          if (day >= s.hi[a.to]!) continue;
          set(a.to, false, day, { kind: 'gap', parent: s.hiNode[p]!, fact: a.fact, k: 0 });
          if (s.lo[a.to]! > day) return { low: s.loNode[a.to]!, high: s.hiNode[a.to]!, fact: -1 };
          touch(a.to);
        }
      }
      if (s.lo[p]! > -Infinity) {
        for (const a of inward[p]!) {
          const day = s.lo[p]! - a.w;
          if (day <= s.lo[a.from]!) continue;
          set(a.from, true, day, { kind: 'gap', parent: s.loNode[p]!, fact: a.fact, k: 0 });
          if (day > s.hi[a.from]!) return { low: s.loNode[a.from]!, high: s.hiNode[a.from]!, fact: -1 };
          touch(a.from);
        }
      }
      for (const r of touching[p]!) {
        const clash = revise(s, r, touch);
        if (clash) return clash;
      }
    }
    return null;
  }

  /** Bounds of both sides of a row from each other: k runs from the first to the last period that both can reach. */
  function revise(s: State, r: Row, touch: (p: number) => void): Clash | null {
    const { sub, ref, periods } = r;
    const byRef = firstK(periods, s.lo[ref]!, -Infinity);
    const bySub = firstK(periods, -Infinity, s.lo[sub]!);
    const toRef = lastK(periods, s.hi[ref]!, Infinity);
    const toSub = lastK(periods, Infinity, s.hi[sub]!);
    const lowFrom = byRef !== null && (bySub === null || byRef >= bySub) ? ref : sub;
    const highFrom = toRef !== null && (toSub === null || toRef <= toSub) ? ref : sub;
    const kLo = lowFrom === ref && byRef !== null ? byRef : bySub;
    const kHi = highFrom === ref && toRef !== null ? toRef : toSub;
    const lowNode = s.loNode[lowFrom]!;
    const highNode = s.hiNode[highFrom]!;
    if (kLo !== null) {
      const x = periods.at(kLo)!;
      const why = { kind: 'calendar', parent: lowNode, fact: r.fact, k: kLo } as const;
      if (tighten(s, { ...why, point: sub, low: true, day: x.sub.lo })) touch(sub);
      if (tighten(s, { ...why, point: ref, low: true, day: x.ref.lo })) touch(ref);
    }
    if (kHi !== null) {
      const x = periods.at(kHi)!;
      const why = { kind: 'calendar', parent: highNode, fact: r.fact, k: kHi } as const;
      if (tighten(s, { ...why, point: sub, low: false, day: x.sub.hi })) touch(sub);
      if (tighten(s, { ...why, point: ref, low: false, day: x.ref.hi })) touch(ref);
    }
    for (const p of [sub, ref]) {
      if (s.lo[p]! > s.hi[p]!) return { low: s.loNode[p]!, high: s.hiNode[p]!, fact: -1 };
    }
    return kLo !== null && kHi !== null && kLo > kHi ? { low: lowNode, high: highNode, fact: r.fact } : null;
  }
}

/** Nodes from the first fact to the bound. */
export function chain(nodes: readonly Node[], node: number): readonly Node[] {
  const out: Node[] = [];
  for (let at = node; at >= 0; at = nodes[at]!.parent) out.push(nodes[at]!);
  return out.reverse();
}

/** A circle of gaps that no days can satisfy (Bellman-Ford from everywhere at once), as facts along it; null when there is none. */
export function viciousCircle(net: Network, part: Part): readonly number[] | null {
  const index = new Map<number, number>();
  part.points.forEach((p, i) => {
    index.set(p, i);
  });
  const n = part.points.length;
  const arcs = part.facts.flatMap((f) =>
    net.arcs[f]!.map((a) => ({ ...a, from: index.get(a.from)!, to: index.get(a.to)! })),
  );
  const distance = new Float64Array(n);
  const by = new Int32Array(n).fill(-1);
  let last = -1;
  for (let round = 0; round <= n; round += 1) {
    last = -1;
    for (let i = 0; i < arcs.length; i += 1) {
      const a = arcs[i]!;
      const d = distance[a.from]! + a.w;
      if (d >= distance[a.to]!) continue;
      distance[a.to] = d;
      by[a.to] = i;
      last = a.to;
    }
    if (last < 0) return null;
    // A circle shows in the chains of `by` long before the last round: looked for now and then.
    if (round % 8 === 7 || round === n) {
      const on = onCircle(by, arcs);
      if (on >= 0) {
        last = on;
        break;
      }
    }
  }
  const facts: number[] = [];
  let at = last;
  do {
    const a = arcs[by[at]!]!;
    facts.push(a.fact);
    at = a.from;
  } while (at !== last);
  return [...new Set(facts.reverse())];
}

/** A point of a circle in the chains of `by`, or -1. */
function onCircle(by: Int32Array, arcs: readonly Arc[]): number {
  const seen = new Int32Array(by.length);
  for (let p = 0; p < by.length; p += 1) {
    let at = p;
    while (at >= 0 && seen[at] === 0) {
      seen[at] = p + 1;
      at = by[at]! < 0 ? -1 : arcs[by[at]!]!.from;
    }
    if (at >= 0 && seen[at] === p + 1) return at;
  }
  return -1;
}
