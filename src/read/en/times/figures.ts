/** Times in figures, inside one token: "2020-05-03", "05/03/20", "10:35", "1990s", "9th", "3-5", "2½". No English here. */
import { type Word, wordOf } from './word.ts';

const PLAIN = /^\d{1,5}$/;
const RANGE = /^(\d{1,4})[-–—](\d{1,4})$/;
const DECIMAL = /^\d{1,4}\.\d{1,2}$/;
const ISO = /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})$/;
const SLASHED = /^(\d{1,2})[-./](\d{1,2})[-./](\d{4}|\d{2})$/;
const CLOCK = /^(\d{1,2})[:.](\d{2})(?::\d{2})?$/;
const TAILED = /^['’]?(\d{1,4})(?:[:.](\d{2}))?['’]?([a-z]{1,4}\.?m?\.?)$/;
const FRACTION = /^(\d{1,2})\/(\d{1,2})$/;
const GLYPH: Readonly<Record<string, number>> = { '½': 0.5, '¼': 0.25, '¾': 0.75 };

/** Reads a token that begins with a figure; undefined when it is no part of a time. */
export function figures(lower: string, table: ReadonlyMap<string, Word>): Word | undefined {
  const read = properties(lower, table);
  return read && wordOf(read);
}

type Properties = Partial<Word>;

function properties(lower: string, table: ReadonlyMap<string, Word>): Properties | undefined {
  if (lower.length > 14) return undefined;
  if (PLAIN.test(lower)) return { number: Number(lower), digits: lower.length };
  const last = lower[lower.length - 1]!;
  const glyph = GLYPH[last];
  if (glyph !== undefined) {
    const whole = lower.slice(0, -1);
    return whole === '' || PLAIN.test(whole) ? { number: Number(whole) + glyph, digits: 9 } : undefined;
  }
  let found = RANGE.exec(lower);
  if (found) return range(found[1]!, found[2]!);
  found = ISO.exec(lower);
  if (found) return date(Number(found[1]), Number(found[2]), Number(found[3]));
  found = SLASHED.exec(lower);
  if (found) {
    const [a, b] = [Number(found[1]), Number(found[2])];
    const year = century(found[3]!);
    // Month first, unless it cannot be.
    return a > 12 ? date(year, b, a) : date(year, a, b);
  }
  found = CLOCK.exec(lower);
  if (found && lower.includes(':')) return clock(Number(found[1]), Number(found[2]));
  if (DECIMAL.test(lower)) {
    const word: Properties = { number: Number(lower), digits: 9 };
    const time = found ? clock(Number(found[1]), Number(found[2])) : undefined;
    return time ? { ...word, ...time } : word;
  }
  found = FRACTION.exec(lower);
  if (found && Number(found[2]) > 0) return { number: Number(found[1]) / Number(found[2]), digits: 9 };
  found = TAILED.exec(lower);
  return found ? tailed(found[1]!, found[2], found[3]!, table) : undefined;
}

function range(a: string, b: string): Properties | undefined {
  const from = Number(a);
  // "2018-19" ends in 2019.
  const to = a.length === 4 && b.length === 2 ? Math.trunc(from / 100) * 100 + Number(b) : Number(b);
  return to > from ? { number: from, numberTo: to, digits: a.length } : undefined;
}

function date(year: number, month: number, day: number): Properties | undefined {
  return month >= 1 && month <= 12 && day >= 1 && day <= 31 ? { figures: { year, month, day } } : undefined;
}

/** Two figures of a year: 00 to 49 are of this century. */
export function century(text: string): number {
  const n = Number(text);
  return text.length === 2 ? (n < 50 ? 2000 + n : 1900 + n) : n;
}

function clock(hour: number, minute: number): Properties | undefined {
  return hour < 25 && minute < 60 ? { clock: { hour, minute } } : undefined;
}

function tailed(
  figure: string,
  minute: string | undefined,
  tail: string,
  table: ReadonlyMap<string, Word>,
): Properties | undefined {
  const number = Number(figure);
  const word = table.get(tail);
  if (word?.meridiem && number >= 1 && number <= 12)
    return { clock: { hour: number, minute: Number(minute ?? 0), meridiem: word.meridiem } };
  if (minute) return undefined;
  if (word?.decadeTail) {
    if (number % 10 !== 0 || (figure.length !== 2 && figure.length !== 4)) return undefined;
    return { decade: number };
  }
  if (word?.ordinalTail && number >= 1 && number <= 31) return { ordinal: number };
  return undefined;
}
