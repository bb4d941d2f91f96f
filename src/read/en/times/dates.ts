/** Calendar dates: days, months, years, decades, centuries, quarters, weekdays, as far as written. */
import type { TimeExpr } from '../../../claims/types.ts';
import { century } from './figures.ts';
import { yearInWords } from './number.ts';
import { at, hyphen, is, type Match, type Scan, text } from './scan.ts';
import { SMALL } from './word.ts';

const OLDEST = 1000;
const LATEST = 2100;

/** A date that begins with its day, month, year, weekday or decade. */
export function date(s: Scan, i: number): Match | undefined {
  const word = at(s, i);
  if (word.figures) {
    const { year, month, day } = word.figures;
    return found(i + 1, { kind: 'date', year, month, day }, 'figures');
  }
  if (word.weekday !== undefined) return weekday(s, i);
  if (word.month !== undefined) return monthFirst(s, i);
  return dayFirst(s, i) ?? decade(s, i) ?? year(s, i);
}

function found(last: number, expr: TimeExpr & { kind: 'date' }, rule: string): Match {
  return {
    last,
    expr,
    from: (expr.year ?? expr.decade ?? expr.century) === undefined ? 'utterance' : 'absolute',
    rule,
  };
}

/** A year behind a day or month: ", 2020", " 2020", " of 2020". */
export function yearBehind(s: Scan, i: number): { year: number; last: number } | undefined {
  let k = i;
  if (text(s, k) === ',' || is(s, k, SMALL.of)) k++;
  const word = at(s, k);
  if (word.digits === 4 && word.numberTo === undefined && word.number! >= OLDEST && word.number! < LATEST)
    return { year: word.number!, last: k + 1 };
  // "’98"
  const token = s.tokens[k];
  if (token && k === i && /^['’]\d\d$/.test(token.text))
    return { year: century(token.text.slice(1)), last: k + 1 };
  return k === i || is(s, i, SMALL.of) ? yearInWords(s, k) : undefined;
}

/** "June", "June 2020", "June 5", "June 5, 2020", "June 3-5", "June 5 and 6" (the first), "mid-June". */
function monthFirst(s: Scan, i: number): Match | undefined {
  const { month, part } = at(s, i);
  if (month === undefined || s.tokens[i]!.pos === 'AUX') return undefined;
  // "May I"
  const next = s.tokens[i + 1];
  if (next?.pos === 'PRON' && s.doc.sentences[next.sentence]!.first === i) return undefined;
  const m = { month, ...(part ? { part } : {}) };
  let k = i + 1;
  if (is(s, k, SMALL.the) && at(s, k + 1).ordinal) k++;
  const dayWord = at(s, k);
  const day =
    dayWord.ordinal ?? (dayWord.digits !== undefined && dayWord.digits <= 2 ? dayWord.number : undefined);
  // "May 5 percent", "June 20 people": nothing tells, and both are rare.
  if (day !== undefined && day >= 1 && day <= 31 && day % 1 === 0 && !at(s, k + 1).meridiem) {
    let last = k + 1;
    let to = dayWord.numberTo;
    const link = hyphen(s, last);
    const listed = is(s, last, SMALL.and | SMALL.or) && listedDay(s, last + 1);
    const joined = link !== last ? link : listed || is(s, last, SMALL.to) ? last + 1 : 0;
    const end = at(s, joined);
    if (
      joined &&
      to === undefined &&
      (end.ordinal ?? (end.digits !== undefined && end.digits <= 2 ? end.number! : 0)) > day
    ) {
      to = end.ordinal ?? end.number!;
      last = joined + 1;
    }
    const y = yearBehind(s, last);
    if (y && !(text(s, last) !== ',' && is(s, last, SMALL.of))) last = y.last;
    const year = y && last === y.last ? { year: y.year } : {};
    if (to !== undefined && to > day && to <= 31) return days(last, { ...year, month }, day, to);
    return found(last, { kind: 'date', ...year, ...m, day }, 'month-day');
  }
  const y = yearBehind(s, i + 1);
  if (y) return found(y.last, { kind: 'date', year: y.year, ...m }, 'month-year');
  return found(i + 1, { kind: 'date', ...m }, 'month');
}

/** "April 24 and 25": the second figure is a day too, unless something is counted by it. */
function listedDay(s: Scan, k: number): boolean {
  const next = s.tokens[k + 1];
  return (
    !next ||
    (next.pos !== 'NOUN' && next.pos !== 'PROPN' && next.pos !== 'ADJ' && at(s, k + 1).meridiem === undefined)
  );
}

function days(last: number, base: { year?: number; month: number }, day: number, to: number): Match {
  return {
    last,
    expr: { kind: 'interval', from: { kind: 'date', ...base, day }, to: { kind: 'date', ...base, day: to } },
    from: base.year === undefined ? 'utterance' : 'absolute',
    rule: 'days',
  };
}

/** "3 May 2020", "the 9th of May", "the 9th", "3-5 May". */
function dayFirst(s: Scan, i: number): Match | undefined {
  const word = at(s, i);
  const figure = word.digits !== undefined && word.digits <= 2 ? word.number : undefined;
  const day = word.ordinal ?? figure;
  if (day === undefined || day < 1 || day > 31 || day % 1 !== 0) return undefined;
  let k = i + 1;
  if (is(s, k, SMALL.of) && word.ordinal !== undefined) k++;
  const { month } = at(s, k);
  if (month !== undefined) {
    const y = yearBehind(s, k + 1);
    const base = { ...(y ? { year: y.year } : {}), month };
    const last = y ? y.last : k + 1;
    if (word.numberTo !== undefined && word.numberTo <= 31) return days(last, base, day, word.numberTo);
    return found(last, { kind: 'date', ...base, day }, 'day-month');
  }
  return undefined;
}

/** "1990s", "’90s", "the nineties". An age ("in his 50s") is none. */
function decade(s: Scan, i: number): Match | undefined {
  const word = at(s, i);
  if (word.decade === undefined) return undefined;
  const short = word.decade < 100;
  if (short) {
    const quoted = /^['’]/.test(text(s, i));
    const article = is(s, i - 1, SMALL.the) || (at(s, i - 1).part && is(s, i - 2, SMALL.the));
    if (!quoted && !article) return undefined;
    if (word.decade < 20) return undefined;
  }
  const start = short ? 1900 + word.decade : word.decade;
  if (start < OLDEST || start >= LATEST) return undefined;
  return found(i + 1, { kind: 'date', decade: start, ...(word.part ? { part: word.part } : {}) }, 'decade');
}

/** A bare year, in figures or words. */
export function year(s: Scan, i: number): Match | undefined {
  const word = at(s, i);
  if (word.digits === 4 && word.number !== undefined) {
    if (word.number < 1500 || word.number >= LATEST) return undefined;
    if (!yearFits(s, i, word.number)) return undefined;
    if (word.numberTo !== undefined) {
      if (word.numberTo >= LATEST) return undefined;
      return {
        last: i + 1,
        expr: {
          kind: 'interval',
          from: { kind: 'date', year: word.number },
          to: { kind: 'date', year: word.numberTo },
        },
        from: 'absolute',
        rule: 'years',
      };
    }
    return found(
      i + 1,
      { kind: 'date', year: word.number, ...(word.part ? { part: word.part } : {}) },
      'year',
    );
  }
  const y = yearInWords(s, i);
  return y ? found(y.last, { kind: 'date', year: y.year }, 'year-words') : undefined;
}

/** Whether four figures are a year and not a count: what stands before and behind tells. */
function yearFits(s: Scan, i: number, n: number): boolean {
  if (at(s, i).prefixed) return true;
  const token = s.tokens[i]!;
  const before = s.tokens[i - 1];
  const behind = s.tokens[i + 1];
  if (before && before.end === token.start && /[$€£¥₩#.,/:]/.test(before.text)) return false;
  if (behind && behind.start === token.end && /[%/°]/.test(behind.text)) return false;
  const plain = n >= 1900 && n < 2050;
  const counted = behind?.pos === 'NOUN' && behind.lower !== behind.lemma;
  // "Room 1995", "Order No. 1984": the number of what is named before.
  if (before && i - 1 > s.doc.sentences[token.sentence]!.first && before.sentence === token.sentence)
    if (/^\p{Lu}/u.test(before.text) && !s.words[i - 1]) return false;
  const { small = 0, prepositions, approx } = at(s, i - 1);
  if (approx) return plain && behind?.pos !== 'NOUN';
  // "in 2000 people fled" has a year, "of 2000 people" a count.
  if (small & SMALL.of) return plain && !counted;
  if (small & (SMALL.in | SMALL.to | SMALL.between) || prepositions) return plain || behind?.pos !== 'NOUN';
  if (!plain) return false;
  if (at(s, i + 1).unit?.many || before?.pos === 'NUM') return false;
  return !(counted && before?.pos !== 'DET');
}

/** "Monday", "Monday night", "Monday, March 3, 2020", "Mondays" is a set elsewhere. */
function weekday(s: Scan, i: number): Match | undefined {
  const { weekday: day } = at(s, i);
  if (day === undefined) return undefined;
  const comma = text(s, i + 1) === ',' ? i + 2 : i + 1;
  if (
    at(s, comma).month !== undefined ||
    at(s, comma).digits !== undefined ||
    at(s, comma).ordinal !== undefined
  ) {
    const rest = at(s, comma).month !== undefined ? monthFirst(s, comma) : dayFirst(s, comma);
    if (rest && rest.expr.kind === 'date' && rest.expr.day !== undefined)
      return { ...rest, rule: `weekday-${rest.rule}` };
  }
  const { daypart } = at(s, i + 1);
  return {
    last: daypart ? i + 2 : i + 1,
    expr: { kind: 'weekday', weekday: day, which: 0, ...(daypart ? { daypart } : {}) },
    from: 'utterance',
    rule: 'weekday',
  };
}

/** "third-quarter", "fourth quarter of 2019", "20th century", "first half of 2020" ("the" is read before). */
export function ordinal(s: Scan, i: number): Match | undefined {
  const { ordinal: n } = at(s, i);
  if (n === undefined) return undefined;
  let k = hyphen(s, i + 1);
  if (is(s, k, SMALL.fiscal)) k++;
  const { unit } = at(s, k);
  if (unit?.unit === 'quarter' && !unit.many && n >= 1 && n <= 4) {
    const y = yearBehind(s, k + 1);
    const quarter = n as 1 | 2 | 3 | 4;
    if (y) return found(y.last, { kind: 'date', year: y.year, quarter }, 'quarter');
    return found(k + 1, { kind: 'date', quarter }, 'quarter');
  }
  if (unit?.unit === 'century') return found(k + 1, { kind: 'date', century: n }, 'century');
  if (n <= 2 && is(s, k, SMALL.half) && is(s, k + 1, SMALL.of)) {
    const month = monthFirst(s, k + 2);
    if (month?.expr.kind === 'date' && month.expr.day === undefined) {
      const base = month.expr;
      return {
        ...month,
        expr: {
          kind: 'interval',
          from: { ...base, day: n === 1 ? 1 : 16 },
          to: n === 1 ? { ...base, day: 15 } : { ...base, part: 'late' },
        },
        rule: 'half-month',
      };
    }
    const y = yearBehind(s, k + 1);
    if (y) {
      const months = n === 1 ? [1, 6] : [7, 12];
      return {
        last: y.last,
        expr: {
          kind: 'interval',
          from: { kind: 'date', year: y.year, month: months[0]! },
          to: { kind: 'date', year: y.year, month: months[1]! },
        },
        from: 'absolute',
        rule: 'half-year',
      };
    }
  }
  return undefined;
}
