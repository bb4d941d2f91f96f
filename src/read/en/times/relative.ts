/** Units counted from a reference: "last month", "the previous day", "that year", "the past two months", "the next three weeks". */
import type { TimeExpr, TimeUnit } from '../../../claims/types.ts';
import { date, yearBehind } from './dates.ts';
import { cardinal, quantity } from './number.ts';
import { periods } from './periods.ts';
import { at, hyphen, is, type Match, type Scan, text } from './scan.ts';
import { old } from './stretch.ts';
import { SMALL, type Word } from './word.ts';

/** "last month", "this June", "next Monday", "the past few weeks", "the first nine months", "the day" (found, but bounds nothing). */
export function relative(s: Scan, i: number): Match | undefined {
  let k = i;
  const article = is(s, k, SMALL.the | SMALL.his);
  const the = is(s, k, SMALL.the);
  if (article) k++;
  const which = behindThe(at(s, k).which, the);
  if (which) {
    const match = counted(s, k + 1, which) ?? span(s, k + 1, which);
    if (match) return match;
    // "this past spring", "this coming Sunday"
    const second = at(s, k + 1).which;
    if (second)
      return (
        counted(s, k + 2, second.span && which.shift === 0 ? { ...second, span: false } : second) ??
        span(s, k + 2, second)
      );
    return undefined;
  }
  const period = periods(s, i);
  if (period) return period;
  return article ? definite(s, k, the) : undefined;
}

type Which = NonNullable<Word['which']>;

/** "in the last month" is the month up to now, "the next evening" that of what is told. */
function behindThe(which: Which | undefined, the: boolean): Which | undefined {
  if (!the || !which?.the) return which;
  return which.the === 'span' ? { ...which, span: true } : { ...which, from: 'act' };
}

function counted(s: Scan, i: number, which: Which): Match | undefined {
  const k = is(s, i, SMALL.fiscal) ? i + 1 : i;
  const word = at(s, k);
  const { shift, from } = which;
  const rule = which.loose ? 'recent' : 'which';
  const done = (last: number, expr: TimeExpr): Match =>
    which.loose
      ? { last, expr: { kind: 'vague', direction: 'past' }, loose: expr, from, rule }
      : { last, expr, from, rule };
  if (word.unit && !word.unit.many) {
    const { unit, night } = word.unit;
    // "the past year" is the twelve months up to now.
    if (which.span && !which.loose) return back(k + 1, unit, 1, 1, -1, from);
    if (night) return done(k + 1, { kind: 'unit', unit: 'day', shift, daypart: 'night' });
    if (word.ordinal) return undefined;
    return done(k + 1, { kind: 'unit', unit, shift });
  }
  if (word.month !== undefined) {
    // "last Oct. 23"
    const exact = date(s, k);
    if (exact?.expr.kind === 'date' && exact.expr.day !== undefined)
      return { ...exact, from, rule: shift < 0 ? 'last-month-name' : exact.rule };
    const expr: TimeExpr =
      shift < 0
        ? { kind: 'date', month: word.month, ...(word.part ? { part: word.part } : {}) }
        : { kind: 'unit', unit: 'year', shift, month: word.month, ...(word.part ? { part: word.part } : {}) };
    return { last: k + 1, expr, from, rule: shift < 0 ? 'last-month-name' : 'which-month-name' };
  }
  if (word.weekday !== undefined) {
    const exact = date(s, k);
    if (exact?.expr.kind === 'date') return exact;
    const { daypart } = at(s, k + 1);
    return {
      last: daypart ? k + 2 : k + 1,
      expr: { kind: 'weekday', weekday: word.weekday, which: shift, ...(daypart ? { daypart } : {}) },
      from,
      rule: 'which-weekday',
    };
  }
  if (word.season)
    return {
      last: k + 1,
      expr:
        shift < 0
          ? { kind: 'date', season: word.season }
          : { kind: 'unit', unit: 'year', shift, season: word.season },
      from,
      rule: shift < 0 ? 'last-season' : 'which-season',
    };
  if (is(s, k, SMALL.weekend))
    return {
      last: k + 1,
      expr: { kind: 'unit', unit: 'week', shift, part: 'late' },
      from,
      rule: 'which-weekend',
    };
  if (word.daypart && !which.span)
    return done(k + 1, { kind: 'unit', unit: 'day', shift, daypart: word.daypart });
  if (word.phrases && shift < 0) {
    const holiday = word.phrases.get('')?.find((p) => p.expr.kind === 'date');
    if (holiday) return { last: k + 1, expr: holiday.expr, from, rule: 'last-holiday' };
  }
  const next = hyphen(s, k + 1);
  if (word.ordinal && at(s, next).unit?.unit === 'quarter')
    return {
      last: next + 1,
      expr: { kind: 'date', quarter: word.ordinal as 1 | 2 | 3 | 4 },
      from,
      rule: 'which-quarter',
    };
  return undefined;
}

