/** A number of units: how long ("for two months"), how far off ("three days ago", "a week after the arrest"), how old (no time). */

import { cardinal, type Quantity, quantity } from './number.ts';
import { phrase } from './phrase.ts';
import { at, hyphen, is, type Match, type Scan, spelled, text, together } from './scan.ts';
import { SMALL, type Word } from './word.ts';

/** "two months", "about a year ago", "20-year", "a month and a half", "weeks later". */
export function stretch(s: Scan, i: number, depth = 0): Match | undefined {
  const bare = at(s, i).unit;
  if (bare) return bare.many ? many(s, i) : unitLong(s, i);
  const number = quantity(s, i);
  if (!number) return undefined;
  if (yearLike(s, i, number)) return undefined;
  let k = hyphen(s, number.last);
  // "two more years", "20 consecutive days", "another full month"
  for (let extra = 0; extra < 2 && is(s, k, SMALL.more); extra++) k = hyphen(s, k + 1);
  if (is(s, k, SMALL.fiscal)) k++;
  const { unit } = at(s, k);
  if (!unit) return undefined;
  // "one second", but not "a second": an ordinal.
  if (number.article && at(s, k).ordinal) return undefined;
  let { min, max } = number;
  if (unit.unit === 'day' && max === 1 && is(s, k + 1, SMALL.in)) {
    // "one day in June", "a night in early May": the month
    const month = phrase(s, k + 2, depth + 1);
    if (month?.expr.kind === 'date' && month.expr.day === undefined && month.expr.decade === undefined)
      return { ...month, core: k + 2, rule: 'day-in' };
  }
  let last = k + 1;
  if (old(s, last) || aged(s, i)) return undefined;
  // "three quarters of it": a fraction
  if (unit.unit === 'quarter' && max <= 3 && is(s, last, SMALL.of)) return undefined;
  if (number.article && per(s, i) && !at(s, last).turn)
    return {
      last,
      expr: { kind: 'set', every: { kind: 'unit', unit: unit.unit, shift: 0 } },
      from: 'utterance',
      rule: 'set-rate',
    };
  if (is(s, last, SMALL.and) && is(s, last + 1, SMALL.a) && is(s, last + 2, SMALL.half)) {
    min += 0.5;
    max += 0.5;
    last += 3;
  } else if (is(s, last, SMALL.or) && cardinal(s, last + 1)) {
    // "a day or two"
    const second = cardinal(s, last + 1)!;
    if (!at(s, second.last).unit && second.n > max) {
      max = second.n;
      last = second.last;
    }
  } else if (unit.unit === 'year' && is(s, last, SMALL.and)) {
    // "a year and six months", "three years and two months"
    const rest = quantity(s, last + 1);
    const smaller = rest && at(s, rest.last).unit;
    if (rest && smaller?.unit === 'month' && rest.min === rest.max)
      return turned(
        s,
        rest.last + 1,
        'month',
        { min: min * 12 + rest.min, max: max * 12 + rest.max, last: 0 },
        i,
        1,
      );
  }
  // "a month-long", "six days' march"
  const long = hyphen(s, last);
  if (long !== last && is(s, long, SMALL.long)) last = long + 1;
  return turned(s, last, unit.unit, { min, max, last }, i, unit.times, number.article === true, at(s, k));
}

/** "day-long" */
function unitLong(s: Scan, i: number): Match | undefined {
  const { unit } = at(s, i);
  const k = hyphen(s, i + 1);
  if (!unit || k === i + 1 || !is(s, k, SMALL.long)) return undefined;
  return {
    last: k + 1,
    expr: { kind: 'duration', unit: unit.unit, min: unit.times, max: unit.times },
    from: 'act',
    rule: 'stretch-adjective',
    sense: 'duration',
  };
}

