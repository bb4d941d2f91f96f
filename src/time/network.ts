/**
 * Solves the network of times: a Simple Temporal Network with disjunctions (Dechter, Meiri, Pearl 1991, "Temporal constraint
 * networks"). See `types.ts` for what goes in and comes out, `engine.ts` for the bounds, `search.ts` for the choices.
 */
import { boundsOf, type Known } from './bounds.ts';
import { compile, type Network, type Part, partsOf } from './compile.ts';
import { type Conflicts, conflictsOf, waysOut, without } from './conflicts.ts';
import type { TimeConventions } from './conventions.ts';
import { type Explained, explain } from './explain.ts';
import { type Reading, type Searched, search } from './search.ts';
import { choiceLabel } from './steps.ts';
import type { Branch, Conflict, Fact, PointBounds, Solution, SolveLimits, WayOut } from './types.ts';

export const DEFAULT_LIMITS: SolveLimits = { branches: 2000, conflicts: 200, tests: 1000 };

/** Ways out that are followed together; beyond, every claim of the other conflicts is dropped. */
const MOST_WAYS = 16;
const MOST_BRANCHES = 64;

/**
 * Tightest bounds of every point with their proofs, all minimal conflicts with what each way out implies, and the readings of
 * ambiguous times that remain. Throws a RangeError when a window names no day, and when two facts have one id.
 */
export function solve(
  facts: readonly Fact[],
  conventions: TimeConventions,
  limits: SolveLimits = DEFAULT_LIMITS,
): Solution {
  const ids = new Set<string>();
  for (const f of facts) {
    if (ids.has(f.id)) throw new RangeError(`two facts have the id ${f.id}`);
    ids.add(f.id);
  }
  const net = compile(facts, conventions);
  const bounds = new Map<number, PointBounds>();
  const conflicts: Conflict[] = [];
  const branches: Branch[] = [];
  let complete = true;
  for (const part of partsOf(net, () => true)) {
    const s = search(net, part, { branches: limits.branches });
    complete &&= s.complete;
    if (s.readings.length > 0) {
      part.points.forEach((p, local) => {
        bounds.set(p, boundsOf(net.points[p]!, [{ searched: s, local }]));
      });
      branches.push(...branchesOf(s));
      continue;
    }
    const found = conflictsOf(net, part, limits);
    complete &&= found.complete;
    const solver = afterDropping(net, part, limits);
    for (const p of part.points) {
      bounds.set(p, solver.hull(p, found, []));
    }
    for (const set of found.sets) conflicts.push(conflictOf(net, part, set, found, solver));
  }
  return {
    points: net.points.map((id, p) => bounds.get(p) ?? open(id)),
    conflicts,
    branches,
    complete,
  };
}

function open(point: string): PointBounds {
  const window = { earliest: null, latest: null };
  const because = { earliest: null, latest: null };
  return { point, ...window, edtf: '../..', windows: [window], because, claims: [] };
}

interface Dropping {
  /** What is known of a point when these claims are dropped and the conflicts left are got out of in the smallest ways. */
  readonly hull: (point: number, all: Conflicts, drop: readonly string[]) => PointBounds;
}

function afterDropping(net: Network, part: Part, limits: SolveLimits): Dropping {
  const seen = new Map<string, ReadonlyMap<number, Known> | null>();
  /** Null when what is left still contradicts itself. */
  const solved = (drop: readonly string[]): ReadonlyMap<number, Known> | null => {
    const name = drop.join('\u0000');
    const before = seen.get(name);
    if (before !== undefined) return before;
    const known = new Map<number, Known>();
    let fits = true;
    for (const rest of partsOf(net, without(net, new Set(drop)), part.facts)) {
      const s = search(net, rest, { branches: limits.branches });
      fits &&= s.readings.length > 0;
      if (!fits) break;
      rest.points.forEach((p, local) => {
        known.set(p, { searched: s, local });
      });
    }
    const out = fits ? known : null;
    seen.set(name, out);
    return out;
  };
  const ways = new Map<string, readonly (readonly string[])[]>();
  const waysFor = (all: Conflicts, drop: readonly string[]) => {
    const name = drop.join('\u0000');
    let out = ways.get(name);
    if (!out) {
      const left = all.sets.filter((s) => s.length > 0 && !s.some((c) => drop.includes(c)));
      const smallest = waysOut(left, MOST_WAYS) ?? [[...new Set(left.flat())]];
      out = smallest.map((w) => [...new Set([...drop, ...w])].sort());
      ways.set(name, out);
    }
    return out;
  };
  return {
    hull: (point, all, drop) => {
      const id = net.points[point]!;
      const known: Known[] = [];
      for (const way of waysFor(all, drop)) {
        const k = solved(way)?.get(point);
        // Where nothing speaks of the point any more it is open, and so is the hull.
        if (!k) return open(id);
        known.push(k);
      }
      return boundsOf(id, known);
    },
  };
}

function conflictOf(
  net: Network,
  part: Part,
  set: readonly string[],
  all: Conflicts,
  solver: Dropping,
): Conflict {
  let why: Explained | null = null;
  const explained = () => {
    why ??= explain(net, part, set);
    return why;
  };
  const touched = () => [...new Set(explained().facts.flatMap((f) => net.about[f]!))].sort((a, b) => a - b);
  return {
    claims: set,
    get facts() {
      return explained().facts.map((f) => net.facts[f]!.id);
    },
    get steps() {
      return explained().steps;
    },
    choices: set.map((c) => wayOut(c, touched, all, solver)),
  };
}

/** Bounds are worked out when they are asked for, as proofs are. */
function wayOut(claim: string, touched: () => readonly number[], all: Conflicts, solver: Dropping): WayOut {
  let then: readonly PointBounds[] | null = null;
  return {
    drop: [claim],
    get then() {
      then ??= touched().map((p) => solver.hull(p, all, [claim]));
      return then;
    },
    settles: all.sets.every((s) => s.includes(claim)),
  };
}

/** Readings with the same choices are one branch; in an unknown year, days of the week choose nothing that could be told. */
function branchesOf(s: Searched): readonly Branch[] {
  const groups = new Map<string, { choices: Branch['choices']; readings: Reading[] }>();
  for (const r of s.readings) {
    const told = r.choices.filter((c) => !s.floating || cycleOf(s, c.fact) !== 'week');
    const choices = told.map((c) => {
      const label = choiceLabel(s, c);
      return { fact: s.engine.net.facts[c.fact]!.id, label: s.floating ? `XXXX${label.slice(4)}` : label };
    });
    const name = choices.map((c) => `${c.fact}\u0000${c.label}`).join('\u0001');
    const group = groups.get(name);
    if (group) group.readings.push(r);
    else groups.set(name, { choices, readings: [r] });
  }
  if (groups.size < 2) return [];
  return [...groups.values()].slice(0, MOST_BRANCHES).map(({ choices, readings }) => ({
    choices,
    points: s.engine.part.points.map((p, local) => {
      const b = boundsOf(s.engine.net.points[p]!, [{ searched: { ...s, readings }, local }]);
      return { point: b.point, earliest: b.earliest, latest: b.latest, edtf: b.edtf };
    }),
  }));
}

function cycleOf(s: Searched, fact: number): string {
  return s.engine.rows.find((r) => r.fact === fact)!.periods.cycle;
}
