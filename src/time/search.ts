/**
 * The readings of one part of the network: first what propagation alone decides, then the choices that are left, each followed
 * until it fits or contradicts itself. A part without any year is tried in example years (the calendar repeats after 28 years
 * for weekdays, after 4 without), so that what is true in every year can be said of an unknown one.
 */
import type { Network, Part, Row } from './compile.ts';
import { fromNumber, toNumber } from './days.ts';
import { type Clash, copyState, type Engine, engineFor, type State, viciousCircle } from './engine.ts';
import { firstK, lastK } from './relation.ts';

/** One choice on the way to a reading, or the reading itself when `next` is null and `clash` too. */
export interface Reading {
  readonly state: State;
  /** Choices made, in order: the fact and the number of the period. */
  readonly choices: readonly { readonly fact: number; readonly k: number }[];
  /** The example year, when there is one. */
  readonly year: number | null;
}

export interface DeadEnd {
  readonly choices: readonly { readonly fact: number; readonly k: number }[];
  readonly year: number | null;
  readonly clash: Clash;
}

export interface Searched {
  readonly engine: Engine;
  /** Bounds before any choice; null when they clash already. */
  readonly root: State | null;
  /** Bounds after the example year and before any other choice, per year. */
  readonly yearRoots: ReadonlyMap<number, State>;
  readonly readings: readonly Reading[];
  readonly deadEnds: readonly DeadEnd[];
  /** Facts of a circle of gaps that contradicts itself without any date. */
  readonly circle: readonly number[] | null;
  /** Set when an example year was taken: on which sides years are unlimited. */
  readonly floating: {
    readonly past: boolean;
    readonly future: boolean;
    /** Days of the year can be told: some fact says more than days of the week. */
    readonly yearly: boolean;
  } | null;
  readonly complete: boolean;
}

export interface SearchOptions {
  readonly branches: number;
  /** Stop at the first reading that fits: enough to know that the facts can all be true. */
  readonly first?: boolean;
}

const EXAMPLE = 2001;

export function search(net: Network, part: Part, options: SearchOptions): Searched {
  const found: Found = { readings: [], deadEnds: [], complete: true, left: options.branches * 8 };
  const yearRoots = new Map<number, State>();
  let engine = engineFor(net, part);
  const end = (circle: readonly number[] | null, root: State | null, pivot: Pivot | null): Searched => ({
    engine,
    root,
    yearRoots,
    readings: found.readings,
    deadEnds: found.deadEnds,
    circle,
    floating: pivot
      ? { past: pivot.past, future: pivot.future, yearly: pivot.row.periods.cycle !== 'week' }
      : null,
    complete: found.complete && !engine.tired,
  });
  const circle = viciousCircle(net, part);
  if (circle) return end(circle, null, null);
  let root = engine.start();
  const clash = engine.propagate(root, all(root));
  if (clash) {
    found.deadEnds.push({ choices: [], year: null, clash });
    return end(null, null, null);
  }
  let pivot = pivotOf(engine, root);
  const weekly = engine.rows.filter((r) => r.periods.cycle === 'week');
  if (pivot?.past && pivot.future && weekly.length === 1 && pivot.row !== weekly[0]) {
    // In an unknown year any day may be a Monday: one weekly fact says no more than the days between.
    engine = engineFor(net, part, new Set([weekly[0]!.fact]));
    root = engine.start();
    engine.propagate(root, all(root));
    pivot = pivotOf(engine, root);
  }
  if (!pivot) {
    follow(engine, root, [], null, options, found);
    return end(null, root, null);
  }
  for (const year of pivot.years) {
    const state = copyState(root);
    const clashed = takeYear(engine, state, pivot, year);
    if (clashed) {
      found.deadEnds.push({ choices: [], year, clash: clashed });
      continue;
    }
    yearRoots.set(year, state);
    const limit = found.readings.length + Math.ceil(options.branches / pivot.years.length);
    follow(engine, state, [], year, { ...options, branches: limit }, found);
    if (options.first && found.readings.length > 0) break;
  }
  return end(null, root, pivot);
}

function all(s: State): readonly number[] {
  return Array.from(s.lo, (_, i) => i);
}

/** Stretch of periods that is left of a row; null where it has no end. */
export function stretch(s: State, r: Row): readonly [number | null, number | null] {
  return [firstK(r.periods, s.lo[r.ref]!, s.lo[r.sub]!), lastK(r.periods, s.hi[r.ref]!, s.hi[r.sub]!)];
}

interface Pivot {
  readonly row: Row;
  /** The row's k is the year; otherwise its reference is put into the year. */
  readonly byPeriod: boolean;
  readonly years: readonly number[];
  readonly past: boolean;
  readonly future: boolean;
}

