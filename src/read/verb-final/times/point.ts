/** A point or period of the calendar as such languages write it: from the coarse to the fine. */
import type { DayPart, Third } from '../../../claims/types.ts';
import type { CompiledTimes, Relative } from './compile.ts';
import { figures, numeral } from './numbers.ts';
import { type Tail, tail } from './tail.ts';
import { figureAt, gap, isLetter } from './words.ts';

/** What is written of a point, element by element. */
export interface Point {
  readonly start: number;
  end: number;
  tail: Tail;
  base?: Relative;
  which?: -1 | 0 | 1;
  year?: number;
  yearTo?: number;
  decade?: number;
  century?: number;
  season?: 'spring' | 'summer' | 'autumn' | 'winter';
  quarter?: number;
  half?: 1 | 2;
  month?: number;
  monthTo?: number;
  part?: Third;
  day?: number;
  dayTo?: number;
  weekday?: number;
  daypart?: DayPart;
  clock?: boolean;
  approx?: boolean;
  /** Names of the elements, for the rule. */
  elements: readonly Element[];
}

export type Element =
  | 'which'
  | 'unit'
  | 'year'
  | 'decade'
  | 'century'
  | 'season'
  | 'quarter'
  | 'half'
  | 'month'
  | 'part'
  | 'day'
  | 'weekday'
  | 'daypart'
  | 'clock';

type Writable = Omit<Point, 'tail'> & { elements: Element[] };

/** What reads one element at a place: where it ends, and what it adds; undefined when it is not there. */
type Step = (t: CompiledTimes, text: string, i: number, p: Writable) => number | undefined;

const STEPS: readonly (readonly [Element, Step])[] = [
  ['unit', relative],
  ['decade', decade],
  ['century', century],
  ['year', year],
  ['half', half],
  ['quarter', quarter],
  ['season', season],
  ['month', month],
  ['part', part],
  ['day', day],
  ['weekday', weekday],
  ['daypart', daypart],
  ['clock', clock],
];

/**
 * The point that begins at `start`, as long as it goes.
 *
 * @param inherit a point before, joined to this one: a mere part may follow it
 */
export function point(t: CompiledTimes, text: string, start: number, inherit?: Point): Point | undefined {
  const numeric = numericDate(t, text, start);
  if (numeric) return numeric;
  const p: Writable = { start, end: start, elements: [] };
  let i = start;
  const lead = t.which.at(text, i);
  if (lead && (t.relative.at(text, i)?.end ?? 0) <= lead.end) {
    p.which = lead.value;
    p.elements.push('which');
    i = gap(text, lead.end);
    p.end = i;
  } else if (text[i] === "'" || text[i] === '’' || text[i] === '‘') i++;
  const kept: Point[] = [];
  for (const [element, step] of STEPS) {
    const before = p.end;
    const end = step(t, text, i, p);
    if (end === undefined) continue;
    p.elements.push(element);
    p.end = end;
    const snapshot = settled(t, text, p, inherit);
    if (snapshot) kept.push(snapshot);
    const link = t.links.at(text, end);
    i = gap(text, link ? link.end : end);
    const someDay = t.someDay.at(text, i);
    if (someDay && snapshot && p.day === undefined) {
      // "5월 어느 날 새벽": an unnamed day of it, and which part of that day.
      const behind = dayOf(t, text, someDay.end);
      if (behind) return { ...snapshot, tail: behind };
    }
    if (before === p.end || !t.goesOn.has(text.charCodeAt(i))) break;
  }
  return kept.at(-1);
}

/** The tail of "one day" with a part of that day behind it. */
function dayOf(t: CompiledTimes, text: string, end: number): Tail | undefined {
  const part = t.dayparts.at(text, gap(text, end));
  return (part && tail(t, text, part.end)) ?? tail(t, text, end);
}

/** The point as far as it is read, when it may stop here. */
function settled(t: CompiledTimes, text: string, p: Writable, inherit: Point | undefined): Point | undefined {
  if (!means(p, inherit)) return undefined;
  const last = p.elements.at(-1)!;
  const here: Writable = { ...p, elements: [...p.elements] };
  for (const j of [p.end, gap(text, p.end)]) {
    const around = t.around.at(text, j);
    const behind = around && tail(t, text, around.end);
    if (around && behind) {
      // "About two o'clock" leaves the day as it is.
      if (last !== 'clock' && last !== 'daypart') here.approx = true;
      return { ...here, end: around.end, tail: { ...behind, timely: true } };
    }
  }
  const behind = tail(t, text, p.end);
  if (!behind) return undefined;
  const [first] = p.elements;
  if (p.elements.length === 1 && first === 'season' && !(behind.timely && behind.end > p.end))
    return undefined;
  if (
    p.elements.length === 1 &&
    first === 'daypart' &&
    (!behind.timely || t.notDaypart.at(text, gap(text, behind.end)))
  )
    return undefined;
  return { ...here, tail: behind };
}

