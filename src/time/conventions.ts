/**
 * How vague words for time are read: data that a pack fills (`conventions`), so that a newsroom can change them without code.
 * The defaults below are those of the generic pack; `src/time` reads no file.
 */
import type { Third } from '../claims/types.ts';
import type { Lengths } from '../packs/lengths.ts';

export interface TimeConventions extends Lengths {
  /** Thirds of a month: last day of the early and of the mid third; the late one runs to the end of the month. */
  readonly thirds: { readonly early: number; readonly mid: number };
  /**
   * "around X": days added on either side, by how precise X is. A third is vague already, so "around the end of May" is the
   * late third itself.
   */
  readonly around: {
    readonly day: number;
    readonly week: number;
    readonly third: number;
    readonly month: number;
    readonly season: number;
    readonly year: number;
    readonly decade: number;
  };
  /** Gaps in days behind words of order. `null` is unbounded. */
  readonly gaps: Readonly<Record<string, { readonly min: number; readonly max: number | null }>>;
  /** First day of the week for "last week": 0 is Sunday, 1 Monday. */
  readonly weekStart: number;
  readonly weekday: {
    /** "on Monday", said or printed on a Monday, may mean that day itself (the Monday a week before stays possible). */
    readonly sameDay: boolean;
    /** "last Monday": the last such day before, the one in the calendar week before, or either. */
    readonly last: 'nearest' | 'week-before' | 'either';
  };
  /** Months (1-12) in which each season begins and ends; a winter that begins in December ends in the next year. */
  readonly seasons: Readonly<
    Record<'north' | 'south', Readonly<Record<Season, { readonly from: number; readonly to: number }>>>
  >;
  readonly hemisphere: 'north' | 'south';
}

export type Season = 'spring' | 'summer' | 'autumn' | 'winter';

/** The conventions of the generic pack; a pack may replace any of them. */
export const DEFAULT_CONVENTIONS: TimeConventions = {
  thirds: { early: 10, mid: 20 },
  around: { day: 3, week: 3, third: 0, month: 3, season: 15, year: 183, decade: 730 },
  lengths: {
    hour: { days: 1 / 24, slack: 0 },
    day: { days: 1, slack: 0 },
    week: { days: 7, slack: 0.25 },
    month: { days: 30.44, slack: 0.17 },
    quarter: { days: 91.31, slack: 0.1 },
    year: { days: 365.25, slack: 0.1 },
    decade: { days: 3652.5, slack: 0.1 },
    century: { days: 36525, slack: 0.1 },
  },
  aboutSlack: 0.1,
  gaps: {
    'as-soon-as': { min: 0, max: 7 },
    'shortly-after': { min: 0, max: 14 },
    immediately: { min: 0, max: 1 },
    after: { min: 0, max: null },
  },
  weekStart: 1,
  weekday: { sameDay: false, last: 'nearest' },
  seasons: {
    north: {
      spring: { from: 3, to: 5 },
      summer: { from: 6, to: 8 },
      autumn: { from: 9, to: 11 },
      winter: { from: 12, to: 2 },
    },
    south: {
      spring: { from: 9, to: 11 },
      summer: { from: 12, to: 2 },
      autumn: { from: 3, to: 5 },
      winter: { from: 6, to: 8 },
    },
  },
  hemisphere: 'north',
};

/** First and last day of a third of a month that has `length` days. */
export function thirdOfMonth(part: Third, length: number, c: TimeConventions): readonly [number, number] {
  if (part === 'early') return [1, Math.min(c.thirds.early, length)];
  if (part === 'mid') return [Math.min(c.thirds.early, length) + 1, Math.min(c.thirds.mid, length)];
  return [Math.min(c.thirds.mid, length) + 1, length];
}
