/** The one missing date that would tighten most, so that a documenter asks a source as little as possible. */
import type { TimeConventions } from './conventions.ts';
import { fromDay, fromNumber, toDay, toNumber } from './days.ts';
import { solve } from './network.ts';
import type { Fact, PointBounds, PointId, Solution } from './types.ts';

export interface Question {
  /** The point whose exact day should be asked for. */
  readonly point: PointId;
  /** Days of doubt that an exact answer takes away from the others together. */
  readonly gain: number;
  /** The points that it would tighten, most first, with the days of doubt before and after (null: unbounded). */
  readonly tightens: readonly {
    readonly point: PointId;
    readonly before: number | null;
    readonly after: number | null;
  }[];
}

export interface Asking {
  /** Points that somebody can be asked for; all by default. */
  readonly ask?: ReadonlySet<PointId>;
  /** Points whose doubt counts; all by default. */
  readonly count?: ReadonlySet<PointId>;
  /** At most so many points are tried, those first that most facts tie to others. */
  readonly most?: number;
  /** At most so many facts are gone through in all, so that a long report costs no more than a short one. */
  readonly work?: number;
}

/** Doubt that is unbounded counts as so many days. */
const UNBOUNDED = 3660;
/** An answer tried where one side is open lies so many days from the other. */
const INSIDE = 182;

const QUICK = { branches: 200, conflicts: 1, tests: 20 };

/**
 * Tries an exact day, in the middle of what is possible, at points that are not exact, and measures what becomes of the others.
 * Best first; a date that would tighten nothing but itself is left out.
 */
export function askFor(
  facts: readonly Fact[],
  c: TimeConventions,
  { ask, count, most = 24, work = 60_000 }: Asking = {},
): readonly Question[] {
  const ties = tiesOf(facts);
  if (facts.length === 0 || facts.length * 3 > work) return [];
  const before = solve(facts, c, QUICK);
  const vague = before.points
    .map((p, i) => ({ p, i, ties: ties.get(p.point) ?? 0 }))
    .filter(({ p, ties }) => (ask?.has(p.point) ?? true) && ties > 0 && doubt(p) > 0)
    .sort((a, b) => b.ties - a.ties || a.i - b.i)
    .slice(0, Math.min(most, Math.floor(work / facts.length) - 1));
  const counted = before.points
    .map((p, i) => ({ p, i }))
    .filter(({ p }) => (count?.has(p.point) ?? true) && doubt(p) > 0);
  const questions: (Question & { readonly i: number })[] = [];
  for (const { p, i } of vague) {
    const after = answered(facts, c, p, before.conflicts.length);
    if (after === undefined) continue;
    const tightens = counted.flatMap(({ p: q, i: k }) => {
      const [was, is] = [doubt(q), doubt(after.points[k]!)];
      return k === i || is >= was ? [] : [{ point: q.point, was, is }];
    });
    const gain = tightens.reduce((sum, { was, is }) => sum + was - is, 0);
    if (gain <= 0) continue;
    questions.push({
      point: p.point,
      gain,
      tightens: tightens
        .sort((a, b) => b.was - b.is - (a.was - a.is))
        .map(({ point, was, is }) => ({ point, before: shown(was), after: shown(is) })),
      i,
    });
  }
  return questions
    .sort((a, b) => b.gain - a.gain || a.i - b.i)
    .map(({ point, gain, tightens }) => ({ point, gain, tightens }));
}

/** What is known once one day of the point is told. A day that contradicts the rest would be a discovery, not an answer. */
function answered(
  facts: readonly Fact[],
  c: TimeConventions,
  { point, ...bounds }: PointBounds,
  conflicts: number,
): Solution | undefined {
  for (const day of daysToTry({ point, ...bounds })) {
    const id = '\u0000asked';
    const said = { id, claims: [], rule: 'asked', point, earliest: day, latest: day };
    const solution = solve([...facts, { kind: 'window', ...said }], c, QUICK);
    if (solution.conflicts.length <= conflicts) return solution;
  }
  return undefined;
}

/** How many facts tie a point to others; one that bounds both sides counts more than a mere order. */
function tiesOf(facts: readonly Fact[]): ReadonlyMap<PointId, number> {
  const ties = new Map<PointId, number>();
  const tie = (point: PointId, n: number) => ties.set(point, (ties.get(point) ?? 0) + n);
  for (const fact of facts) {
    if (fact.kind === 'window') continue;
    const other = fact.kind === 'gap' ? fact.to : fact.reference;
    if (other === undefined) continue;
    const n = fact.kind === 'when' || (fact.min !== null && fact.max !== null) ? 3 : 1;
    tie(fact.kind === 'gap' ? fact.from : fact.point, n);
    tie(other, n);
  }
  return ties;
}

function shown(width: number): number | null {
  return width >= UNBOUNDED ? null : Math.round(width);
}

/** Days that a point may be moved without leaving what is possible. */
function doubt(p: PointBounds): number {
  if (p.earliest === null || p.latest === null) return UNBOUNDED;
  return Math.min(
    UNBOUNDED,
    p.windows.reduce((sum, w) => sum + fromDay(w.latest!) - fromDay(w.earliest!) + 1, 0) - 1,
  );
}

/** Half, a quarter and three quarters of the way through the days that are possible; with one side open, a day well inside. */
function daysToTry(p: PointBounds): readonly string[] {
  let ranges = p.windows.map((w) => ({
    lo: w.earliest === null ? -Infinity : fromDay(w.earliest),
    hi: w.latest === null ? Infinity : fromDay(w.latest),
  }));
  const lo = ranges[0]!.lo;
  const hi = ranges.at(-1)!.hi;
  if (!Number.isFinite(hi - lo)) {
    const one = Number.isFinite(lo) ? lo + INSIDE : hi - INSIDE;
    if (p.yearly) {
      const { year } = Number.isFinite(one) ? fromNumber(one) : { year: EXAMPLE };
      const from = dayOf(year, p.yearly.from);
      const to = dayOf(year, p.yearly.to);
      ranges = [{ lo: from, hi: to < from ? dayOf(year + 1, p.yearly.to) : to }];
    } else if (Number.isFinite(one)) ranges = [{ lo: one, hi: one }];
    else return [];
  }
  const total = ranges.reduce((sum, r) => sum + r.hi - r.lo + 1, 0);
  const days = [0.5, 0.25, 0.75].map((share) => {
    let skip = Math.floor((total - 1) * share);
    for (const r of ranges) {
      if (skip <= r.hi - r.lo) return toDay(r.lo + skip);
      skip -= r.hi - r.lo + 1;
    }
    return toDay(ranges.at(-1)!.hi);
  });
  return [...new Set(days)];
}

/** A leap year, so that every day of the year is one. */
const EXAMPLE = 2000;

function dayOf(year: number, monthDay: string): number {
  return toNumber(year, Number(monthDay.slice(0, 2)), Number(monthDay.slice(3)));
}
