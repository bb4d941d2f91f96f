/**
 * EDTF (ISO 8601-2:2019, annex A), levels 0 to 2: parse, write, and the days it covers. Bounds are inclusive; an open or
 * unknown end, and a year that is wholly unspecified, is null. Marks of doubt (? ~ %) do not widen the bounds.
 */
import type { Day } from '../claims/types.ts';
import { fromDay, fromNumber, monthLength, pad, toDay, toNumber } from './days.ts';
import { EdtfError } from './edtf-error.ts';
import { parseText } from './edtf-parse.ts';

export { EdtfError };

/** Bits: 1 uncertain (?), 2 approximate (~), 3 both (%). */
export type Doubt = 0 | 1 | 2 | 3;

export interface YearPart {
  /** Four places with X for what is not said, or null when `value` counts. */
  readonly mask: string | null;
  /** The year when it is fully said (the lowest that fits otherwise). */
  readonly value: number;
  readonly negative: boolean;
  /** `1950S2`: only so many digits are significant. */
  readonly significant?: number;
  /** `Y17E7`: the exponent, kept for writing. */
  readonly exponent?: number;
  readonly long: boolean;
}

export interface EdtfDate {
  readonly kind: 'date';
  readonly year: YearPart;
  /** Two places, X where not said. */
  readonly month?: string;
  readonly day?: string;
  /** `T…`, kept as written. */
  readonly time?: string;
  /** Doubt of year, month, day. */
  readonly doubt: readonly [Doubt, Doubt, Doubt];
}

/** 21-24 seasons, 25-32 seasons of a hemisphere, 33-36 quarters, 37-39 thirds of a year, 40-41 halves. */
export interface EdtfSeason {
  readonly kind: 'season';
  readonly year: YearPart;
  readonly season: number;
  readonly doubt: readonly [Doubt, Doubt, Doubt];
}

export type EdtfPart = EdtfDate | EdtfSeason;
export type EdtfEnd = EdtfPart | 'open' | 'unknown';

export interface EdtfInterval {
  readonly kind: 'interval';
  readonly from: EdtfEnd;
  readonly to: EdtfEnd;
}

/** A range inside a set; null is open (`..1983`). */
export interface EdtfRange {
  readonly kind: 'range';
  readonly from: EdtfPart | null;
  readonly to: EdtfPart | null;
}

export interface EdtfSet {
  readonly kind: 'one-of' | 'all-of';
  readonly items: readonly (EdtfPart | EdtfRange)[];
}

export type Edtf = EdtfPart | EdtfInterval | EdtfSet;

export interface Bounds {
  readonly earliest: Day | null;
  readonly latest: Day | null;
}

/** Day numbers, infinite when open. */
export interface Range {
  readonly lo: number;
  readonly hi: number;
}

const EVER: Range = { lo: -Infinity, hi: Infinity };

/** Reads EDTF. Throws EdtfError with a code, the position and a sentence. Linear in the length. */
export function parseEdtf(text: string): Edtf {
  const value = parseText(text);
  checkOrder(value, text);
  return value;
}

function checkOrder(value: Edtf, text: string): void {
  // Bounds are taken once so that a date that no year can have ("19X1-02-29") is refused on reading.
  if (value.kind === 'interval') {
    const from = typeof value.from === 'string' ? EVER : partRange(value.from, text);
    const to = typeof value.to === 'string' ? EVER : partRange(value.to, text);
    if (from.lo > to.hi) throw new EdtfError('order', text, 0, 'the interval ends before it begins');
    return;
  }
  if (value.kind === 'date' || value.kind === 'season') {
    partRange(value, text);
    return;
  }
  for (const item of value.items) {
    if (item.kind !== 'range') partRange(item, text);
    else if (item.from && item.to && partRange(item.from, text).lo > partRange(item.to, text).hi) {
      throw new EdtfError('order', text, 0, 'a range in the set ends before it begins');
    }
  }
}

/** First and last year that fit, null when any year does. */
function years(y: YearPart): readonly [number, number] | null {
  if (y.mask === 'XXXX' && !y.significant) return null;
  if (y.mask?.includes('X')) {
    const low = Number(y.mask.replaceAll('X', '0'));
    const high = Number(y.mask.replaceAll('X', '9'));
    return y.negative ? [-high, -low] : [low, high];
  }
  if (y.significant === undefined) return [y.value, y.value];
  const digits = String(Math.abs(y.value)).length;
  const span = 10 ** Math.max(0, digits - y.significant);
  const low = Math.floor(Math.abs(y.value) / span) * span;
  return y.value < 0 ? [-(low + span - 1), -low] : [low, low + span - 1];
}

function fits(mask: string, n: number): boolean {
  const text = pad(n, mask.length);
  for (let i = 0; i < mask.length; i += 1) if (mask[i] !== 'X' && mask[i] !== text[i]) return false;
  return true;
}

