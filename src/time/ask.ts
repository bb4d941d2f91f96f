/** The one missing date that would tighten most, so that a documenter asks a source as little as possible. */
import type { TimeConventions } from './conventions.ts';
import { fromDay, toDay } from './days.ts';
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
 * Tries an exact day (first, middle, last of what is possible) at every point that is not exact, and measures what becomes of
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

function daysToTry(p: PointBounds): readonly string[] {
  const example = p.yearly ? 2001 : null;
  const from = p.windows[0]!.earliest ?? p.because.earliest?.day ?? null;
  const to = p.windows.at(-1)!.latest ?? p.because.latest?.day ?? null;
  const one = from ?? to ?? (example === null ? null : `${example}-${p.yearly!.from}`);
  if (one === null) return [];
  const middle = p.windows[Math.floor(p.windows.length / 2)]!;
  const days = [
    one,
    middle.earliest !== null && middle.latest !== null
      ? toDay(Math.floor((fromDay(middle.earliest) + fromDay(middle.latest)) / 2))
      : one,
    to ?? one,
  ];
  return [...new Set(days)];
}
