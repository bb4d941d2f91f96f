/** Writes a found time as TIMEX3 (TimeML): type and value, given the day the document was made and the words around. */
import type { TimeExpr, TimeUnit } from '../../src/claims/types.ts';
import type { Doc } from '../../src/read/en/doc.ts';
import type { TimeMention } from '../../src/read/en/times.ts';
import { add, days, isoWeek, parts, ymd } from './calendar.ts';
import { direction } from './tense.ts';
import type { Timex } from './timeml.ts';

const LETTER: Readonly<Record<TimeUnit, string>> = {
  hour: 'H',
  day: 'D',
  week: 'W',
  month: 'M',
  quarter: 'Q',
  year: 'Y',
  decade: 'E',
  century: 'C',
};
const SEASON = { spring: 'SP', summer: 'SU', autumn: 'FA', winter: 'WI' } as const;
const FIRST_MONTH = { spring: 3, summer: 6, autumn: 9, winter: 12 } as const;
const DAYPART = {
  morning: 'MO',
  noon: 'MI',
  afternoon: 'AF',
  evening: 'EV',
  night: 'NI',
  dawn: 'DA',
} as const;

interface Context {
  readonly created: string;
  /** -1 when the nearest verb speaks of the past, +1 of what is to come, 0 unknown. */
  readonly sign: -1 | 0 | 1;
  /** Value of the time told before, to count from. */
  readonly told: string;
}

/** The TIMEX3 of all mentions of a text, in order; an interval is two. */
export function timexes(doc: Doc, mentions: readonly TimeMention[], created: string): Timex[] {
  const out: Timex[] = [];
  let told = created;
  for (const mention of mentions)
    for (const one of mention.parts ?? [mention]) {
      const context = { created, sign: direction(doc, one), told };
      const written = timex(one, context);
      if (!written) continue;
      // Dates set what the next "the following day" counts from.
      if (written.type !== 'DURATION' && /^\d{4}/.test(written.value)) told = written.value;
      out.push({ start: one.start, end: one.end, ...written });
    }
  return out;
}

/** Type and value of one mention. */
export function timex(mention: TimeMention, context: Context): { type: string; value: string } | undefined {
  const expr = mention.loose ?? mention.expr;
  const base =
    mention.from === 'act' && !mention.clock && !mention.rule.endsWith('day-part')
      ? context.told
      : context.created;
  if (expr.kind === 'duration') return { type: 'DURATION', value: period(expr.unit, expr.min, expr.max) };
  if (expr.kind === 'set') return { type: 'SET', value: repeated(expr.every) };
  if (expr.kind === 'vague')
    return {
      type: 'DATE',
      value: { past: 'PAST_REF', present: 'PRESENT_REF', future: 'FUTURE_REF' }[expr.direction],
    };
  if (expr.kind === 'interval') {
    const side = expr.from ?? expr.to;
    return side ? timex({ ...mention, expr: side, loose: side }, context) : undefined;
  }
  const value = valueFor(expr, mention, base, context);
  if (value === undefined) return undefined;
  const time = mention.clock
    ? `T${mention.clock}`
    : 'daypart' in expr && expr.daypart
      ? `T${DAYPART[expr.daypart]}`
      : '';
  return { type: time ? 'TIME' : 'DATE', value: value + time };
}

function valueFor(expr: TimeExpr, mention: TimeMention, base: string, context: Context): string | undefined {
  switch (expr.kind) {
    case 'date':
      return calendar(expr, mention, context);
    case 'weekday':
      return weekday(expr.weekday, mention, expr.which ?? 0, context);
    case 'unit':
      return unit(expr, base, context);
    case 'shift':
      return shifted(expr.unit, expr.min === expr.max ? expr.min : Number.NaN, base, mention);
    default:
      return undefined;
  }
}

type Dated = TimeExpr & { kind: 'date' };

function calendar(expr: Dated, mention: TimeMention, context: Context): string | undefined {
  const { year, month, day } = expr;
  if (expr.century) return String(expr.century - 1);
  if (expr.decade !== undefined) return `${Math.trunc(expr.decade / 10)}X`;
  if (
    mention.rule === 'phrase:thanksgiving' ||
    mention.rule === 'phrase:thanksgiving day' ||
    mention.rule === 'last-holiday'
  ) {
    if (month === 11) return thanksgiving(year ?? nearestYear(11, 24, context, -1));
  }
  if (expr.quarter !== undefined) return `${year ?? quarterYear(expr.quarter, context)}-Q${expr.quarter}`;
  if (expr.season) {
    const first = FIRST_MONTH[expr.season];
    const sign = mention.rule === 'last-season' ? -1 : context.sign;
    return `${year ?? nearestYear(first, 1, context, sign)}-${SEASON[expr.season]}`;
  }
  if (month === undefined) {
    if (year !== undefined) return String(year).padStart(4, '0');
    return day === undefined ? undefined : `${context.told.slice(0, 7)}-${two(day)}`;
  }
  const sign = mention.rule === 'last-month-name' ? -1 : context.sign;
  const y = year ?? nearestYear(month, day ?? 0, context, sign);
  return day === undefined ? `${y}-${two(month)}` : `${y}-${two(month)}-${two(day)}`;
}

function two(n: number): string {
  return String(n).padStart(2, '0');
}

