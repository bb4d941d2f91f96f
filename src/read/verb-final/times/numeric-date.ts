/** Dates in figures alone. */
import type { CompiledTimes } from './compile.ts';
import { type Element, type Fields, weekday } from './elements.ts';
import type { Point } from './point.ts';
import { tail } from './tail.ts';
import { figureAt, gap, isLetter } from './words.ts';

const DATE = /(\d{4})([.\-/])[ ]?(\d{1,2})(?:\2[ ]?(\d{1,2}))?\.?/y;
const SHORT_DATE = /(\d{1,2})\/(\d{1,2})/y;
/** Of two small numbers with a stroke between, the smaller first is a fraction. */
const FRACTION = 10;

/** "2020.7.2.", "2020-07-02", "7/2". */
export function numericDate(t: CompiledTimes, text: string, start: number): Point | undefined {
  if (figureAt(text, start) < 0) return undefined;
  DATE.lastIndex = start;
  const full = DATE.exec(text);
  if (full) {
    const [all, y, , m, d] = full;
    const year = Number(y);
    const month = Number(m);
    const day = d === undefined ? undefined : Number(d);
    if (year < 1900 || year > 2100 || month < 1 || month > 12 || day === 0 || (day ?? 1) > 31)
      return undefined;
    const end = start + all.length - (d === undefined && all.endsWith('.') ? 1 : 0);
    if (figureAt(text, end) >= 0 || (isLetter(text.charCodeAt(end)) && !tail(t, text, end))) return undefined;
    return numericPoint(t, text, start, end, { year, month, ...(day === undefined ? {} : { day }) });
  }
  SHORT_DATE.lastIndex = start;
  const short = SHORT_DATE.exec(text);
  if (!short) return undefined;
  const [all, m, d] = short;
  const month = Number(m);
  const day = Number(d);
  const end = start + all.length;
  if (month < 1 || month > 12 || day < 1 || day > 31 || (month < day && day <= FRACTION)) return undefined;
  if (figureAt(text, end) >= 0 || /[/%]/.test(text[end] ?? '')) return undefined;
  return numericPoint(t, text, start, end, { month, day });
}

function numericPoint(
  t: CompiledTimes,
  text: string,
  start: number,
  end: number,
  fields: { year?: number; month: number; day?: number },
): Point | undefined {
  const elements: Element[] = [];
  if (fields.year !== undefined) elements.push('year');
  elements.push('month');
  if (fields.day !== undefined) elements.push('day');
  const p: Fields = { start, end, elements, ...fields };
  const from = gap(text, end);
  const named = weekday(t, text, end, p) ?? weekday(t, text, from, p);
  if (named !== undefined) {
    p.end = named;
    p.elements.push('weekday');
  }
  const behind = tail(t, text, p.end);
  return behind && { ...p, tail: behind };
}
