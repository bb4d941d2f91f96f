/** What the elements of a point mean. */
import type { TimeExpr, TimeRef } from '../../../claims/types.ts';
import type { Relative } from './compile.ts';
import type { Point } from './point.ts';

type Date = Extract<TimeExpr, { kind: 'date' }>;
type Unit = Extract<TimeExpr, { kind: 'unit' }>;

/** What a point means. */
export function meaning(p: Point): { readonly expr: TimeExpr; readonly from: TimeRef['from'] } {
  const from = fromOf(p);
  if (p.dayTo !== undefined) return { expr: spanOf(p, { day: p.dayTo }), from };
  if (p.monthTo !== undefined) {
    const { month = 1, monthTo: to } = p;
    return { expr: spanOf(p, { month: to, ...(to < month ? { yearsOn: 1 } : {}) }), from };
  }
  if (p.yearTo !== undefined) return { expr: spanOf(p, { year: p.yearTo }), from };
  if (p.half) return { expr: months(p, p.half * 6 - 5, p.half * 6), from };
  if (p.quarter && p.base) return { expr: months(p, p.quarter * 3 - 2, p.quarter * 3), from };
  return { expr: single(p), from };
}

function fromOf(p: Point): TimeRef['from'] {
  if (p.base) return p.base.from;
  if (p.year !== undefined || p.decade !== undefined || p.century !== undefined) return 'absolute';
  if (p.half) return 'utterance';
  const dated = p.month ?? p.day ?? p.season ?? p.quarter ?? p.weekday;
  return dated === undefined ? 'act' : 'utterance';
}

interface Change {
  readonly year?: number;
  readonly month?: number;
  readonly day?: number;
  readonly yearsOn?: number;
}

function spanOf(p: Point, { yearsOn, ...to }: Change): TimeExpr {
  const { dayTo: _d, monthTo: _m, yearTo: _y, ...first } = p;
  const second: Point = { ...first, ...to };
  if (yearsOn) {
    if (second.year !== undefined) second.year += yearsOn;
    else if (second.base) second.base = { ...second.base, shift: second.base.shift + yearsOn };
  }
  return { kind: 'interval', from: single(first), to: single(second) };
}

const THIS_YEAR: Relative = { unit: 'year', shift: 0, from: 'utterance', needs: false };

function months(p: Point, first: number, last: number): TimeExpr {
  const { half: _h, quarter: _q, ...year } = p;
  const whole: Point = year.year === undefined && !year.base ? { ...year, base: THIS_YEAR } : year;
  return {
    kind: 'interval',
    from: single({ ...whole, month: first }),
    to: single({ ...whole, month: last }),
  };
}

function single(p: Point): TimeExpr {
  const { base } = p;
  if (p.weekday !== undefined && p.day === undefined) {
    if (base?.unit === 'week') return { ...unit(p, base), weekday: p.weekday };
    return {
      kind: 'weekday',
      weekday: p.weekday,
      which: p.which ?? 0,
      ...(p.daypart ? { daypart: p.daypart } : {}),
    };
  }
  if (base) return unit(p, base);
  const date: Date = {
    kind: 'date',
    ...(p.year === undefined ? {} : { year: p.year }),
    ...(p.decade === undefined ? {} : { decade: p.decade }),
    ...(p.century === undefined ? {} : { century: p.century }),
    ...(p.season ? { season: p.season } : {}),
    ...(p.quarter ? { quarter: p.quarter as 1 | 2 | 3 | 4 } : {}),
    ...(p.month === undefined ? {} : { month: p.month }),
    ...(p.day === undefined ? {} : { day: p.day }),
    ...fine(p),
  };
  const dated =
    date.year ?? date.decade ?? date.century ?? date.month ?? date.day ?? date.season ?? date.quarter;
  if (dated !== undefined) return date;
  // A part of the day alone: of the day that is told of.
  return { kind: 'unit', unit: 'day', shift: 0, ...fine(p) };
}

function unit(p: Point, base: Relative): Unit {
  return {
    kind: 'unit',
    unit: base.unit,
    shift: base.shift,
    ...(p.season ? { season: p.season } : {}),
    ...(p.month === undefined ? {} : { month: p.month }),
    ...(p.day === undefined ? {} : { day: p.day }),
    ...fine(p),
  };
}

function fine(p: Point): Pick<Date, 'part' | 'approx' | 'daypart'> {
  return {
    ...(p.part ? { part: p.part } : {}),
    ...(p.approx ? { approx: true } : {}),
    ...(p.daypart ? { daypart: p.daypart } : {}),
  };
}

/** A point that takes what it leaves unsaid from the point it is joined to: "2019년 5월과 6월". */
export function inheriting(p: Point, before: Point): Point {
  if (p.base || p.year !== undefined || p.decade !== undefined || p.which !== undefined) return p;
  const full: Point = { ...p };
  if (p.month === undefined && !p.season && !p.half && !p.quarter) {
    if (p.day === undefined && !p.part && !p.daypart) return p;
    if (before.month === undefined && before.base?.unit !== 'month' && p.day !== undefined) return p;
    if (p.day === undefined && !p.part && before.day === undefined && before.base?.unit !== 'day') return p;
    if (before.month !== undefined) full.month = before.monthTo ?? before.month;
    if (p.day === undefined && !p.part && before.day !== undefined) full.day = before.day;
    if (before.base) full.base = before.base;
    if (before.year !== undefined) full.year = before.year;
    if (p.day !== undefined && before.day !== undefined && p.day < before.day) nextMonth(full);
    return full;
  }
  if (before.base?.unit === 'year') full.base = before.base;
  if (before.year !== undefined) full.year = before.yearTo ?? before.year;
  if (p.month !== undefined && before.month !== undefined && p.month < before.month) later(full);
  return full;
}

function nextMonth(p: Point): void {
  if (p.month === undefined) {
    if (p.base) p.base = { ...p.base, shift: p.base.shift + 1 };
    return;
  }
  p.month = p.month === 12 ? 1 : p.month + 1;
  if (p.month === 1) later(p);
}

function later(p: Point): void {
  if (p.year !== undefined) p.year++;
  else if (p.base?.unit === 'year') p.base = { ...p.base, shift: p.base.shift + 1 };
}
