/** The grammar of EDTF, read from left to right once. Types and meaning are in `edtf.ts`. */
import { isLeap, monthLength } from './days.ts';
import type { Doubt, Edtf, EdtfDate, EdtfEnd, EdtfPart, EdtfRange, YearPart } from './edtf.ts';
import { EdtfError } from './edtf-error.ts';

const LONGEST = 10_000;
const FARTHEST = 1_000_000_000;

interface Cursor {
  readonly text: string;
  at: number;
}

function fail(c: Cursor, why: string, code: 'syntax' | 'year' = 'syntax', at = c.at): never {
  throw new EdtfError(code, c.text, at, why);
}

export function parseText(text: string): Edtf {
  if (text === '') throw new EdtfError('empty', text, 0, 'it is empty');
  if (text.length > LONGEST)
    throw new EdtfError('too-long', text, LONGEST, `it has more than ${LONGEST} characters`);
  const c: Cursor = { text, at: 0 };
  const first = text[0];
  const value = first === '[' || first === '{' ? set(c) : dateOrInterval(c);
  if (c.at < text.length) fail(c, `nothing may follow at character ${c.at + 1} ("${text[c.at]}")`);
  return value;
}

function dateOrInterval(c: Cursor): Edtf {
  const from = end(c);
  if (c.text[c.at] !== '/') {
    if (typeof from === 'string') fail(c, 'an open end needs an interval, as in "../2020"');
    return from;
  }
  c.at += 1;
  const to = end(c);
  if (from === 'unknown' && to === 'unknown') fail(c, 'an interval needs at least one end');
  return { kind: 'interval', from, to };
}

function end(c: Cursor): EdtfEnd {
  if (c.at >= c.text.length || c.text[c.at] === '/') return 'unknown';
  if (c.text.startsWith('..', c.at)) {
    c.at += 2;
    return 'open';
  }
  return part(c);
}

function set(c: Cursor): Edtf {
  const one = c.text[c.at] === '[';
  c.at += 1;
  const items: (EdtfPart | EdtfRange)[] = [];
  for (;;) {
    items.push(setItem(c));
    const next = c.text[c.at];
    c.at += 1;
    if (next === (one ? ']' : '}')) return { kind: one ? 'one-of' : 'all-of', items };
    if (next !== ',') {
      c.at -= 1;
      fail(c, `the set is not closed with "${one ? ']' : '}'}"`);
    }
    while (c.text[c.at] === ' ') c.at += 1;
  }
}

function setItem(c: Cursor): EdtfPart | EdtfRange {
  if (c.text.startsWith('..', c.at)) {
    c.at += 2;
    return { kind: 'range', from: null, to: part(c) };
  }
  const from = part(c);
  if (!c.text.startsWith('..', c.at)) return from;
  c.at += 2;
  const next = c.text[c.at];
  const open = next === undefined || next === ',' || next === ']' || next === '}';
  return { kind: 'range', from, to: open ? null : part(c) };
}

const MARK: Readonly<Record<string, Doubt>> = { '?': 1, '~': 2, '%': 3 };

function mark(c: Cursor): Doubt {
  const d = MARK[c.text[c.at] ?? ''] ?? 0;
  if (d) c.at += 1;
  return d;
}

function isDigit(ch: string | undefined): boolean {
  return ch !== undefined && ch >= '0' && ch <= '9';
}

function digits(c: Cursor): string {
  const start = c.at;
  while (isDigit(c.text[c.at])) c.at += 1;
  return c.text.slice(start, c.at);
}

/** A year, month or day with marks: before (this place alone) or after (this and all to the left). */
function part(c: Cursor): EdtfPart {
  const doubt: [Doubt, Doubt, Doubt] = [0, 0, 0];
  const begin = c.at;
  doubt[0] = mark(c);
  const year = readYear(c);
  trailing(c, doubt, 0);
  const places: string[] = [];
  while (places.length < 2 && c.text[c.at] === '-') {
    if (year.long || year.significant !== undefined)
      fail(c, 'such a year stands alone, without month or day');
    c.at += 1;
    const i = places.length + 1;
    doubt[i] = mark(c);
    const place = c.text.slice(c.at, c.at + 2);
    if (place.length < 2 || [...place].some((ch) => ch !== 'X' && !isDigit(ch))) {
      fail(c, `${i === 1 ? 'a month' : 'a day'} has two digits`);
    }
    c.at += 2;
    trailing(c, doubt, i);
    places.push(place);
  }
  const [month, day] = places;
  if (month !== undefined && Number(month) >= 21 && Number(month) <= 41) {
    if (day !== undefined) {
      throw new EdtfError('season', c.text, begin, `a season or quarter (${month}) has no day`);
    }
    return { kind: 'season', year, season: Number(month), doubt };
  }
  const time = c.text[c.at] === 'T' ? readTime(c, day) : undefined;
  const date: EdtfDate = { kind: 'date', year, doubt, ...withPlaces(month, day), ...(time ? { time } : {}) };
  checkPlaces(c, date, begin);
  return date;
}

