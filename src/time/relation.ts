/**
 * What a written time says about a point, given what it counts from: a window, a gap in days, or **periods**: a row of pairs
 * (when the reference lies here, the point lies there), numbered by k, in which both sides never run backwards. "Last month"
 * has one pair per month, "on Monday" one per week, "in mid-June" one per year. Because rows never run backwards, a bound of
 * one side gives a bound of the other, and what remains possible is always a stretch of k.
 */
import type { TimeExpr, TimeUnit } from '../claims/types.ts';
import { daysOf } from '../packs/lengths.ts';
import { type TimeConventions, thirdOfMonth } from './conventions.ts';
import { fromNumber, monthLength, pad, toNumber } from './days.ts';
import type { Range } from './edtf.ts';

export interface Period {
  readonly ref: Range;
  readonly sub: Range;
  /** EDTF of the period meant, as far as EDTF can say it. */
  readonly label: string;
}

export interface Periods {
  readonly kind: 'periods';
  readonly rule: string;
  /** How often the row comes round: what a floating network must be tried over. */
  readonly cycle: 'week' | 'month' | 'year';
  /** Null where the calendar has no such day ("the 30th" in February). */
  readonly at: (k: number) => Period | null;
  /** A k whose reference or point is near that day; off by a few at most. */
  readonly near: (day: number) => number;
}

export type Relation =
  | { readonly kind: 'none'; readonly rule: string }
  | { readonly kind: 'window'; readonly rule: string; readonly range: Range; readonly label: string }
  | { readonly kind: 'gap'; readonly rule: string; readonly min: number; readonly max: number }
  | Periods;

type DateExpr = Extract<TimeExpr, { kind: 'date' }>;
type UnitExpr = Extract<TimeExpr, { kind: 'unit' }>;
type Within = Pick<UnitExpr, 'month' | 'day' | 'season' | 'part'> & { quarter?: 1 | 2 | 3 | 4 };

const NOTHING: Relation = { kind: 'none', rule: 'says-nothing' };

/** The relation of an expression. `absolute`: nothing it could count from, so a missing year is any year. */
export function relationOf(
  expr: TimeExpr,
  c: TimeConventions,
  tense: 'past' | 'future' = 'past',
  absolute = false,
): Relation {
  switch (expr.kind) {
    case 'date':
      return dateRelation(expr, c, tense, absolute);
    case 'weekday':
      return absolute
        ? row('weekday', 'week', c, (k) => ({ whole: day(weekStartDay(k, expr.weekday)), label: null }))
        : weekdayRelation(expr.weekday, expr.which ?? 0, c);
    case 'unit':
      return absolute ? NOTHING : unitRelation(expr, c);
    case 'shift': {
      if (absolute) return NOTHING;
      const { min, max } = daysOf(expr.unit, expr.min, expr.max, expr.approx === true, c);
      return { kind: 'gap', rule: 'shift', min, max };
    }
    case 'vague':
      if (absolute) return NOTHING;
      if (expr.direction === 'present') return { kind: 'gap', rule: 'present', min: 0, max: 0 };
      return expr.direction === 'past'
        ? { kind: 'gap', rule: 'vague', min: -Infinity, max: 0 }
        : { kind: 'gap', rule: 'vague', min: 0, max: Infinity };
    default:
      return NOTHING;
  }
}

function day(n: number): Range {
  return { lo: n, hi: n };
}

function widen(r: Range, by: number): Range {
  return { lo: r.lo - by, hi: r.hi + by };
}

/** 1970-01-04 was a Sunday. */
function weekStartDay(k: number, weekday: number): number {
  return 3 + weekday + 7 * k;
}

function weekdayRelation(weekday: number, which: -1 | 0 | 1, c: TimeConventions): Periods {
  return {
    kind: 'periods',
    rule: which === 1 ? 'weekday-next' : which === -1 ? 'weekday-last' : 'weekday',
    cycle: 'week',
    near: (n) => Math.floor((n - 3 - weekday) / 7),
    at: (k) => {
      const d = weekStartDay(k, weekday);
      const sub = day(d);
      const weekBefore = d - ((weekday - c.weekStart + 7) % 7) + 7;
      let ref: Range = { lo: c.weekday.sameDay ? d : d + 1, hi: d + 7 };
      if (which === 1) ref = { lo: d - 7, hi: d - 1 };
      else if (which === -1 && c.weekday.last === 'week-before') ref = { lo: weekBefore, hi: weekBefore + 6 };
      else if (which === -1 && c.weekday.last === 'either') ref = { lo: d + 1, hi: weekBefore + 6 };
      return { ref, sub, label: dayLabel(d) };
    },
  };
}

