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
  /** The quarter that the document last spoke of as its own. */
  readonly quarter?: string;
  /** "ended" follows: "the year ended Aug. 31". */
  readonly ended: boolean;
}

/** The TIMEX3 of all mentions of a text, in order; an interval is two. */
export function timexes(doc: Doc, mentions: readonly TimeMention[], created: string): Timex[] {
  const out: Timex[] = [];
  let told = created;
  let quarter: string | undefined;
  for (const mention of mentions)
    for (const one of mention.parts ?? [mention]) {
      const next = doc.tokens[one.last]?.lower ?? '';
      const context = {
        created,
        sign: direction(doc, one),
        told,
        ...(quarter ? { quarter } : {}),
        ended: /^end(ed|ing|s)$/.test(next),
      };
      const written = timex(one, context);
      if (!written) continue;
      if (/-Q\d$/.test(written.value) && !one.rule.startsWith('period-earlier') && one.expr.kind !== 'shift')
        quarter = written.value;
      // Dates set what the next "the following day" counts from.
      if (written.type !== 'DURATION' && /^\d{4}/.test(written.value)) told = written.value;
      const end =
        one.rule.startsWith('shift-link') && one.preposition ? doc.tokens[one.preposition - 1]!.end : one.end;
      out.push({ start: one.start, end, ...written });
    }
  return out;
}

/** Type and value of one mention. */
export function timex(mention: TimeMention, context: Context): { type: string; value: string } | undefined {
  const expr = mention.loose ?? mention.expr;
  const ofYear = /^quarter-of-year:(-?\d+)$/.exec(mention.rule);
  if (ofYear) {
    const quarter =
      expr.kind === 'date' ? expr.quarter : (context.quarter ?? lastQuarter(context.created)).slice(-1);
    return { type: 'DATE', value: `${parts(context.created).year + Number(ofYear[1])}-Q${quarter}` };
  }
  const base =
    mention.from === 'act' && !mention.clock && !mention.rule.endsWith('day-part')
      ? context.told
      : context.created;
  if (expr.kind === 'shift' && mention.rule.startsWith('shift-link'))
    return {
      type: 'DURATION',
      value: period(
        expr.unit,
        Math.min(Math.abs(expr.min), Math.abs(expr.max)),
        Math.max(Math.abs(expr.min), Math.abs(expr.max)),
      ),
    };
  if (mention.rule === 'the-unit' && context.ended && expr.kind === 'unit' && expr.unit === 'year')
    return { type: 'DURATION', value: 'P1Y' };
  if (expr.kind === 'unit' && expr.unit === 'century' && expr.shift === 0)
    return { type: 'DATE', value: 'P100Y' };
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
      return unit(expr, base, context, mention.rule);
    case 'shift':
      if (expr.unit === 'year' && expr.min === -1 && expr.max === -1 && context.quarter)
        return yearBefore(context.quarter);
      return shifted(expr.unit, expr.min === expr.max ? expr.min : Number.NaN, base, mention);
    default:
      return undefined;
  }
}

/** The same quarter of the year before. */
function yearBefore(quarter: string): string {
  return `${Number(quarter.slice(0, 4)) - 1}${quarter.slice(4)}`;
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
  if (expr.quarter !== undefined && mention.rule === 'period-earlier')
    return yearBefore(`${quarterYear(expr.quarter, context)}-Q${expr.quarter}`);
  if (expr.quarter !== undefined) return `${year ?? quarterYear(expr.quarter, context)}-Q${expr.quarter}`;
  if (expr.season) {
    const first = FIRST_MONTH[expr.season];
    const sign = mention.rule === 'last-season' ? -1 : context.sign;
    return `${year ?? nearestYear(first, 1, context, sign, mention.rule === 'last-season')}-${SEASON[expr.season]}`;
  }
  if (month === undefined) {
    if (year !== undefined) return String(year).padStart(4, '0');
    return day === undefined ? undefined : `${context.told.slice(0, 7)}-${two(day)}`;
  }
  const sign = mention.rule === 'last-month-name' ? -1 : context.sign;
  const y = year ?? nearestYear(month, day ?? 0, context, sign, mention.rule === 'last-month-name');
  return day === undefined ? `${y}-${two(month)}` : `${y}-${two(month)}-${two(day)}`;
}

function two(n: number): string {
  return String(n).padStart(2, '0');
}

/** The last quarter that is over. */
function lastQuarter(created: string): string {
  const { year, month } = parts(created);
  const q = Math.ceil(month / 3) - 1;
  return q === 0 ? `${year - 1}-Q4` : `${year}-Q${q}`;
}

/** The year that puts a month and day nearest to the document, on the side that the tense says. */
function nearestYear(
  month: number,
  day: number,
  { created }: Context,
  sign: -1 | 0 | 1,
  hard = false,
): number {
  const { year } = parts(created);
  const here = days(created);
  const months = (y: number): number => (days(ymd(y, month, day || 15)) - here) / 30.4;
  const far = (y: number): number => {
    const away = months(y);
    // Against the tense it has to be much nearer.
    const against = sign < 0 ? away > (day ? 0.1 : 0.6) : sign > 0 && away < -0.6;
    if (hard && away > (day ? -0.1 : -0.5)) return 99;
    return Math.abs(away) + (against ? (day ? AGAINST_DAY : AGAINST_MONTH) : 0);
  };
  return [year, year - 1, year + 1].reduce((best, y) => (far(y) < far(best) ? y : best));
}

/** Months that a date against the tense must be nearer by. */
const AGAINST_DAY = 4;
const AGAINST_MONTH = 9;

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

function unit(
  expr: TimeExpr & { kind: 'unit' },
  base: string,
  context: Context,
  rule: string,
): string | undefined {
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
      if (expr.part !== 'late') return week;
      // The weekend is the last one, unless it is going on.
      const day = new Date(`${full(base)}T00:00:00Z`).getUTCDay();
      return `${rule === 'the-weekend' && day >= 1 && day <= 5 && context.sign <= 0 ? isoWeek(add(full(base), -7)) : week}-WE`;
    }
    case 'month': {
      if (base.length < 7) return unit(expr, context.created, context, rule);
      const m = month - 1 + n;
      return `${year + Math.floor(m / 12)}-${two((((m % 12) + 12) % 12) + 1)}`;
    }
    case 'quarter': {
      const told = context.quarter ?? lastQuarter(context.created);
      if (rule === 'period-earlier') return yearBefore(told);
      if (rule !== 'which' || (n < 0 && context.quarter)) return told;
      const q = Math.ceil(month / 3) - 1 + n;
      return `${year + Math.floor(q / 4)}-Q${(((q % 4) + 4) % 4) + 1}`;
    }
    case 'year':
      return rule.startsWith('phrase:year') ? `${year + n}-12-31` : String(year + n);
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
