/** Periods of accounts: "the year-earlier quarter", "the 1988 period", "the comparable year-ago quarter". They bound nothing. */
import type { TimeExpr } from '../../../claims/types.ts';
import { cardinal } from './number.ts';
import { at, hyphen, is, type Match, type Scan } from './scan.ts';
import { SMALL } from './word.ts';

export function periods(s: Scan, i: number): Match | undefined {
  let k = is(s, i, SMALL.the) ? i + 1 : i;
  if (is(s, k, SMALL.comparable)) k++;
  const head = at(s, k);
  let earlier = false;
  let year: number | undefined;
  if (head.unit?.unit === 'year' && !head.unit.many) {
    const turn = hyphen(s, k + 1);
    if (turn === k + 1 || (at(s, turn).turn?.sign ?? 0) >= 0) return undefined;
    earlier = true;
    k = turn + 1;
  } else if (head.digits === 4 && head.number! >= 1900 && head.number! < 2100) {
    year = head.number!;
    k++;
  } else if (head.which?.loose && is(s, k + 1, SMALL.period)) {
    k++;
  } else if (is(s, k - 1, SMALL.comparable) && is(s, k, SMALL.period)) {
    // "the corresponding period last year"
    const year = at(s, k + 2).unit?.unit === 'year' && at(s, k + 1).which?.shift === -1;
    return year
      ? {
          last: k + 3,
          expr: { kind: 'vague', direction: 'past' },
          loose: { kind: 'unit', unit: 'quarter', shift: 0 },
          from: 'act',
          rule: 'period-earlier',
        }
      : undefined;
  } else return undefined;
  if (is(s, k, SMALL.fiscal)) k++;
  const { ordinal } = at(s, k);
  const at2 = hyphen(s, ordinal === undefined ? k : k + 1);
  const named = at(s, at2).unit?.unit === 'quarter' || is(s, at2, SMALL.period);
  const number = ordinal === undefined ? cardinal(s, k) : undefined;
  const unit = number && at(s, number.last).unit;
  const match = (last: number, loose: TimeExpr, rule: string): Match => ({
    last,
    expr: { kind: 'vague', direction: 'past' },
    loose,
    from: 'act',
    rule,
  });
  if (unit && earlier)
    return match(
      number.last + 1,
      { kind: 'duration', unit: unit.unit, min: number.n, max: number.n },
      'period-stretch',
    );
  if (named && ordinal !== undefined && ordinal <= 4) {
    const quarter = ordinal as 1 | 2 | 3 | 4;
    return year === undefined
      ? match(at2 + 1, { kind: 'date', quarter }, 'period-earlier')
      : { last: at2 + 1, expr: { kind: 'date', year, quarter }, from: 'absolute', rule: 'quarter' };
  }
  if (named && ordinal === undefined)
    return year === undefined
      ? match(
          at2 + 1,
          { kind: 'unit', unit: 'quarter', shift: 0 },
          earlier ? 'period-earlier' : 'period-latest',
        )
      : match(at2 + 1, { kind: 'date', year }, 'period-year');
  // "year-earlier results"
  return earlier && is(s, i, SMALL.the) === false
    ? match(k, { kind: 'unit', unit: 'quarter', shift: 0 }, 'period-earlier')
    : undefined;
}