function dayLabel(n: number): string {
  const { year, month, day: d } = fromNumber(n);
  return `${yearLabel(year)}-${pad(month, 2)}-${pad(d, 2)}`;
}

function yearLabel(year: number): string {
  return year < 0 ? `-${pad(-year, 4)}` : pad(year, 4);
}

/** The k-th week, month, quarter, year, decade or century; week 0 is the one of 1970-01-01, the others count from year 0. */
function unitRange(unit: TimeUnit, k: number, c: TimeConventions): Range {
  if (unit === 'week') {
    const lo = 3 + c.weekStart - 7 + 7 * k;
    return { lo, hi: lo + 6 };
  }
  const months = { month: 1, quarter: 3, year: 12, decade: 120, century: 1200 }[unit as 'month'];
  return {
    lo: monthStart(k * months),
    hi: monthStart((k + 1) * months) - 1,
  };
}

function monthStart(index: number): number {
  const year = Math.floor(index / 12);
  return toNumber(year, index - year * 12 + 1, 1);
}

function unitIndex(unit: TimeUnit, n: number, c: TimeConventions): number {
  if (unit === 'week') return Math.floor((n - (3 + c.weekStart - 7)) / 7);
  const { year, month } = fromNumber(n);
  const months = { month: 1, quarter: 3, year: 12, decade: 120, century: 1200 }[unit as 'month'];
  return Math.floor((year * 12 + month - 1) / months);
}

function unitLabel(unit: TimeUnit, r: Range): string {
  const { year, month } = fromNumber(r.lo);
  if (unit === 'week') return `${dayLabel(r.lo)}/${dayLabel(r.hi)}`;
  if (unit === 'month') return `${yearLabel(year)}-${pad(month, 2)}`;
  if (unit === 'quarter') return `${yearLabel(year)}-${33 + (month - 1) / 3}`;
  if (unit === 'year') return yearLabel(year);
  return unit === 'decade' ? `${yearLabel(year).slice(0, -1)}X` : `${yearLabel(year).slice(0, -2)}XX`;
}

/** A third of anything longer than a month is counted in months or years, of a week in days. */
function thirdOf(unit: TimeUnit, r: Range, part: 'early' | 'mid' | 'late', c: TimeConventions): Range {
  if (unit === 'month') {
    const [from, to] = thirdOfMonth(part, r.hi - r.lo + 1, c);
    return { lo: r.lo + from - 1, hi: r.lo + to - 1 };
  }
  const i = { early: 0, mid: 1, late: 2 }[part];
  const { year, month } = fromNumber(r.lo);
  const start = year * 12 + month - 1;
  const cuts =
    unit === 'week'
      ? null
      : {
          quarter: [0, 1, 2, 3],
          year: [0, 4, 8, 12],
          decade: [0, 48, 84, 120],
          century: [0, 396, 792, 1200],
        }[unit as 'quarter'];
  if (!cuts) {
    const week = [0, 2, 5, 7];
    return { lo: r.lo + week[i]!, hi: r.lo + week[i + 1]! - 1 };
  }
  return { lo: monthStart(start + cuts[i]!), hi: monthStart(start + cuts[i + 1]!) - 1 };
}

interface Chosen {
  readonly range: Range;
  readonly label: string;
  readonly level: keyof TimeConventions['around'];
}

/** The named month, season, quarter, day and third inside a year. Null when the calendar has no such day. */
function inYear(year: number, w: Within, c: TimeConventions): Chosen | null {
  if (w.month !== undefined) return inMonth(year * 12 + w.month - 1, w, c);
  if (w.season !== undefined) {
    const s = c.seasons[c.hemisphere][w.season];
    const start = year * 12 + s.from - 1;
    const length = ((s.to - s.from + 12) % 12) + 1;
    const code = { spring: 21, summer: 22, autumn: 23, winter: 24 }[w.season];
    let range: Range = { lo: monthStart(start), hi: monthStart(start + length) - 1 };
    if (w.part) {
      const third = Math.max(1, Math.round(length / 3));
      const i = { early: 0, mid: 1, late: 2 }[w.part];
      const to = i === 2 ? length : (i + 1) * third;
      range = { lo: monthStart(start + i * third), hi: monthStart(start + to) - 1 };
    }
    return { range, label: `${yearLabel(year)}-${code}`, level: 'season' };
  }
  const unit = w.quarter === undefined ? 'year' : 'quarter';
  const whole = unitRange(unit, unit === 'year' ? year : year * 4 + w.quarter! - 1, c);
  const range = w.part ? thirdOf(unit, whole, w.part, c) : whole;
  return {
    range,
    label: unitLabel(unit, whole),
    level: unit === 'quarter' ? 'season' : 'year',
  };
}