function yearFits(y: YearPart, year: number): boolean {
  if (!y.mask) return true;
  return fits(y.mask, Math.abs(year)) && (year < 0 === y.negative || year === 0);
}

/** Months (from, to, years added to the end) of a sub-year code; hemisphere-free seasons are those of the north. */
export function seasonMonths(season: number): readonly [number, number, number] {
  if (season <= 32) {
    const south = season >= 29;
    const at = (season - 21) % 4;
    const from = [3, 6, 9, 12][south ? (at + 2) % 4 : at]!;
    return from === 12 ? [12, 2, 1] : [from, from + 2, 0];
  }
  if (season <= 36) return [(season - 33) * 3 + 1, (season - 33) * 3 + 3, 0];
  if (season <= 39) return [(season - 37) * 4 + 1, (season - 37) * 4 + 4, 0];
  return [(season - 40) * 6 + 1, (season - 40) * 6 + 6, 0];
}

function partRange(part: EdtfPart, text: string): Range {
  const span = years(part.year);
  if (part.kind === 'season') {
    if (!span) return EVER;
    const [from, to, later] = seasonMonths(part.season);
    const last = span[1] + later;
    return { lo: toNumber(span[0], from, 1), hi: toNumber(last, to, monthLength(last, to)) };
  }
  const lo = extreme(part, span ?? [1996, 2004], 1);
  const hi = extreme(part, span ?? [1996, 2004], -1);
  if (lo === null || hi === null) {
    throw new EdtfError('day', text, 0, 'no year and month that fit have such a day');
  }
  return span ? { lo, hi } : EVER;
}

/** The first (direction 1) or last (-1) day that fits, null when none does. At most 1,000 years are looked at: three X. */
function extreme(part: EdtfDate, span: readonly [number, number], direction: 1 | -1): number | null {
  const [low, high] = span;
  const steps = part.day ? Math.min(high - low, 1000) : 0;
  for (let i = 0; i <= steps; i += 1) {
    const year = direction === 1 ? low + i : high - i;
    if (part.year.mask && part.year.mask !== 'XXXX' && !yearFits(part.year, year)) continue;
    for (let m = 1; m <= 12; m += 1) {
      const month = direction === 1 ? m : 13 - m;
      if (part.month && !fits(part.month, month)) continue;
      const length = monthLength(year, month);
      for (let d = 1; d <= length; d += 1) {
        const day = direction === 1 ? d : length + 1 - d;
        if (!part.day || fits(part.day, day)) return toNumber(year, month, day);
      }
    }
  }
  return null;
}

/** The days covered, as numbers, apart from each other for a set; one range for everything else. */
export function edtfRanges(value: Edtf): readonly Range[] {
  if (value.kind === 'date' || value.kind === 'season') return [partRange(value, writeEdtf(value))];
  if (value.kind === 'interval') {
    const lo = typeof value.from === 'string' ? -Infinity : partRange(value.from, '').lo;
    const hi = typeof value.to === 'string' ? Infinity : partRange(value.to, '').hi;
    return [{ lo, hi }];
  }
  return value.items.map((item) => {
    if (item.kind !== 'range') return partRange(item, '');
    return {
      lo: item.from ? partRange(item.from, '').lo : -Infinity,
      hi: item.to ? partRange(item.to, '').hi : Infinity,
    };
  });
}

/** First and last day covered, null where open: `[1667,1670..1672]` → 1667-01-01, 1672-12-31. */
export function edtfBounds(value: Edtf | string): Bounds {
  const ranges = edtfRanges(typeof value === 'string' ? parseEdtf(value) : value);
  const lo = Math.min(...ranges.map((r) => r.lo));
  const hi = Math.max(...ranges.map((r) => r.hi));
  return { earliest: Number.isFinite(lo) ? toDay(lo) : null, latest: Number.isFinite(hi) ? toDay(hi) : null };
}

function numbers(value: Edtf | string | Bounds): readonly Range[] {
  if (typeof value === 'string') return edtfRanges(parseEdtf(value));
  if ('kind' in value) return edtfRanges(value);
  return [
    {
      lo: value.earliest === null ? -Infinity : fromDay(value.earliest),
      hi: value.latest === null ? Infinity : fromDay(value.latest),
    },
  ];
}

/** Can both be the same day? For search: "may have happened within". */
export function overlaps(a: Edtf | string | Bounds, b: Edtf | string | Bounds): boolean {
  const right = numbers(b);
  return numbers(a).some((x) => right.some((y) => x.lo <= y.hi && y.lo <= x.hi));
}

/** Is every day of `a` a day of `b`? For search: "certainly happened within". Nothing unbounded lies within a bounded span. */
export function certainlyWithin(a: Edtf | string | Bounds, b: Edtf | string | Bounds): boolean {
  const right = merge(numbers(b));
  return numbers(a).every((x) => right.some((y) => y.lo <= x.lo && x.hi <= y.hi));
}