/** Whether the elements together mean a time. */
function means(p: Writable, inherit: Point | undefined): boolean {
  const { elements } = p;
  if (p.base?.needs && elements.length === 1) return false;
  if (elements.length === 1 && elements[0] === 'part') return inherit !== undefined;
  return true;
}

/** Offset behind a number and the word that names its element. */
function marked(
  t: CompiledTimes,
  text: string,
  i: number,
  name: keyof CompiledTimes['calendar'],
): { n: number; to?: number; digits: number; end: number } | undefined {
  const first = figures(text, i);
  if (first === undefined) {
    // Number words of a language without spaces: 五月.
    if (t.spaced) return undefined;
    const spelt = numeral(t, text, i);
    const word =
      spelt && spelt.kind !== 'some' && spelt.kind !== 'figures' && t.calendar[name].at(text, spelt.end);
    return word ? { n: spelt.min, digits: 2, end: word.end } : undefined;
  }
  const word = t.calendar[name].at(text, first.end);
  // 5日本人: without blanks the mark may begin another word.
  if (word && !t.spaced && (t.traps.at(text, first.end)?.end ?? 0) > word.end) return undefined;
  if (word) return { n: first.n, digits: first.digits, end: word.end };
  const joined = t.connectors.at(text, first.end);
  const second = joined && figures(text, gap(text, joined.end));
  const behind = second && t.calendar[name].at(text, second.end);
  return behind ? { n: first.n, to: second.n, digits: first.digits, end: behind.end } : undefined;
}

function relative(t: CompiledTimes, text: string, i: number, p: Writable): number | undefined {
  if (p.which !== undefined) return undefined;
  const hit = t.relative.at(text, i);
  if (!hit) return undefined;
  p.base = hit.value;
  if (hit.value.part) p.part = hit.value.part;
  if (hit.value.daypart) p.daypart = hit.value.daypart;
  if (hit.value.season) p.season = hit.value.season;
  return hit.end;
}

function decade(t: CompiledTimes, text: string, i: number, p: Writable): number | undefined {
  if (p.base) return undefined;
  const found = marked(t, text, i, 'decade');
  if (!found || found.n % 10 !== 0 || (found.digits !== 4 && found.digits !== 2)) return undefined;
  p.decade = found.digits === 4 ? found.n : century20(found.n);
  return found.end;
}

function century(t: CompiledTimes, text: string, i: number, p: Writable): number | undefined {
  if (p.base || p.decade !== undefined) return undefined;
  const found = marked(t, text, i, 'century');
  if (!found || found.n < 1 || found.n > 30) return undefined;
  p.century = found.n;
  return found.end;
}

const FIRST_YEAR = 1000;
const LAST_YEAR = 2999;

/** Two figures of a year: from 30 on of the twentieth century. */
function century20(n: number): number {
  return n >= 30 ? 1900 + n : 2000 + n;
}

function year(t: CompiledTimes, text: string, i: number, p: Writable): number | undefined {
  if (p.base || p.decade !== undefined || p.century !== undefined) return undefined;
  const era = t.eras.at(text, i);
  if (era) return eraYear(t, text, gap(text, era.end), era.value, p);
  const first = figures(text, i);
  const noted = first ? behindNote(text, first.end) : undefined;
  const found =
    marked(t, text, i, 'year') ??
    (first && noted !== undefined && t.calendar.year.at(text, noted)
      ? { n: first.n, digits: first.digits, end: t.calendar.year.at(text, noted)!.end, to: undefined }
      : undefined);
  if (!found) return undefined;
  if (found.digits === 2) {
    const rest = marked(t, text, gap(text, found.end), 'month');
    if (!rest || !t.spaced) return undefined;
    p.year = century20(found.n);
    return found.end;
  }
  if (found.digits !== 4 || found.n < FIRST_YEAR || found.n > LAST_YEAR) return undefined;
  p.year = found.n;
  if (found.to !== undefined && found.to > found.n && found.to <= LAST_YEAR) p.yearTo = found.to;
  return behindNote(text, found.end, true) ?? found.end;
}