/** The year that puts a month and day nearest to the document, on the side that the tense says. */
function nearestYear(month: number, day: number, { created }: Context, sign: -1 | 0 | 1): number {
  const { year } = parts(created);
  const here = days(created);
  const months = (y: number): number => (days(ymd(y, month, day || 15)) - here) / 30.4;
  if (sign < 0) {
    // The month itself may be the present one.
    const edge = day ? 0.1 : 0.5;
    return months(year) <= edge ? year : year - 1;
  }
  if (sign > 0) return months(year) >= (day ? -0.1 : -0.5) ? year : year + 1;
  return [year, year - 1, year + 1].reduce((best, y) =>
    Math.abs(months(y)) < Math.abs(months(best)) ? y : best,
  );
}

/** The quarter meant without a year has begun, and is the last such. */
function quarterYear(quarter: number, { created }: Context): number {
  const { year, month } = parts(created);
  return (quarter - 1) * 3 + 1 <= month ? year : year - 1;
}

function thanksgiving(year: number): string {
  const first = ymd(year, 11, 1);
  const day = new Date(`${first}T00:00:00Z`).getUTCDay();
  return ymd(year, 11, 1 + ((4 - day + 7) % 7) + 21);
}

function weekday(day: number, mention: TimeMention, which: number, { created, sign }: Context): string {
  const here = new Date(`${created}T00:00:00Z`).getUTCDay();
  const back = (here - day + 7) % 7;
  if (mention.rule === 'which-weekday' && which < 0) return add(created, -(back || 7));
  if (which > 0 || (sign > 0 && which === 0)) return add(created, (7 - back) % 7 || (which > 0 ? 7 : 0));
  return add(created, -back);
}

function unit(expr: TimeExpr & { kind: 'unit' }, base: string, context: Context): string | undefined {
  const { year, month } = parts(base);
  const n = expr.shift;
  if (expr.month !== undefined) {
    const y = year + n;
    return expr.day === undefined ? `${y}-${two(expr.month)}` : `${y}-${two(expr.month)}-${two(expr.day)}`;
  }
  if (expr.season) return `${year + n}-${SEASON[expr.season]}`;
  switch (expr.unit) {
    case 'hour':
      return base;
    case 'day':
      return base.length >= 10 ? add(base.slice(0, 10), n) : n === 0 ? base : add(context.created, n);
    case 'week': {
      const week = isoWeek(add(full(base), 7 * n));
      return expr.part === 'late' ? `${week}-WE` : week;
    }
    case 'month': {
      const m = month - 1 + n;
      return `${year + Math.floor(m / 12)}-${two((((m % 12) + 12) % 12) + 1)}`;
    }
    case 'quarter': {
      const q = Math.ceil(month / 3) - 1 + n;
      return `${year + Math.floor(q / 4)}-Q${(((q % 4) + 4) % 4) + 1}`;
    }
    case 'year':
      return String(year + n);
    case 'decade':
      return `${Math.trunc(year / 10) + n}X`;
    case 'century':
      return String(Math.trunc(year / 100) + n);
  }
}

function full(base: string): string {
  if (base.length >= 10) return base.slice(0, 10);
  return /^\d{4}-\d\d$/.test(base) ? `${base}-15` : `${base.slice(0, 4)}-07-01`;
}

/** So many units away, as fine as the unit is. */
function shifted(u: TimeUnit, n: number, base: string, mention: TimeMention): string | undefined {
  if (Number.isNaN(n)) {
    const past = mention.expr.kind === 'shift' && mention.expr.max < 0;
    return past ? 'PAST_REF' : 'FUTURE_REF';
  }
  const day = full(base);
  const { year, month } = parts(day);
  switch (u) {
    case 'hour':
      return base;
    case 'day':
      return add(day, n);
    case 'week':
      return Math.abs(n) <= 2 ? add(day, 7 * n) : isoWeek(add(day, 7 * n));
    case 'month': {
      const m = month - 1 + n;
      return `${year + Math.floor(m / 12)}-${two((((m % 12) + 12) % 12) + 1)}`;
    }
    case 'quarter':
      return undefined;
    case 'year':
      return String(year + n);
    case 'decade':
      return String(year + 10 * n);
    case 'century':
      return String(year + 100 * n);
  }
}

/** "P3M", "PT16H", "P2Y6M", "PXY". */
export function period(u: TimeUnit, min: number, max: number): string {
  if (min !== max) return u === 'hour' ? `PTX${min < 1 ? 'M' : 'H'}` : `PX${LETTER[u]}`;
  if (u === 'hour') {
    const seconds = Math.round(min * 3600);
    const h = Math.floor(seconds / 3600);
    const m = Math.floor((seconds % 3600) / 60);
    const s = seconds % 60;
    if (seconds % 86_400 === 0 && seconds === 86_400) return 'PT24H';
    return `PT${h ? `${h}H` : ''}${m ? `${m}M` : ''}${s ? `${s}S` : ''}`;
  }
  const whole = Math.floor(min);
  const rest = min - whole;
  if (u === 'decade') return `P${min * 10}Y`;
  if (u === 'century') return `P${min * 100}Y`;
  if (rest > 0 && u === 'year') return `P${whole ? `${whole}Y` : ''}${Math.round(rest * 12)}M`;
  return `P${min}${LETTER[u]}`;
}

function repeated(every: TimeExpr | undefined): string {
  if (every?.kind === 'unit')
    return every.daypart ? `XXXX-XX-XXT${DAYPART[every.daypart]}` : `P1${LETTER[every.unit]}`;
  if (every?.kind === 'duration') return period(every.unit, every.min, every.max);
  if (every?.kind === 'weekday') return `XXXX-WXX-${every.weekday || 7}`;
  if (every?.kind === 'date' && every.month) return `XXXX-${two(every.month)}`;
  if (every?.kind === 'date' && every.season) return `XXXX-${SEASON[every.season]}`;
  return 'XXXX';
}