function inMonth(index: number, w: Within, c: TimeConventions): Chosen | null {
  const year = Math.floor(index / 12);
  const month = index - year * 12 + 1;
  const label = `${yearLabel(year)}-${pad(month, 2)}`;
  if (w.day !== undefined) {
    if (w.day > monthLength(year, month)) return null;
    return { range: day(toNumber(year, month, w.day)), label: `${label}-${pad(w.day, 2)}`, level: 'day' };
  }
  const whole = unitRange('month', index, c);
  return w.part
    ? { range: thirdOf('month', whole, w.part, c), label, level: 'third' }
    : { range: whole, label, level: 'month' };
}

function around(chosen: Chosen, approx: boolean | undefined, c: TimeConventions): Range {
  return approx ? widen(chosen.range, c.around[chosen.level]) : chosen.range;
}

function dateRelation(
  e: DateExpr,
  c: TimeConventions,
  tense: 'past' | 'future',
  absolute: boolean,
): Relation {
  const approx = e.approx === true;
  const rule = `date${e.part ? '-third' : ''}${approx ? '-around' : ''}`;
  if (e.year !== undefined) {
    const chosen = inYear(e.year, e, c);
    if (!chosen) return NOTHING;
    return {
      kind: 'window',
      rule,
      range: around(chosen, approx, c),
      label: chosen.label + (approx ? '~' : ''),
    };
  }
  if (e.decade !== undefined) {
    const first = e.decade >= 1000 ? e.decade : e.decade >= 100 ? e.decade * 10 : 1900 + e.decade;
    const whole = unitRange('decade', Math.floor(first / 10), c);
    const range = e.part ? thirdOf('decade', whole, e.part, c) : whole;
    return {
      kind: 'window',
      rule,
      range: approx ? widen(range, c.around.decade) : range,
      label: unitLabel('decade', whole) + (approx ? '~' : ''),
    };
  }
  if (e.month === undefined && e.season === undefined && e.quarter === undefined && e.day === undefined) {
    return NOTHING;
  }
  const monthly = e.month === undefined && e.season === undefined && e.quarter === undefined;
  return row(
    absolute ? 'any-year' : monthly ? 'day-of-month' : 'yearless',
    monthly ? 'month' : 'year',
    c,
    (k) => {
      const chosen = monthly ? inMonth(k, e, c) : inYear(k, e, c);
      return chosen && { whole: chosen.range, label: chosen.label, sub: around(chosen, approx, c) };
    },
    absolute ? undefined : tense,
  );
}

/**
 * A row of recurring periods. With a tense, the one meant is the last that had begun (past) or the first that had not ended
 * (future) at the reference; without, the reference is the point itself.
 */
function row(
  rule: string,
  cycle: 'week' | 'month' | 'year',
  c: TimeConventions,
  pick: (k: number) => { whole: Range; label: string | null; sub?: Range } | null,
  tense?: 'past' | 'future',
): Periods {
  // No day of a month is missing for more than 8 years (29 February around 1900), nor for more than one month of two.
  const next = (k: number, by: 1 | -1) => {
    for (let i = 1; i <= 8; i += 1) {
      const p = pick(k + i * by);
      if (p) return p.whole;
    }
    return null;
  };
  return {
    kind: 'periods',
    rule,
    cycle,
    near: (n) => unitIndex(cycle, n, c),
    at: (k) => {
      const p = pick(k);
      if (!p) return null;
      const sub = p.sub ?? p.whole;
      const label = p.label ?? dayLabel(p.whole.lo);
      if (!tense) return { ref: sub, sub, label };
      const ref =
        tense === 'past'
          ? { lo: p.whole.lo, hi: (next(k, 1)?.lo ?? p.whole.lo + 366) - 1 }
          : { lo: (next(k, -1)?.hi ?? p.whole.hi - 366) + 1, hi: p.whole.hi };
      return { ref, sub, label };
    },
  };
}

