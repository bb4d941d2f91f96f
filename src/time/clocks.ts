/** Legal clocks: was a limit of the law kept? Days are all that is known, so the answer may be "possibly". */
import { fromDay, fromNumber, monthLength, toNumber } from './days.ts';
import type { DayWindow } from './types.ts';

/** 48 hours, 10 days, two months (calendar months from the day of the month, its last day where it has none). */
export interface ClockLimit {
  readonly amount: number;
  readonly unit: 'hours' | 'days' | 'months';
}

export interface ClockAnswer {
  /** Was the limit passed? */
  readonly exceeded: 'certainly' | 'possibly' | 'certainly-not';
  /** Days from the one to the other; null is unbounded. */
  readonly days: { readonly min: number | null; readonly max: number | null };
}

/**
 * From the bounds of two points, and what is known of the days between them (`between`), which may be much
 * more: the arrest and the transfer may both be vague and still lie 25 days apart. Order is assumed: no time runs backwards.
 */
export function clock(
  from: DayWindow,
  to: DayWindow,
  limit: ClockLimit,
  between: { readonly min: number | null; readonly max: number | null } = { min: null, max: null },
): ClockAnswer {
  const n = (day: string | null, none: number) => (day === null ? none : fromDay(day));
  const fromLo = n(from.earliest, -Infinity);
  const fromHi = n(from.latest, Infinity);
  const toLo = n(to.earliest, -Infinity);
  const toHi = n(to.latest, Infinity);
  const min = Math.max(0, toLo - fromHi, between.min ?? 0);
  const max = Math.max(min, Math.min(toHi - fromLo, between.max ?? Infinity));
  const days = { min, max: Number.isFinite(max) ? max : null };
  const answer = (over: boolean, within: boolean): ClockAnswer => ({
    exceeded: over ? 'certainly' : within ? 'certainly-not' : 'possibly',
    days,
  });
  if (limit.unit === 'hours') {
    // d days on the calendar are more than (d - 1) × 24 and less than (d + 1) × 24 hours.
    return answer((min - 1) * 24 >= limit.amount, (max + 1) * 24 <= limit.amount);
  }
  if (limit.unit === 'days') return answer(min > limit.amount, max <= limit.amount);
  const longest = monthSpan(limit.amount, true);
  const shortest = monthSpan(limit.amount, false);
  const lastDay = (day: number) => (Number.isFinite(day) ? addMonths(day, limit.amount) : day);
  return answer(min > longest || toLo > lastDay(fromHi), max <= shortest || toHi <= lastDay(fromLo));
}

function addMonths(day: number, months: number): number {
  const c = fromNumber(day);
  const index = c.year * 12 + c.month - 1 + months;
  const year = Math.floor(index / 12);
  const month = index - year * 12 + 1;
  return toNumber(year, month, Math.min(c.day, monthLength(year, month)));
}

/** Most or fewest days that so many calendar months have, over the 48 months of a leap cycle. */
function monthSpan(months: number, most: boolean): number {
  let out = most ? -Infinity : Infinity;
  for (let i = 0; i < 48; i += 1) {
    const start = toNumber(2001 + Math.floor(i / 12), (i % 12) + 1, 1);
    const span = addMonths(start, months) - start;
    out = most ? Math.max(out, span) : Math.min(out, span);
  }
  // From the 29th to the 31st a month may end early: 31 January and one month is 28 February.
  return most ? out : Math.min(out, months * 28 + Math.floor(months / 2) * 2);
}
