/** The one missing date that would tighten most, so that a documenter asks a source as little as possible. */
import type { TimeConventions } from './conventions.ts';
import { fromDay, fromNumber, toDay, toNumber } from './days.ts';
import { solve } from './network.ts';
import type { Fact, PointBounds, PointId } from './types.ts';

export interface Question {
  /** The point whose exact day should be asked for. */
  readonly point: PointId;
  /** Days of doubt that an exact answer takes away, over all points, on average over the days tried. */
  readonly gain: number;
  /** Other points that it would tighten, most first, with the days of doubt before and after (null: unbounded). */
  readonly tightens: readonly {
    readonly point: PointId;
    readonly before: number | null;
    readonly after: number | null;
  }[];
}

/** Doubt that is unbounded counts as so many days. */
const UNBOUNDED = 3660;

const QUICK = { branches: 200, conflicts: 1, tests: 20 };

/**
 * Tries an exact day (at three places of what is possible) at every point that is not exact, and measures what becomes of
 * the others. Best first; points that gain nothing are left out. At most `most` points are tried, those with most doubt first.
 */
export function askFor(facts: readonly Fact[], c: TimeConventions, most = 24): readonly Question[] {
  const before = solve(facts, c, QUICK);
  const vague = before.points
    .map((p, i) => ({ p, i, width: doubt(p) }))
    .filter((x) => x.width > 0)
    .sort((a, b) => b.width - a.width || a.i - b.i)
    .slice(0, most);
  const questions: (Question & { readonly i: number })[] = [];
  for (const { p, i } of vague) {
    const after = daysToTry(p).flatMap((day) => {
      const fact: Fact = {
        kind: 'window',
        id: '\u0000asked',
        claims: [],
        rule: 'asked',
        point: p.point,
        earliest: day,
        latest: day,
      };
      const s = solve([...facts, fact], c, QUICK);
      // A day that contradicts the rest would be a discovery, not an answer.
      return s.conflicts.length > before.conflicts.length ? [] : [s];
    });
    if (after.length === 0) continue;
    const mean = (k: number) => after.reduce((sum, s) => sum + doubt(s.points[k]!), 0) / after.length;
    let gain = 0;
    const tightens: { point: PointId; before: number | null; after: number | null }[] = [];
    before.points.forEach((q, k) => {
      const less = doubt(q) - mean(k);
      gain += less;
      if (k !== i && less > 0) {
        tightens.push({ point: q.point, before: shown(doubt(q)), after: shown(mean(k)) });
      }
    });
    if (gain <= 0) continue;
    const left = (t: (typeof tightens)[number]) => (t.before ?? UNBOUNDED) - (t.after ?? UNBOUNDED);
    tightens.sort((a, b) => left(b) - left(a));
    questions.push({ point: p.point, gain: Math.round(gain), tightens, i });
  }
  return questions
    .sort((a, b) => b.gain - a.gain || a.i - b.i)
    .map(({ point, gain, tightens }) => ({ point, gain, tightens }));
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

/** A quarter, half and three quarters of the way through the days that are possible; of an open side, the day it begins with. */
function daysToTry(p: PointBounds): readonly string[] {
  let ranges = p.windows.map((w) => ({
    lo: w.earliest === null ? -Infinity : fromDay(w.earliest),
    hi: w.latest === null ? Infinity : fromDay(w.latest),
  }));
  const lo = ranges[0]!.lo;
  const hi = ranges.at(-1)!.hi;
  if (!Number.isFinite(hi - lo)) {
    const one = Number.isFinite(lo) ? lo : hi;
    if (p.yearly) {
      const { year } = Number.isFinite(one) ? fromNumber(one) : { year: EXAMPLE };
      const from = dayOf(year, p.yearly.from);
      const to = dayOf(year, p.yearly.to);
      ranges = [{ lo: from, hi: to < from ? dayOf(year + 1, p.yearly.to) : to }];
    } else if (Number.isFinite(one)) ranges = [{ lo: one, hi: one }];
    else return [];
  }
  const total = ranges.reduce((sum, r) => sum + r.hi - r.lo + 1, 0);
  const days = [0.25, 0.5, 0.75].map((share) => {
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