function unitRelation(e: UnitExpr, c: TimeConventions): Relation {
  const approx = e.approx === true;
  if (e.unit === 'day' || e.unit === 'hour') {
    const days = e.unit === 'day' ? e.shift : e.shift / 24;
    const wide = approx ? c.around.day : 0;
    return { kind: 'gap', rule: 'shift', min: Math.floor(days) - wide, max: Math.ceil(days) + wide };
  }
  if (e.unit !== 'year' && (e.month !== undefined || e.season !== undefined)) return namedRelation(e, c);
  return {
    kind: 'periods',
    rule: e.part ? 'unit-third' : 'unit',
    cycle: e.unit === 'week' ? 'week' : e.unit === 'month' && e.day !== undefined ? 'month' : cycleOf(e.unit),
    near: (n) => unitIndex(e.unit, n, c),
    at: (k) => {
      const chosen = inUnit(e, k + e.shift, c);
      if (!chosen) return null;
      return {
        ref: unitRange(e.unit, k, c),
        sub: around(chosen, approx, c),
        label: chosen.label + (approx ? '~' : ''),
      };
    },
  };
}

function cycleOf(unit: TimeUnit): 'month' | 'year' {
  return unit === 'month' ? 'month' : 'year';
}

function inUnit(e: UnitExpr, k: number, c: TimeConventions): Chosen | null {
  if (e.unit === 'year') return inYear(k, e, c);
  if (e.unit === 'month') return inMonth(k, e, c);
  const whole = unitRange(e.unit, k, c);
  if (e.unit === 'week' && e.weekday !== undefined) {
    const d = whole.lo + ((e.weekday - c.weekStart + 7) % 7);
    return { range: day(d), label: dayLabel(d), level: 'day' };
  }
  const range = e.part ? thirdOf(e.unit, whole, e.part, c) : whole;
  const level = e.part ? 'third' : e.unit === 'week' ? 'week' : e.unit === 'quarter' ? 'season' : 'decade';
  return { range, label: unitLabel(e.unit, whole), level };
}

/** "last June", "next spring": the named part of the year nearest to the reference on that side, not touching it. */
function namedRelation(e: UnitExpr, c: TimeConventions): Periods {
  return {
    kind: 'periods',
    rule: 'named',
    cycle: 'year',
    near: (n) => fromNumber(n).year,
    at: (k) => {
      const whole = { month: e.month, season: e.season } as Within;
      const chosen = inYear(k, e, c);
      if (!chosen) return null;
      const sub = around(chosen, e.approx, c);
      if (e.shift === 0) return { ref: unitRange('year', k, c), sub, label: chosen.label };
      if (e.shift < 0) {
        const from = inYear(k - e.shift - 1, whole, c)!.range.hi + 1;
        return { ref: { lo: from, hi: inYear(k - e.shift, whole, c)!.range.hi }, sub, label: chosen.label };
      }
      const to = inYear(k - e.shift + 1, whole, c)!.range.lo - 1;
      return { ref: { lo: inYear(k - e.shift, whole, c)!.range.lo, hi: to }, sub, label: chosen.label };
    },
  };
}

/** First k whose reference and point may both reach those days, or null when neither is given. */
export function firstK(p: Periods, refLo: number, subLo: number): number | null {
  const byRef = Number.isFinite(refLo) ? seek(p, refLo, (x) => x.ref.hi >= refLo, 1) : null;
  const bySub = Number.isFinite(subLo) ? seek(p, subLo, (x) => x.sub.hi >= subLo, 1) : null;
  return byRef === null ? bySub : bySub === null ? byRef : Math.max(byRef, bySub);
}

/** Last k whose reference and point may both still begin by those days. */
export function lastK(p: Periods, refHi: number, subHi: number): number | null {
  const byRef = Number.isFinite(refHi) ? seek(p, refHi, (x) => x.ref.lo <= refHi, -1) : null;
  const bySub = Number.isFinite(subHi) ? seek(p, subHi, (x) => x.sub.lo <= subHi, -1) : null;
  return byRef === null ? bySub : bySub === null ? byRef : Math.min(byRef, bySub);
}

/** The k nearest to -infinity (direction 1) or +infinity (-1) that passes; `ok` is monotone in k. Holes of the row are passed over. */
function seek(p: Periods, from: number, ok: (x: Period) => boolean, direction: 1 | -1): number {
  let k = p.near(from);
  const test = (i: number) => {
    const x = p.at(i);
    return x === null ? null : ok(x);
  };
  // Back out of the passing side first, then walk in to the first that passes.
  let holes = 0;
  while (holes < 10) {
    const passes = test(k - direction);
    holes = passes === null ? holes + 1 : 0;
    if (passes === false) break;
    k -= direction;
  }
  while (test(k) !== true) k += direction;
  return k;
}
