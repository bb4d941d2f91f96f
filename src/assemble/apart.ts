/** How far apart in time two tellings are, by the days that each allows. */
import { fromDay, type PointBounds } from '../time/index.ts';
import { APART, FAR, NARROW } from './weights.ts';

export interface Apart {
  /** Days between the nearest days of the two; 0 when they overlap. */
  readonly days: number;
  /** Days that the wider of the two allows. */
  readonly width: number;
}

/** @returns undefined when nothing is known of one of them, or when they overlap only because one of them is open */
export function apart(a: PointBounds | undefined, b: PointBounds | undefined): Apart | undefined {
  if (a === undefined || b === undefined || !dated(a) || !dated(b)) return undefined;
  if (a.yearly === undefined && b.yearly === undefined) {
    const [x, y] = [bounds(a), bounds(b)];
    const days = between(x, y);
    const width = Math.max(x.to - x.from, y.to - y.from) + 1;
    return days === 0 && !Number.isFinite(width) ? undefined : { days, width };
  }
  const ways = pairs(a, b);
  const [first] = ways;
  if (first === undefined) return undefined;
  const days = Math.min(...ways.map(([x, y]) => between(x, y)));
  if (days === 0 && ways.some((way) => way.some(({ from, to }) => !Number.isFinite(to - from))))
    return undefined;
  const width = Math.max(...first.map(({ from, to }) => to - from + 1));
  return { days, width };
}

/** What that says for one party, or for one act. */
export function timeEvidence({ days, width }: Apart, of: 'party' | 'act'): number {
  const narrow = days === 0 ? NARROW.find(([most]) => width <= most) : undefined;
  if (narrow !== undefined) return of === 'party' ? narrow[1] : narrow[2];
  const row = APART.find(([most]) => days <= most);
  return row === undefined ? FAR[of] : of === 'party' ? row[1] : row[2];
}

interface Days {
  readonly from: number;
  readonly to: number;
}

function dated({ earliest, latest, yearly }: PointBounds): boolean {
  return yearly !== undefined || earliest !== null || latest !== null;
}

/** Days in a year that is not known are tried in the years of the other side, and in one year when neither is known. */
function pairs(a: PointBounds, b: PointBounds): [Days, Days][] {
  if (a.yearly !== undefined && b.yearly !== undefined)
    return [EXAMPLE - 1, EXAMPLE, EXAMPLE + 1].map((year) => [
      inYear(a.yearly!, year),
      inYear(b.yearly!, EXAMPLE),
    ]);
  if (a.yearly === undefined) return pairs(b, a).map(([x, y]) => [y, x]);
  const known = bounds(b);
  const years = [b.earliest, b.latest].flatMap((day) => (day === null ? [] : [Number(day.slice(0, -6))]));
  return [...new Set(years.flatMap((year) => [year - 1, year, year + 1]))].map((year) => [
    inYear(a.yearly!, year),
    known,
  ]);
}

/** A leap year, so that every day of the year is one. */
const EXAMPLE = 2000;

function between(x: Days, y: Days): number {
  return Math.max(0, x.from - y.to, y.from - x.to);
}

/** Every act is compared with those of all other reports: its days are counted once. */
const counted = new WeakMap<PointBounds, Days>();

function bounds(point: PointBounds): Days {
  const known = counted.get(point);
  if (known !== undefined) return known;
  const { earliest, latest } = point;
  const days = {
    from: earliest === null ? Number.NEGATIVE_INFINITY : fromDay(earliest),
    to: latest === null ? Number.POSITIVE_INFINITY : fromDay(latest),
  };
  counted.set(point, days);
  return days;
}

function inYear({ from, to }: NonNullable<PointBounds['yearly']>, year: number): Days {
  const day = (text: string, in_: number): number =>
    fromDay(`${String(in_).padStart(4, '0')}-${text === '02-29' ? '02-28' : text}`);
  return { from: day(from, year), to: day(to, to < from ? year + 1 : year) };
}
