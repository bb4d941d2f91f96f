/** How vague words for time are read: data that a pack fills (conventions.yaml), so that a newsroom can change them without code. */
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

/** First and last day of a third of a month that has `length` days. */
export function thirdOfMonth(part: Third, length: number, c: TimeConventions): readonly [number, number] {
  if (part === 'early') return [1, Math.min(c.thirds.early, length)];
  if (part === 'mid') return [Math.min(c.thirds.early, length) + 1, Math.min(c.thirds.mid, length)];
  return [Math.min(c.thirds.mid, length) + 1, length];
}