/** The row that an example year is given to, when some row has no end; a date written without its year comes first. */
function pivotOf(engine: Engine, root: State): Pivot | null {
  let best: Row | null = null;
  let rank = -1;
  for (const r of engine.rows) {
    const [from, to] = stretch(root, r);
    if (from !== null && to !== null) continue;
    const rule = r.periods.rule;
    const own = rule === 'yearless' || rule === 'any-year' || rule === 'named';
    const now = own ? 3 : r.periods.cycle === 'year' ? 2 : r.periods.cycle === 'month' ? 1 : 0;
    if (now > rank) {
      best = r;
      rank = now;
    }
  }
  if (!best) return null;
  const weekly = engine.rows.some((r) => r.periods.cycle === 'week');
  const byPeriod = rank === 3 && best.periods.cycle === 'year';
  const count = rank === 0 ? 1 : weekly ? 28 : 4;
  const s = root;
  const lo = Math.max(s.lo[best.ref]!, s.lo[best.sub]!);
  const hi = Math.min(s.hi[best.ref]!, s.hi[best.sub]!);
  let first = EXAMPLE;
  if (Number.isFinite(lo)) first = fromNumber(lo).year - 1;
  else if (Number.isFinite(hi)) first = fromNumber(hi).year - count;
  const length = Number.isFinite(lo) || Number.isFinite(hi) ? count + 2 : count;
  const years = Array.from({ length }, (_, i) => first + i);
  return { row: best, byPeriod, years, past: !Number.isFinite(lo), future: !Number.isFinite(hi) };
}

function takeYear(engine: Engine, s: State, pivot: Pivot, year: number): Clash | null {
  const { row } = pivot;
  const why = { kind: 'year', parent: -1, fact: row.fact, k: year } as const;
  const dirty: number[] = [];
  const put = (point: number, lo: number, hi: number) => {
    const a = engine.tighten(s, { ...why, point, low: true, day: lo });
    const b = engine.tighten(s, { ...why, point, low: false, day: hi });
    if (a || b) dirty.push(point);
  };
  if (pivot.byPeriod) {
    const x = row.periods.at(year);
    if (!x) return { low: s.loNode[row.sub]!, high: s.hiNode[row.sub]!, fact: row.fact };
    // The reference follows by propagation, with a step of its own.
    put(row.sub, x.sub.lo, x.sub.hi);
  } else if (pivot.row.periods.cycle === 'week' && pivot.years.length === 1) {
    put(row.ref, toNumber(year, 1, 1), toNumber(year, 1, 7));
  } else {
    put(row.ref, toNumber(year, 1, 1), toNumber(year, 12, 31));
  }
  return engine.propagate(s, dirty);
}

interface Found {
  readonly readings: Reading[];
  readonly deadEnds: DeadEnd[];
  complete: boolean;
  /** Periods that may still be tried, dead ends included. */
  left: number;
}

/** Follows every period of the row with the fewest left, until all rows have one or no end. */
function follow(
  engine: Engine,
  state: State,
  choices: Reading['choices'],
  year: number | null,
  options: SearchOptions,
  out: Found,
): void {
  const row = narrowest(engine, state, choices, out);
  if (!row || out.readings.length >= options.branches || out.left <= 0) {
    // Past the limit the bounds before the choice stand for all that it would give: true, but wider.
    if (row) out.complete = false;
    out.readings.push({ state, choices, year });
    return;
  }
  const [from, to] = stretch(state, row) as [number, number];
  for (let k = from; k <= to; k += 1) {
    const x = row.periods.at(k);
    if (!x) continue;
    out.left -= 1;
    const next = copyState(state);
    const why = { kind: 'choice', parent: -1, fact: row.fact, k } as const;
    const dirty: number[] = [];
    for (const [point, range] of [
      [row.sub, x.sub],
      [row.ref, x.ref],
    ] as const) {
      const a = engine.tighten(next, { ...why, point, low: true, day: range.lo });
      const b = engine.tighten(next, { ...why, point, low: false, day: range.hi });
      if (a || b) dirty.push(point);
    }
    const path = [...choices, { fact: row.fact, k }];
    const clash = engine.propagate(next, dirty);
    if (clash) out.deadEnds.push({ choices: path, year, clash });
    else follow(engine, next, path, year, options, out);
    if (options.first && out.readings.length > 0) return;
  }
}

/** More periods than this are not followed one by one. */
const LONGEST_STRETCH = 3000;

function narrowest(engine: Engine, s: State, chosen: Reading['choices'], out: Found): Row | null {
  let best: Row | null = null;
  let size = Infinity;
  for (const r of engine.rows) {
    const [from, to] = stretch(s, r);
    if (from === null || to === null || to <= from) continue;
    if (chosen.some((c) => c.fact === r.fact)) continue;
    if (to - from > LONGEST_STRETCH) {
      out.complete = false;
      continue;
    }
    if (to - from < size) {
      best = r;
      size = to - from;
    }
  }
  return best;
}