/** "108(2019)년": the year in brackets holds; else it is counted from the era's year zero. */
function eraYear(t: CompiledTimes, text: string, i: number, zero: number, p: Writable): number | undefined {
  const count = figures(text, i) ?? (t.spaced ? undefined : numeral(t, text, i));
  if (!count) return undefined;
  const n = 'n' in count ? count.n : count.min;
  const open = text[count.end] === '(' || text[count.end] === '（';
  const inside = open ? figures(text, count.end + 1) : undefined;
  const closed = inside && /[)）]/.test(text[inside.end] ?? '') ? inside.end + 1 : count.end;
  const word = t.calendar.year.at(text, closed);
  if (!word) return undefined;
  p.year = inside && closed > count.end ? inside.n : zero + n;
  return word.end;
}

const MOST_NOTE = 14;

/** Behind a bracket with a year of another era in it. */
function behindNote(text: string, i: number, whole = false): number | undefined {
  if (text[i] !== '(' && text[i] !== '（') return undefined;
  let inside = false;
  for (let j = i + 1; j < i + MOST_NOTE; j++) {
    const c = text[j];
    if (c === undefined || c === '\n') return undefined;
    if (figureAt(text, j) >= 0) inside = true;
    if (c === ')' || c === '）')
      return inside && !(whole && /^[(（]\d{1,2}[)）]/.test(text.slice(i, j + 1))) ? j + 1 : undefined;
  }
  return undefined;
}

function half(t: CompiledTimes, text: string, i: number, p: Writable): number | undefined {
  if (p.which !== undefined && p.which !== 0) return undefined;
  const hit = t.halves.at(text, i);
  if (!hit || (p.base && p.base.unit !== 'year')) return undefined;
  p.half = hit.value;
  return hit.end;
}

function quarter(t: CompiledTimes, text: string, i: number, p: Writable): number | undefined {
  if (p.base && p.base.unit !== 'year') return undefined;
  const found = marked(t, text, i, 'quarter');
  if (!found || found.n < 1 || found.n > 4) return undefined;
  p.quarter = found.n;
  return found.end;
}

function season(t: CompiledTimes, text: string, i: number, p: Writable): number | undefined {
  if (p.half || p.quarter || p.decade !== undefined || p.century !== undefined) return undefined;
  if (p.base && p.base.unit !== 'year') return undefined;
  const hit = t.seasons.at(text, i);
  if (!hit) return undefined;
  p.season = hit.value.season;
  if (hit.value.part) p.part = hit.value.part;
  return hit.end;
}

function month(t: CompiledTimes, text: string, i: number, p: Writable): number | undefined {
  if (p.half || p.quarter || p.decade !== undefined || p.century !== undefined || p.yearTo) return undefined;
  if (p.base && p.base.unit !== 'year') return undefined;
  const named = t.months.at(text, i);
  if (named) {
    p.month = named.value;
    delete p.season;
    return named.end;
  }
  const found = marked(t, text, i, 'month');
  if (!found || found.n < 1 || found.n > 12 || (found.to ?? 1) > 12 || found.to === 0) return undefined;
  p.month = found.n;
  if (found.to !== undefined) p.monthTo = found.to;
  return found.end;
}

function part(t: CompiledTimes, text: string, i: number, p: Writable): number | undefined {
  if (p.half || p.quarter || p.monthTo || p.yearTo || (p.which !== undefined && p.elements.length === 1))
    return undefined;
  if (p.base && (p.base.unit === 'day' || p.base.part)) return undefined;
  const hit = t.parts.at(text, i);
  if (!hit) return undefined;
  p.part = hit.value;
  return hit.end;
}

function day(t: CompiledTimes, text: string, i: number, p: Writable): number | undefined {
  if (p.part || p.season || p.half || p.quarter || p.monthTo || p.yearTo) return undefined;
  if (p.decade !== undefined || p.century !== undefined) return undefined;
  // Behind a year a day needs its month.
  if (p.month === undefined && (p.year !== undefined || (p.base && p.base.unit !== 'month')))
    return undefined;
  const found = marked(t, text, i, 'day');
  if (
    !found ||
    found.n < 1 ||
    found.n > 31 ||
    (found.to !== undefined && (found.to > 31 || found.to <= found.n))
  )
    return undefined;
  if (isStretch(t, text, i, found.end, p.month !== undefined || p.base !== undefined)) return undefined;
  p.day = found.n;
  if (found.to !== undefined) p.dayTo = found.to;
  return found.end;
}

/** Whether days of a month are rather so many days: "3일간", "구류 15일". */
function isStretch(t: CompiledTimes, text: string, start: number, end: number, dated: boolean): boolean {
  for (const j of [end, gap(text, end)]) {
    const mark = t.marks.at(text, j);
    if (mark && (!dated || mark.value === 'lasting') && tail(t, text, mark.end)) return true;
    if (!dated && howOften(t, text, j)) return true;
  }
  if (dated) return false;
  const after = t.after.at(text, gap(text, end));
  if (after && tail(t, text, after.end) && !t.around.at(text, gap(text, end))) return true;
  if (t.termsAfter.at(text, gap(text, end)) || t.stuck.at(text, end)) return true;
  return followsTerm(t, text, start);
}