/** A plural without a number: "for weeks", "years ago", "months later". */
function many(s: Scan, i: number): Match | undefined {
  const { unit } = at(s, i);
  if (!unit) return undefined;
  const before = text(s, i - 1);
  if (s.tokens[i - 1]?.pos === 'NUM' || before === '-' || at(s, i).ordinal) return undefined;
  if (old(s, i + 1)) return undefined;
  const match = turned(s, i + 1, unit.unit, { min: 2, max: 99, last: i + 1 }, i, unit.times, false, at(s, i));
  if (match.rule === 'stretch') {
    const lead =
      at(s, i - 1).prepositions?.some(
        (p) => p.sense === 'duration' || (p.sense === 'from' && is(s, i + 1, SMALL.of)),
      ) && !is(s, i - 1, SMALL.in);
    return lead ? { ...match, rule: 'many' } : undefined;
  }
  return match;
}

function turned(
  s: Scan,
  last: number,
  unit: NonNullable<Word['unit']>['unit'],
  number: Quantity,
  first: number,
  times = 1,
  article = false,
  word?: Word,
): Match {
  const min = round(number.min * times);
  const max = round(number.max * times);
  const k = hyphen(s, last);
  const { turn, link } = at(s, k);
  const next = s.tokens[k + 1];
  const linked = link === true && next !== undefined && next.pos !== 'PUNCT' && together(s, k, k + 1);
  const stands = turn && together(s, last - 1, k) ? spelled(s, k, turn.words) : 0;
  // "served three years before release": a link binds only to what follows; so does "a year on".
  if (turn && stands && !(is(s, k, SMALL.on) && behindOn(s, k))) {
    const expr =
      turn.sign < 0
        ? ({ kind: 'shift', unit, min: -max || 0, max: -min || 0 } as const)
        : ({ kind: 'shift', unit, min, max } as const);
    return {
      last: stands,
      expr,
      from: turn.from,
      rule: linked ? 'shift-link' : 'shift',
      ...(linked ? { link: k } : {}),
    };
  }
  const attributive = s.tokens[last - 1]!.i > first && joined(s, first, last);
  return {
    last,
    expr: { kind: 'duration', unit, min, max },
    from: 'act',
    rule: attributive
      ? 'stretch-adjective'
      : article
        ? 'stretch-article'
        : word?.unit?.night
          ? 'stretch-nights'
          : 'stretch',
    sense: 'duration',
  };
}

/** "$20 a year", "12 hours a day": a rate, when a number or noun stands right before the article. */
function per(s: Scan, i: number): boolean {
  const before = s.tokens[i - 1];
  if (!before) return false;
  if (before.pos === 'NUM' || at(s, i - 1).unit?.many === true) return true;
  if (before.pos === 'NOUN' && before.lower !== before.lemma) return true;
  // "3,000 won a day"
  return s.tokens[i - 2]?.pos === 'NUM' && at(s, i - 1).unit === undefined && s.tokens[i]!.start > before.end;
}

function joined(s: Scan, first: number, last: number): boolean {
  for (let i = first + 1; i < last; i++)
    if (s.tokens[i]!.start === s.tokens[i - 1]!.end && hyphen(s, i) !== i) return true;
  return false;
}

/** "a year on Monday" has no "a year on". */
function behindOn(s: Scan, k: number): boolean {
  const next = s.tokens[k + 1];
  return next !== undefined && next.pos !== 'PUNCT';
}

function round(n: number): number {
  return Math.round(n * 1e6) / 1e6;
}

/** "34 years old", "8-month-old", "three years of age" */
export function old(s: Scan, i: number): boolean {
  const k = hyphen(s, i);
  if (is(s, k, SMALL.old)) return true;
  return is(s, k, SMALL.of) && is(s, k + 1, SMALL.aged);
}

/** "aged 10 years", "at the age of 3 months" */
function aged(s: Scan, i: number): boolean {
  const k = is(s, i - 1, SMALL.between) ? i - 1 : i;
  return is(s, k - 1, SMALL.aged) || (is(s, k - 1, SMALL.of) && is(s, k - 2, SMALL.aged));
}

/** "in 1998 days of rage followed": a year is not the number of what follows. */
function yearLike(s: Scan, i: number, number: Quantity): boolean {
  const word = at(s, i);
  return word.digits === 4 && number.min >= 1900 && number.min < 2100 && s.tokens[i - 1]?.pos === 'ADP';
}
