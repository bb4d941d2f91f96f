/** Days as numbers on a line, and back: what a scale can reckon with. */

const DAY = 86_400_000;

/** A day of the calendar, taken apart. */
export interface Calendar {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** `2023-06-21` → the number of that day, counted from 1970. Undefined for what is no day. */
export function dayNumber(day: string | null | undefined): number | undefined {
  const match = /^(-?\d{4,})-(\d\d)-(\d\d)$/.exec(day ?? '');
  return match
    ? numberOf({ year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) })
    : undefined;
}

/** Months may run over: month 13 is January of the year after. */
export function numberOf({ year, month, day }: Calendar): number {
  const date = new Date(0);
  // Date.UTC would take the year 23 for 1923.
  date.setUTCFullYear(year, month - 1, day);
  return Math.round(date.getTime() / DAY);
}

export function calendarOf(number: number): Calendar {
  const date = new Date(number * DAY);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

export function lastDayOf(year: number, month: number): number {
  return calendarOf(numberOf({ year, month: month + 1, day: 1 }) - 1).day;
}
