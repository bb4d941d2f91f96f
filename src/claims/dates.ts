/** Bounds as a person writes them: `1–26 May 2020`, `11 June`, `until 30 June 2020`. */
import type { When } from './case.ts';
import { fill } from './fill.ts';

/** The words of a language for them: templates, and the names of the months. */
export interface DateWords {
  readonly months: readonly string[];
  readonly from: string;
  readonly until: string;
  readonly dates: Readonly<
    Record<
      | 'day'
      | 'dayYearless'
      | 'month'
      | 'monthYearless'
      | 'year'
      | 'days'
      | 'daysYearless'
      | 'range'
      | 'sameYear',
      string
    >
  >;
}

/** One side of a range of days; `year` is missing when no year is known. */
export interface Calendar {
  readonly year?: number;
  readonly month: number;
  readonly day: number;
}

export interface Range {
  readonly from?: Calendar;
  readonly to?: Calendar;
}

/** The range that `when` gives; with an unknown year it is read from the EDTF. Undefined when nothing bounds it. */
export function rangeOf(when: Pick<When, 'edtf' | 'earliest' | 'latest'>): Range | undefined {
  if (when.earliest || when.latest) return range(calendar(when.earliest), calendar(when.latest));
  const yearless = /^XXXX-(\d\d)(?:-(\d\d))?(?:\/XXXX-(\d\d)(?:-(\d\d))?)?$/.exec(when.edtf ?? '');
  if (!yearless) return undefined;
  const [, month, day, toMonth = month, toDay = day] = yearless;
  return {
    from: { month: Number(month), day: Number(day ?? 1) },
    to: { month: Number(toMonth), day: Number(toDay ?? lastDay(Number(toMonth))) },
  };
}

/** In words, as short as it stays clear: what both sides share is said once. */
export function rangeText({ from, to }: Range, words: DateWords): string {
  if (!from && !to) return '';
  if (!from) return fill(words.until, { day: dayText(to!, words) });
  if (!to) return fill(words.from, { day: dayText(from, words) });
  const sameYear = from.year === to.year;
  const sameMonth = sameYear && from.month === to.month;
  if (sameMonth && from.day === to.day) return dayText(to, words);
  if (sameMonth && from.day === 1 && to.day === lastDay(to.month, to.year)) return monthText(to, words);
  if (sameYear && from.month === 1 && from.day === 1 && to.month === 12 && to.day === 31 && to.year)
    return fill(words.dates.year, { y: to.year });
  if (sameMonth) {
    const { days, daysYearless } = words.dates;
    const places = { ...placesOf(to, words), first: from.day, last: to.day };
    return fill(to.year === undefined ? daysYearless : days, places);
  }
  const short = ({ year: _, ...yearless }: Calendar) => dayText(yearless, words);
  return fill(sameYear && to.year !== undefined ? words.dates.sameYear : words.dates.range, {
    from: dayText(from, words),
    to: dayText(to, words),
    fromShort: short(from),
    toShort: short(to),
  });
}

/** `26 May 2020`. */
export function dayText(day: Calendar, words: DateWords): string {
  return fill(day.year === undefined ? words.dates.dayYearless : words.dates.day, placesOf(day, words));
}

/** A day of the JSON, taken apart. */
export function calendar(day: string | null | undefined): Calendar | undefined {
  const match = /^(-?\d{4,})-(\d\d)-(\d\d)$/.exec(day ?? '');
  return match ? { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) } : undefined;
}

/** The first or last day of a day or month with a year, as the JSON has it. */
export function dayOf(edtf: string, side: 'first' | 'last'): string | null {
  const match = /^(\d{4})-(\d\d)(?:-(\d\d))?$/.exec(edtf);
  if (!match) return null;
  const [, year, month, day] = match;
  if (day !== undefined) return edtf;
  return `${year}-${month}-${side === 'first' ? '01' : lastDay(Number(month), Number(year))}`;
}

/** The number of a day on a line of days; without a year the line is that of a leap year. */
export function dayNumber({ year = 2000, month, day }: Calendar): number {
  return Math.round(Date.UTC(year, month - 1, day) / 86_400_000);
}

/** `May 2020`. */
export function monthText(day: Calendar, words: DateWords): string {
  return fill(day.year === undefined ? words.dates.monthYearless : words.dates.month, placesOf(day, words));
}

function placesOf({ year, month, day }: Calendar, words: DateWords) {
  return { d: day, month: words.months[month - 1]!, y: year ?? '' };
}

function lastDay(month: number, year = 2000): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function range(from: Calendar | undefined, to: Calendar | undefined): Range {
  return { ...(from && { from }), ...(to && { to }) };
}
