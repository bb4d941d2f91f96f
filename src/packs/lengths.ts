/** How long a unit of time is, as people say it: the one reckoning for the reader's gaps and for the network's durations. */
import type { TimeUnit } from '../claims/types.ts';

/** A length of time as people say it: `days` for one unit, and by which share it may be shorter or longer. */
export interface UnitLength {
  readonly days: number;
  readonly slack: number;
}

/** What a pack says of lengths (conventions.yaml). */
export interface Lengths {
  /** Lengths of units in "for a month", "a month ago": one month is 25 to 35 days. */
  readonly lengths: Readonly<Record<TimeUnit, UnitLength>>;
  /** "about two days": a length said to be approximate is widened by this share more, at least one day. */
  readonly aboutSlack: number;
}

/** The length of an hour is written in days, rounded. */
const ROUNDING = 0.001;

/** So many units as a range of whole days: one month → 25 to 35. The sign of `min` and `max` is kept. */
export function daysOf(
  unit: TimeUnit,
  min: number,
  max: number,
  approx: boolean,
  c: Lengths,
): { readonly min: number; readonly max: number } {
  const one = c.lengths[unit];
  const slack = one.slack + (approx ? c.aboutSlack : 0);
  const extra = approx && unit === 'day' ? 1 : 0;
  const ends = [min, max].flatMap((n) => {
    const days = Math.abs(n) * one.days;
    // A few hours may pass midnight; 72 hours from any hour end three days later.
    const whole = unit === 'hour' ? (d: number) => Math.ceil(d - ROUNDING) : Math.floor;
    const short = Math.max(0, Math.floor(days * (1 - slack) + ROUNDING) - extra);
    const long = whole(days * (1 + slack)) + extra;
    return n < 0 ? [-short, -long] : [short, long];
  });
  return { min: Math.min(...ends), max: Math.max(...ends) };
}
