/** Days as numbers (0 is 1970-01-01, proleptic Gregorian calendar) and as `YYYY-MM-DD`. No clock, no time zone. */
import type { Day } from '../claims/types.ts';

export interface Civil {
  readonly year: number;
  /** 1-12. */
  readonly month: number;
  readonly day: number;
}

export function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

export function monthLength(year: number, month: number): number {
  return month === 2 && isLeap(year) ? 29 : LENGTHS[month - 1]!;
}

/** Day number of a civil date. Method: H. Hinnant, "chrono-compatible low-level date algorithms". */
export function toNumber(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const ofEra = y - era * 400;
  const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return era * 146097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719468;
}

export function fromNumber(n: number): Civil {
  const z = n + 719468;
  const era = Math.floor(z / 146097);
  const ofEra = z - era * 146097;
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36524) - Math.floor(ofEra / 146096)) / 365,
  );
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const mp = Math.floor((5 * ofYear + 2) / 153);
  const month = mp < 10 ? mp + 3 : mp - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return { year, month, day: ofYear - Math.floor((153 * mp + 2) / 5) + 1 };
}

/** 0 is Sunday. */
export function weekdayOf(n: number): number {
  return (((n + 4) % 7) + 7) % 7;
}

export function pad(n: number, width: number): string {
  return String(n).padStart(width, '0');
}

/** Years beyond four digits are written with a sign: `+12345-01-01`; years before 0 as `-0005-01-01`. */
export function yearText(year: number): string {
  if (year < 0) return `-${pad(-year, 4)}`;
  return year > 9999 ? `+${year}` : pad(year, 4);
}

export function toDay(n: number): Day {
  const { year, month, day } = fromNumber(n);
  return `${yearText(year)}-${pad(month, 2)}-${pad(day, 2)}`;
}

/** Number of a day written by `toDay`. Throws a RangeError on anything else. */
export function fromDay(day: Day): number {
  const sign = day[0] === '-' || day[0] === '+' ? 1 : 0;
  const cut = day.indexOf('-', sign + 4);
  const year = Number(day.slice(sign, cut));
  const month = Number(day.slice(cut + 1, cut + 3));
  const date = Number(day.slice(cut + 4));
  const n = cut < 0 ? Number.NaN : toNumber(day[0] === '-' ? -year : year, month, date);
  if (!Number.isInteger(n) || toDay(n) !== day) throw new RangeError(`not a day: ${day.slice(0, 20)}`);
  return n;
}
