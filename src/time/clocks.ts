/** Legal clocks: was a limit of the law kept? Days are all that is known, so the answer may be "possibly". */
import type { TimeUnit } from '../claims/types.ts';
import { fromDay, fromNumber, monthLength, toNumber } from './days.ts';
import type { DayWindow } from './types.ts';

/** 48 hours, 10 days, two months (calendar months from the day of the month, its last day where it has none). */
export interface ClockLimit {
  readonly n: number;
  readonly unit: TimeUnit;
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
  if (limit.unit === 'hour') {
    // d days on the calendar are more than (d - 1) × 24 and less than (d + 1) × 24 hours.
    return answer((min - 1) * 24 >= limit.n, (max + 1) * 24 <= limit.n);
  }
  if (limit.unit === 'day' || limit.unit === 'week') {
    const most = limit.unit === 'day' ? limit.n : limit.n * 7;
    return answer(min > most, max <= most);
  }
  const months = limit.n * { month: 1, quarter: 3, year: 12, decade: 120, century: 1200 }[limit.unit];
  const lastDay = (day: number) => (Number.isFinite(day) ? addMonths(day, months) : day);
  const over = min > monthSpan(months, true) || toLo > lastDay(fromHi);
  return answer(over, max <= monthSpan(months, false) || toHi <= lastDay(fromLo));
}

function addMonths(day: number, months: number): number {
  const c = fromNumber(day);
  const index = c.year * 12 + c.month - 1 + months;
  const year = Math.floor(index / 12);
  const month = index - year * 12 + 1;
  return toNumber(year, month, Math.min(c.day, monthLength(year, month)));
}

/** Most or fewest days that so many calendar months have, from any day of a leap cycle. */
function monthSpan(months: number, most: boolean): number {
  let out = most ? -Infinity : Infinity;
  const first = toNumber(2001, 1, 1);
  for (let day = first; day < first + 1461; day += 1) {
    const span = addMonths(day, months) - day;
    out = most ? Math.max(out, span) : Math.min(out, span);
  }
  return out;
}
