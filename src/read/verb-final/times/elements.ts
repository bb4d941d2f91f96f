/** The elements of a point, each read at its place: where it ends, and what it adds. */
import type { DayPart, Third } from '../../../claims/types.ts';
import type { CompiledTimes, Relative } from './compile.ts';
import { figures, numeral } from './numbers.ts';
import { tail } from './tail.ts';
import { isTerm } from './terms.ts';
import { figureAt, gap } from './words.ts';

/** What is read of a point so far, element by element. */
export interface Fields {
  readonly start: number;
  end: number;
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
  elements: Element[];
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

/** What reads one element at a place: where it ends, and what it adds; undefined when it is not there. */
type Step = (t: CompiledTimes, text: string, i: number, p: Fields) => number | undefined;

/** In the order in which they are written. */
export const STEPS: readonly (readonly [Element, Step])[] = [
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

function relative(t: CompiledTimes, text: string, i: number, p: Fields): number | undefined {
  if (p.which !== undefined) return undefined;
  const hit = t.relative.at(text, i);
  if (!hit) return undefined;
  p.base = hit.value;
  if (hit.value.part) p.part = hit.value.part;
  if (hit.value.daypart) p.daypart = hit.value.daypart;
  if (hit.value.season) p.season = hit.value.season;
  return hit.end;
}

function decade(t: CompiledTimes, text: string, i: number, p: Fields): number | undefined {
  if (p.base) return undefined;
  const found = marked(t, text, i, 'decade');
  if (!found || found.n % 10 !== 0 || (found.digits !== 4 && found.digits !== 2)) return undefined;
  p.decade = found.digits === 4 ? found.n : century20(found.n);
  return found.end;
}

function century(t: CompiledTimes, text: string, i: number, p: Fields): number | undefined {
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

function year(t: CompiledTimes, text: string, i: number, p: Fields): number | undefined {
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
function eraYear(t: CompiledTimes, text: string, i: number, zero: number, p: Fields): number | undefined {
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

function half(t: CompiledTimes, text: string, i: number, p: Fields): number | undefined {
  if (p.which !== undefined && p.which !== 0) return undefined;
  const hit = t.halves.at(text, i);
  if (!hit || (p.base && p.base.unit !== 'year')) return undefined;
  p.half = hit.value;
  return hit.end;
}

function quarter(t: CompiledTimes, text: string, i: number, p: Fields): number | undefined {
  if (p.base && p.base.unit !== 'year') return undefined;
  const found = marked(t, text, i, 'quarter');
  if (!found || found.n < 1 || found.n > 4) return undefined;
  p.quarter = found.n;
  return found.end;
}

function season(t: CompiledTimes, text: string, i: number, p: Fields): number | undefined {
  if (p.half || p.quarter || p.decade !== undefined || p.century !== undefined) return undefined;
  if (p.base && p.base.unit !== 'year') return undefined;
  const hit = t.seasons.at(text, i);
  if (!hit) return undefined;
  p.season = hit.value.season;
  if (hit.value.part) p.part = hit.value.part;
  return hit.end;
}

function month(t: CompiledTimes, text: string, i: number, p: Fields): number | undefined {
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

function part(t: CompiledTimes, text: string, i: number, p: Fields): number | undefined {
  if (p.half || p.quarter || p.monthTo || p.yearTo || (p.which !== undefined && p.elements.length === 1))
    return undefined;
  if (p.base && (p.base.unit === 'day' || p.base.part)) return undefined;
  const hit = t.parts.at(text, i);
  if (!hit) return undefined;
  p.part = hit.value;
  return hit.end;
}

function day(t: CompiledTimes, text: string, i: number, p: Fields): number | undefined {
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
  if (isTerm(t, text, i, found.end, p.month !== undefined || p.base !== undefined)) return undefined;
  p.day = found.n;
  if (found.to !== undefined) p.dayTo = found.to;
  return found.end;
}

export function weekday(t: CompiledTimes, text: string, i: number, p: Fields): number | undefined {
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

function daypart(t: CompiledTimes, text: string, i: number, p: Fields): number | undefined {
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

function clock(t: CompiledTimes, text: string, i: number, p: Fields): number | undefined {
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