/** Sorted, touching ranges joined. */
export function merge(ranges: readonly Range[]): readonly Range[] {
  const out: { lo: number; hi: number }[] = [];
  for (const r of [...ranges].sort((a, b) => a.lo - b.lo || a.hi - b.hi)) {
    const last = out.at(-1);
    if (last && r.lo <= last.hi + 1) last.hi = Math.max(last.hi, r.hi);
    else out.push({ lo: r.lo, hi: r.hi });
  }
  return out;
}

const MARKS = ['', '?', '~', '%'];

function writeYear(y: YearPart): string {
  const sign = y.negative ? '-' : '';
  const tail = y.significant === undefined ? '' : `S${y.significant}`;
  if (y.mask) return `${sign}${y.mask}${tail}`;
  if (y.exponent !== undefined) return `Y${sign}${Math.abs(y.value) / 10 ** y.exponent}E${y.exponent}${tail}`;
  return y.long ? `Y${sign}${Math.abs(y.value)}${tail}` : `${sign}${pad(Math.abs(y.value), 4)}${tail}`;
}

function writePart(part: EdtfPart): string {
  const pieces = [writeYear(part.year)];
  if (part.kind === 'season') pieces.push(String(part.season));
  else for (const p of [part.month, part.day]) if (p) pieces.push(p);
  const doubt = part.doubt.slice(0, pieces.length);
  const time = part.kind === 'date' ? (part.time ?? '') : '';
  // One mark after a place covers it and all to its left; what does not fit that is marked place by place, before it.
  let run = doubt.length;
  while (run > 0 && doubt[run - 1] === 0) run -= 1;
  if (doubt.slice(0, run).every((d) => d === doubt[0])) {
    return `${pieces.map((p, i) => (i === run - 1 ? p + MARKS[doubt[0]!] : p)).join('-')}${time}`;
  }
  return `${pieces.map((p, i) => MARKS[doubt[i]!] + p).join('-')}${time}`;
}

/** The canonical text; `parseEdtf(writeEdtf(x))` equals x. */
export function writeEdtf(value: Edtf): string {
  if (value.kind === 'date' || value.kind === 'season') return writePart(value);
  if (value.kind === 'interval') {
    const end = (e: EdtfEnd) => (e === 'open' ? '..' : e === 'unknown' ? '' : writePart(e));
    return `${end(value.from)}/${end(value.to)}`;
  }
  const items = value.items.map((item) => {
    if (item.kind !== 'range') return writePart(item);
    return `${item.from ? writePart(item.from) : ''}..${item.to ? writePart(item.to) : ''}`;
  });
  return value.kind === 'one-of' ? `[${items.join(',')}]` : `{${items.join(',')}}`;
}

/** A single day, month, year or decade when the range is exactly that; else `from/to` with `..` for what is open. */
export function edtfOfBounds(bounds: Bounds): string {
  if (bounds.earliest === null || bounds.latest === null) {
    return `${bounds.earliest === null ? '..' : edtfDay(bounds.earliest)}/${bounds.latest === null ? '..' : edtfDay(bounds.latest)}`;
  }
  return wholeUnit(bounds.earliest, bounds.latest) ?? `${edtfDay(bounds.earliest)}/${edtfDay(bounds.latest)}`;
}

/** EDTF has no days in years beyond four digits: such a day is written as its year. */
function edtfDay(day: Day): string {
  const { year } = fromNumber(fromDay(day));
  return year > 9999 || year < -9999 ? `Y${year}` : day;
}

function wholeUnit(earliest: Day, latest: Day): string | null {
  if (earliest === latest) return edtfDay(earliest);
  const a = fromNumber(fromDay(earliest));
  const b = fromNumber(fromDay(latest));
  if (a.day !== 1 || b.day !== monthLength(b.year, b.month) || a.year < 0 || b.year > 9999) return null;
  if (a.year === b.year && a.month === b.month) return earliest.slice(0, 7);
  if (a.month !== 1 || b.month !== 12) return null;
  if (a.year === b.year) return pad(a.year, 4);
  if (a.year % 10 === 0 && b.year === a.year + 9) return `${pad(a.year, 4).slice(0, 3)}X`;
  if (a.year % 100 === 0 && b.year === a.year + 99) return `${pad(a.year, 4).slice(0, 2)}XX`;
  return null;
}

/** Several windows: one as it is, more as a one-of set. */
export function edtfOfWindows(windows: readonly Bounds[]): string {
  if (windows.length === 1) return edtfOfBounds(windows[0]!);
  const items = windows.map((w) => {
    const whole = w.earliest !== null && w.latest !== null ? wholeUnit(w.earliest, w.latest) : null;
    if (whole) return whole;
    return `${w.earliest === null ? '' : edtfDay(w.earliest)}..${w.latest === null ? '' : edtfDay(w.latest)}`;
  });
  return `[${items.join(',')}]`;
}