function withPlaces(month: string | undefined, day: string | undefined): { month?: string; day?: string } {
  if (month === undefined) return {};
  return day === undefined ? { month } : { month, day };
}

function trailing(c: Cursor, doubt: [Doubt, Doubt, Doubt], upTo: number): void {
  const d = mark(c);
  if (!d) return;
  for (let i = 0; i <= upTo; i += 1) doubt[i] = (doubt[i]! | d) as Doubt;
}

function readYear(c: Cursor): YearPart {
  const long = c.text[c.at] === 'Y';
  if (long) c.at += 1;
  const negative = c.text[c.at] === '-';
  if (negative) c.at += 1;
  const start = c.at;
  if (!long) {
    const mask = c.text.slice(c.at, c.at + 4);
    if (mask.length < 4 || [...mask].some((ch) => ch !== 'X' && !isDigit(ch))) {
      fail(c, 'a year has four digits (or begins with Y when it has more)');
    }
    c.at += 4;
    if (isDigit(c.text[c.at])) fail(c, 'a year of more than four digits begins with Y');
    if (negative && mask === '0000') fail(c, 'there is no year -0000', 'year', start);
    const base = { negative, long: false, ...significant(c) };
    if (mask.includes('X')) {
      if (base.significant !== undefined) fail(c, 'X and S do not go together');
      return { ...base, mask, value: Number(mask.replaceAll('X', '0')) * (negative ? -1 : 1) };
    }
    return { ...base, mask: null, value: Number(mask) * (negative ? -1 : 1) };
  }
  const number = digits(c);
  if (number === '') fail(c, 'a number must follow the Y');
  let exponent: number | undefined;
  if (c.text[c.at] === 'E') {
    c.at += 1;
    const e = digits(c);
    if (e === '') fail(c, 'a number must follow the E');
    exponent = Number(e);
  }
  const value = Number(number) * 10 ** (exponent ?? 0);
  if (!(value <= FARTHEST)) fail(c, `the year lies beyond ${FARTHEST}`, 'year', start);
  if (exponent === undefined && value < 10_000)
    fail(c, 'after Y a year has more than four digits', 'year', start);
  const base = { negative, long: true, mask: null, value: negative ? -value : value, ...significant(c) };
  return exponent === undefined ? base : { ...base, exponent };
}

function significant(c: Cursor): { significant?: number } {
  if (c.text[c.at] !== 'S') return {};
  c.at += 1;
  const n = digits(c);
  if (n === '' || Number(n) < 1 || Number(n) > 12) fail(c, 'S needs the number of digits that count');
  return { significant: Number(n) };
}

function readTime(c: Cursor, day: string | undefined): string {
  const start = c.at;
  if (day === undefined || day.includes('X')) fail(c, 'a time needs a full date');
  c.at += 1;
  const two = (limit: number) => {
    const at = c.at;
    const n = c.text.slice(at, at + 2);
    if (n.length < 2 || !isDigit(n[0]) || !isDigit(n[1]))
      fail(c, 'hours, minutes and seconds have two digits');
    if (Number(n) > limit)
      throw new EdtfError('time', c.text, at, `there is no ${n} in a time of day (at most ${limit})`);
    c.at += 2;
    return Number(n);
  };
  const colon = () => {
    if (c.text[c.at] !== ':') fail(c, 'a colon is missing in the time');
    c.at += 1;
  };
  two(23);
  colon();
  two(59);
  if (c.text[c.at] === ':') {
    c.at += 1;
    two(59);
  }
  if (c.text[c.at] === 'Z') c.at += 1;
  else if (c.text[c.at] === '+' || c.text[c.at] === '-') {
    c.at += 1;
    two(14);
    if (c.text[c.at] === ':') {
      colon();
      two(59);
    }
  }
  return c.text.slice(start, c.at);
}

/** Refuses months and days that no calendar has, naming them. */
function checkPlaces(c: Cursor, date: EdtfDate, at: number): void {
  const { month, day } = date;
  if (month === undefined) return;
  const possible = (mask: string, from: number, to: number) => {
    for (let n = from; n <= to; n += 1) {
      const t = String(n).padStart(2, '0');
      if ((mask[0] === 'X' || mask[0] === t[0]) && (mask[1] === 'X' || mask[1] === t[1])) return true;
    }
    return false;
  };
  if (!possible(month, 1, 12)) throw new EdtfError('month', c.text, at, `there is no month ${month}`);
  if (day === undefined) return;
  if (!possible(day, 1, 31)) throw new EdtfError('day', c.text, at, `there is no day ${day}`);
  if (month.includes('X')) return;
  const m = Number(month);
  const year = date.year.mask ? 2000 : date.year.value;
  const length = monthLength(year, m);
  if (!possible(day, 1, length)) {
    const where = date.year.mask ? `month ${month}` : `month ${month} of ${date.year.value}`;
    const leap = m === 2 && !isLeap(year) ? ' (no leap year)' : '';
    throw new EdtfError('day', c.text, at, `${where} has ${length} days${leap}, not ${day}`);
  }
}