/** "…에 한 번": so many times in it. */
function howOften(t: CompiledTimes, text: string, i: number): boolean {
  const per = t.per.at(text, i);
  const number = per && numeral(t, text, gap(text, per.end));
  return number ? t.often.at(text, gap(text, number.end)) !== undefined : false;
}

/** Whether a term of punishment stands right before: "구류 15일". */
export function followsTerm(t: CompiledTimes, text: string, start: number): boolean {
  return endsWithAny(text, start, t.termsBefore);
}

/** Whether one of the words ends right before `start`, with a blank between or none. */
export function endsWithAny(text: string, start: number, words: readonly string[]): boolean {
  const to = start > 0 && gap(text, start - 1) === start ? start - 1 : start;
  return words.some((word) => text.endsWith(word, to));
}

function weekday(t: CompiledTimes, text: string, i: number, p: Writable): number | undefined {
  if (p.part || p.season || p.dayTo || (p.base && p.base.unit !== 'week' && p.day === undefined))
    return undefined;
  if ((p.year !== undefined || p.month !== undefined) && p.day === undefined) return undefined;
  const open = text[i] === '(' || text[i] === '（';
  if (open) {
    if (p.day === undefined) return undefined;
    const short = t.weekdaysShort.at(text, i + 1) ?? t.weekdays.at(text, i + 1);
    if (!short || !/[)）]/.test(text[short.end] ?? '')) return undefined;
    p.weekday = short.value;
    return short.end + 1;
  }
  const hit = t.weekdays.at(text, i);
  if (!hit) return undefined;
  p.weekday = hit.value;
  return hit.end;
}

function daypart(t: CompiledTimes, text: string, i: number, p: Writable): number | undefined {
  if (p.part || p.dayTo || (p.which !== undefined && p.elements.length === 1)) return undefined;
  if (p.base && p.base.unit !== 'day' && p.day === undefined && p.weekday === undefined) return undefined;
  if ((p.month !== undefined || p.year !== undefined || p.season) && p.day === undefined) return undefined;
  const hit = t.dayparts.at(text, i);
  if (!hit) return undefined;
  p.daypart = hit.value;
  return hit.end;
}

const HOURS_BY_NAME: readonly (readonly [from: number, to: number, name: DayPart])[] = [
  [13, 17, 'afternoon'],
  [18, 20, 'evening'],
  [21, 24, 'night'],
];

function clock(t: CompiledTimes, text: string, i: number, p: Writable): number | undefined {
  if (p.part || p.dayTo) return undefined;
  if (
    p.elements.length > 0 &&
    p.day === undefined &&
    !p.daypart &&
    p.base?.unit !== 'day' &&
    p.weekday === undefined
  )
    return undefined;
  const hour = numeral(t, text, i);
  if (!hour || hour.min !== hour.max || hour.min > 24 || !Number.isInteger(hour.min) || hour.kind === 'some')
    return undefined;
  const word = t.calendar.hour.at(text, gap(text, hour.end));
  if (!word) return undefined;
  p.clock = true;
  const late = HOURS_BY_NAME.find(([from, to]) => hour.min >= from && hour.min <= to);
  if (late && !p.daypart) p.daypart = late[2];
  const minute = figures(text, gap(text, word.end));
  const minuteWord = minute && minute.n < 60 && t.calendar.minute.at(text, minute.end);
  if (minuteWord) return minuteWord.end;
  const halfPast = t.half.at(text, gap(text, word.end));
  return halfPast && tail(t, text, halfPast.end) ? halfPast.end : word.end;
}

const DATE = /(\d{4})([.\-/])[ ]?(\d{1,2})(?:\2[ ]?(\d{1,2}))?\.?/y;
const SHORT_DATE = /(\d{1,2})\/(\d{1,2})/y;
/** Of two small numbers with a stroke between, the smaller first is a fraction. */
const FRACTION = 10;

/** "2020.7.2.", "2020-07-02", "7/2". */
function numericDate(t: CompiledTimes, text: string, start: number): Point | undefined {
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
  const p: Writable = { start, end, elements, ...fields };
  const from = gap(text, end);
  const named = weekday(t, text, end, p) ?? weekday(t, text, from, p);
  if (named !== undefined) {
    p.end = named;
    p.elements.push('weekday');
  }
  const behind = tail(t, text, p.end);
  return behind && { ...p, tail: behind };
}
