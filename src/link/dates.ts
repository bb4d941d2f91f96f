/** Written dates as intervals of days: a date is as wide as it was written, and never filled in. */

export interface DateSpan {
  /** First and last day, in days since 1970-01-01. */
  readonly low: number;
  readonly high: number;
}

/** What a date that cannot be is: it has digits to compare, and no days. */
export const NO_DAY = -2_147_483_648;
/** Widths, in days, up to which a date is called a month and a year. */
export const MONTH = 31;
export const YEAR = 366;

const WRITTEN = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/**
 * Reads YYYY, YYYY-MM, YYYY-MM-DD, YYYYMMDD, and two of these with a slash between them.
 *
 * @returns nothing for what is none of these, or a day that no calendar has
 */
export function dateSpan(written: string): DateSpan | undefined {
  const [from = '', to, more] = written.trim().split('/');
  if (more !== undefined) return undefined;
  const first = one(from);
  if (to === undefined || first === undefined) return first;
  const last = one(to);
  return last === undefined || last.high < first.low ? undefined : { low: first.low, high: last.high };
}

function one(written: string): DateSpan | undefined {
  const plain = /^\d{8}$/.test(written)
    ? `${written.slice(0, 4)}-${written.slice(4, 6)}-${written.slice(6)}`
    : written;
  const found = WRITTEN.exec(plain);
  if (!found) return undefined;
  const year = Number(found[1]);
  const month = found[2] === undefined ? undefined : Number(found[2]);
  const day = found[3] === undefined ? undefined : Number(found[3]);
  if (month === undefined) return { low: dayOf(year, 1, 1), high: dayOf(year, 12, 31) };
  if (month < 1 || month > 12) return undefined;
  const last = daysIn(year, month);
  if (day === undefined) return { low: dayOf(year, month, 1), high: dayOf(year, month, last) };
  if (day < 1 || day > last) return undefined;
  const at = dayOf(year, month, day);
  return { low: at, high: at };
}

/** When somebody was born who was so old on some day of a span. */
export function bornBefore(span: DateSpan, age: number): DateSpan {
  const low = civil(span.low);
  const high = civil(span.high);
  return {
    low: dayOf(low.year - age - 1, low.month, Math.min(low.day, 28)) + 1,
    high: dayOf(high.year - age, high.month, high.day),
  };
}

/** The day with day and month in each other's place; `NO_DAY` where that is no other day. */
export function turnedDay(days: number): number {
  if (days === NO_DAY) return NO_DAY;
  const { year, month, day } = civil(days);
  return day > 12 || day === month ? NO_DAY : dayOf(year, day, month);
}

/** Eight digits of a written day, four bits each; 0 for anything else. Two that differ in one digit differ in one nibble. */
export function digitsOf(written: string): number {
  const digits = written.replaceAll('-', '');
  return /^\d{8}$/.test(digits) ? Number.parseInt(digits, 16) | 0 : 0;
}

/** Days since 1970-01-01 of a day of the Gregorian calendar (Hinnant). */
export function dayOf(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const ofEra = y - era * 400;
  const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return era * 146_097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719_468;
}

/** The other way. */
export function civil(days: number): { readonly year: number; readonly month: number; readonly day: number } {
  const z = days + 719_468;
  const era = Math.floor(z / 146_097);
  const of = z - era * 146_097;
  const yearOf = Math.floor(
    (of - Math.floor(of / 1460) + Math.floor(of / 36_524) - Math.floor(of / 146_096)) / 365,
  );
  const dayOfYear = of - (365 * yearOf + Math.floor(yearOf / 4) - Math.floor(yearOf / 100));
  const mp = Math.floor((5 * dayOfYear + 2) / 153);
  const month = mp < 10 ? mp + 3 : mp - 9;
  return {
    year: yearOf + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * mp + 2) / 5) + 1,
  };
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
