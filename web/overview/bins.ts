/** Months of a series put together into bars. Pure. */
import type { Overview } from '../../src/server/shapes.ts';

export type Series = Overview['series'][number];
export type Step = 'month' | 'quarter' | 'year';

/** Months since 1970, both ends inclusive. */
export interface Range {
  readonly first: number;
  readonly last: number;
}

export interface Bin {
  /** `YYYY-MM`. */
  readonly first: string;
  readonly last: string;
  readonly certain: number;
  readonly spread: number;
}

const MONTHS: Readonly<Record<Step, number>> = { month: 1, quarter: 3, year: 12 };

export function monthNumber(name: string): number {
  const [year, month] = name.split('-').map(Number);
  return (year! - 1970) * 12 + month! - 1;
}

export function monthName(number: number): string {
  const month = ((number % 12) + 12) % 12;
  return `${1970 + (number - month) / 12}-${String(month + 1).padStart(2, '0')}`;
}

/** All months in which anything lies, within what was asked for; null when there is none. */
export function rangeOf(series: readonly Series[], from?: string, to?: string): Range | null {
  const bound = (text: string | undefined, month: string): number | undefined =>
    text ? monthNumber(text.length === 4 ? `${text}-${month}` : text.slice(0, 7)) : undefined;
  const ends = series.flatMap(({ months }) =>
    months.length > 0 ? [monthNumber(months[0]!.month), monthNumber(months.at(-1)!.month)] : [],
  );
  if (ends.length === 0) return null;
  const first = Math.max(Math.min(...ends), bound(from, '01') ?? Number.NEGATIVE_INFINITY);
  const last = Math.min(Math.max(...ends), bound(to, '12') ?? Number.POSITIVE_INFINITY);
  return first <= last ? { first, last } : null;
}

/** Bars stay wide enough to be told apart. */
export function stepFor({ first, last }: Range): Step {
  const months = last - first + 1;
  return months <= 60 ? 'month' : months <= 180 ? 'quarter' : 'year';
}

/** Every bar of the range, also those in which nothing lies. Bars of quarters and years begin with them. */
export function binsOf({ months }: Series, range: Range, step: Step): readonly Bin[] {
  const size = MONTHS[step];
  const start = Math.floor(range.first / size) * size;
  const bins = Array.from({ length: Math.floor((range.last - start) / size) + 1 }, (_, i) => ({
    first: monthName(start + i * size),
    last: monthName(start + (i + 1) * size - 1),
    certain: 0,
    spread: 0,
  }));
  for (const { month, certain, spread } of months) {
    const bin = bins[Math.floor((monthNumber(month) - start) / size)];
    if (bin === undefined) continue;
    bin.certain += certain;
    bin.spread += spread;
  }
  return bins;
}

/** Years to write under the bars: where one begins, and not too many. */
export function yearsUnder(
  bins: readonly Bin[],
  most: number,
): readonly { readonly at: number; readonly year: string }[] {
  const begins = bins.flatMap(({ first, last }, at) => {
    const january = first.endsWith('-01') || first.slice(0, 4) !== last.slice(0, 4);
    return january || at === 0 ? [{ at, year: first.slice(0, 4) }] : [];
  });
  // What is cut off at the left has its name only when the next begins far enough away.
  const few = Math.max(1, Math.ceil(begins.length / most));
  const last = Number(begins.at(-1)?.year ?? 0);
  return begins.filter(
    ({ year }, i) =>
      (last - Number(year)) % few === 0 &&
      !(i === 0 && begins.length > 1 && begins[1]!.at < bins.length / (most * 1.5)),
  );
}