/** "the past two months", "the next few days", "the last 24 hours", "recent weeks" */
function span(s: Scan, i: number, which: Which): Match | undefined {
  const { shift, from } = which;
  if (shift === 0) return undefined;
  const number = quantity(s, i);
  if (number && !number.article) {
    let k = hyphen(s, number.last);
    while (is(s, k, SMALL.more | SMALL.fiscal) && k < number.last + 3) k++;
    const { unit } = at(s, k);
    if (unit) return back(k + 1, unit.unit, number.min * unit.times, number.max * unit.times, shift, from);
    const { season } = at(s, k);
    if (season || /s$/.test(s.tokens[k]?.lower ?? '')) {
      const summers = at(s, k).season;
      if (summers)
        return {
          last: k + 1,
          expr: { kind: 'set', every: { kind: 'date', season: summers } },
          from,
          rule: 'seasons',
        };
    }
    return undefined;
  }
  const { unit } = at(s, i);
  if (!unit?.many) return undefined;
  // "recent days", "the coming years": no number, so no bound.
  return {
    last: i + 1,
    expr: { kind: 'vague', direction: shift < 0 ? 'past' : 'future' },
    loose: { kind: 'duration', unit: unit.unit, min: 2, max: 99 },
    from,
    rule: 'span-many',
  };
}

/** The stretch before (-1) or after (+1) the reference. */
function back(
  last: number,
  unit: TimeUnit,
  min: number,
  max: number,
  sign: -1 | 0 | 1,
  from: Match['from'],
): Match {
  const now: TimeExpr = { kind: 'vague', direction: 'present' };
  return {
    last,
    expr:
      sign < 0
        ? { kind: 'interval', from: { kind: 'shift', unit, min: -max, max: -min }, to: now }
        : { kind: 'interval', from: now, to: { kind: 'shift', unit, min, max } },
    loose: { kind: 'duration', unit, min, max },
    from,
    rule: sign < 0 ? 'span-past' : 'span-next',
  };
}

/** Behind "the": "the nine months", "the first two years", "the third quarter", "the weekend", "the year". */
function definite(s: Scan, i: number, the: boolean): Match | undefined {
  const word = at(s, i);
  if (is(s, i, SMALL.weekend))
    return {
      last: i + 1,
      expr: { kind: 'vague', direction: 'past' },
      loose: { kind: 'unit', unit: 'week', shift: 0, part: 'late' },
      from: 'utterance',
      rule: 'the-weekend',
    };
  // "the first nine months"
  const lead = word.ordinal !== undefined ? cardinal(s, hyphen(s, i + 1)) : undefined;
  const number = lead ?? (word.ordinal === undefined ? cardinal(s, i) : undefined);
  if (number && number.to === undefined) {
    const k = hyphen(s, number.last);
    const { unit } = at(s, k);
    if (unit && !(word.digits === 4 && number.n >= 1900) && !old(s, k + 1))
      return {
        last: k + 1,
        expr: { kind: 'duration', unit: unit.unit, min: number.n * unit.times, max: number.n * unit.times },
        from: 'act',
        rule: 'the-stretch',
        sense: 'duration',
      };
    return undefined;
  }
  if (word.season) {
    const y = yearBehind(s, i + 1);
    return {
      last: y ? y.last : i + 1,
      expr: { kind: 'date', ...(y ? { year: y.year } : {}), season: word.season },
      from: y ? 'absolute' : 'utterance',
      rule: 'the-season',
    };
  }
  let k = i;
  while (k < i + 2 && is(s, k, SMALL.more | SMALL.fiscal)) k++;
  const { unit } = at(s, k);
  if (unit && unit.unit === 'year') {
    // "the year 1990", "the year two thousand"
    const y = yearBehind(s, k + 1);
    if (y && y.last > k + 1 && !is(s, k + 1, SMALL.of) && text(s, k + 1) !== ',')
      return { last: y.last, expr: { kind: 'date', year: y.year }, from: 'absolute', rule: 'the-year' };
  }
  if (unit?.unit === 'week' && !unit.many && is(s, k + 1, SMALL.of)) {
    // "the week of March 6": a day in it, so about that day
    const day = date(s, k + 2);
    if (day?.expr.kind === 'date' && day.expr.day !== undefined)
      return { ...day, expr: { ...day.expr, approx: true }, rule: 'week-of' };
  }
  const plainDay = unit?.unit === 'day' && !at(s, i - 2).within;
  if (the && unit && !plainDay && !at(s, k).ordinal && !unit.many && !unit.night && unit.unit !== 'hour')
    return {
      last: k + 1,
      expr: { kind: 'vague', direction: 'past' },
      loose: { kind: 'unit', unit: unit.unit, shift: 0 },
      from: 'utterance',
      rule: 'the-unit',
    };
  return undefined;
}
