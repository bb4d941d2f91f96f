/** One written time from its first word: modifiers before it ("around", "early", "the end of"), then the time itself. */
import type { TimeExpr } from '../../../claims/types.ts';
import { clock, dayPart, partOf } from './clock.ts';
import { date, ordinal, yearBehind } from './dates.ts';
import { modified } from './modify.ts';
import { periods } from './periods.ts';
import { relative } from './relative.ts';
import { at, hyphen, is, type Match, type Scan, spelled, text } from './scan.ts';
import { repeated } from './sets.ts';
import { stretch } from './stretch.ts';
import { BEGINS, type Phrase, SMALL } from './word.ts';

/** Modifiers nest ("around the end of early June"); more than this is no language. */
const DEEPEST = 4;

/** The longest written time that begins at this token. */
export function phrase(s: Scan, i: number, depth = 0): Match | undefined {
  const word = s.words[i];
  if (!word || word.begins === 0 || depth > DEEPEST) return undefined;
  const { begins } = word;
  if ((begins & BEGINS.leads) !== 0 && s.words[i + 1] === undefined)
    return (begins & BEGINS.fixed) !== 0 ? fixed(s, i) : undefined;
  let best: Match | undefined;
  if (begins & BEGINS.fixed) best = fixed(s, i);
  if (begins & BEGINS.modified) best = longer(best, modified(s, i, depth));
  if (begins & BEGINS.repeated) best = longer(best, repeated(s, i));
  if (begins & BEGINS.clock) best = longer(best, byTheClock(s, i, depth));
  if (begins & BEGINS.date) best = longer(best, date(s, i));
  if (begins & BEGINS.stretch) best = longer(best, stretch(s, i, depth));
  if (begins & BEGINS.relative) best = longer(best, relative(s, i));
  if (begins & BEGINS.period) best = longer(best, periods(s, i));
  if (begins & BEGINS.named) best = longer(best, named(s, i));
  if (begins & BEGINS.daypart) best = longer(best, dayPart(s, i));
  return best && placed(s, best);
}

function longer(a: Match | undefined, b: Match | undefined): Match | undefined {
  return a && (!b || a.last >= b.last) ? a : b;
}

/** An expression that the lexicon has as a whole. */
function fixed(s: Scan, i: number): Match | undefined {
  const phrases = at(s, i).phrases;
  if (!phrases) return undefined;
  const next = text(s, i + 1);
  const bare = POSSESSIVE.test(next) ? phrases.get(next.slice(0, -2)) : undefined;
  return fixedAmong(s, i, phrases.get(next)) ?? fixedAmong(s, i, bare) ?? fixedAmong(s, i, phrases.get(''));
}

const POSSESSIVE = /['’]s$/;

function fixedAmong(s: Scan, i: number, phrases: readonly Phrase[] | undefined): Match | undefined {
  for (const p of phrases ?? []) {
    if (p.pos && s.tokens[i]!.pos !== p.pos) continue;
    const last = spelled(s, i, p.words);
    if (last)
      return {
        last,
        expr: p.expr,
        from: p.from,
        rule: p.rule,
        fixed: true,
        ...(linksOn(s, last) ? { link: last - 1 } : {}),
        ...(p.trap ? { trap: true } : {}),
        ...(p.loose ? { loose: p.loose } : {}),
      };
  }
  return undefined;
}

/** "the day after the search": the expression ends in a link, and what it counts from follows. */
function linksOn(s: Scan, last: number): boolean {
  const next = s.tokens[last];
  return (
    at(s, last - 1).link === true &&
    next !== undefined &&
    next.sentence === s.tokens[last - 1]!.sentence &&
    (next.pos === 'DET' || next.pos === 'PRON' || next.pos === 'PROPN' || next.pos === 'NOUN')
  );
}

/** A time of day, alone or with its day: "9 a.m. Tuesday", "at 3 pm on May 3", "mid-afternoon yesterday". */
function byTheClock(s: Scan, i: number, depth: number): Match | undefined {
  const time = clock(s, i);
  const daypart = time ? partOf(time.hour) : at(s, i).daypart;
  if (!daypart) return undefined;
  let k = time ? time.last : i + 1;
  if (text(s, k) === ',' || is(s, k, SMALL.on | SMALL.of)) k++;
  const hhmm = time ? { clock: `${pad(time.hour)}:${pad(time.minute)}` } : {};
  const next = at(s, k);
  const dayFollows =
    next.weekday !== undefined || next.month !== undefined || next.figures || next.phrases || next.which;
  const day = dayFollows ? phrase(s, k, depth + 1) : undefined;
  if (day && !day.loose) {
    const { expr } = day;
    if (
      (expr.kind === 'weekday' && !expr.daypart) ||
      (expr.kind === 'date' && expr.day !== undefined) ||
      (expr.kind === 'unit' && expr.unit === 'day' && !expr.daypart)
    )
      return { ...day, expr: { ...expr, daypart }, rule: `clock-${day.rule}`, ...hhmm };
  }
  if (!time) return undefined;
  return {
    last: time.last,
    expr: { kind: 'unit', unit: 'day', shift: 0, daypart },
    from: 'act',
    rule: 'clock',
    ...hhmm,
  };
}

function pad(n: number): string {
  return String(n).padStart(2, '0');
}

/** Seasons, quarters, centuries, decades, days of the month with or without "the"; fiscal years. */
function named(s: Scan, i: number): Match | undefined {
  const article = is(s, i, SMALL.the | SMALL.his) ? 1 : 0;
  let k = i + article;
  const word = at(s, k);
  if (article && word.decade !== undefined) return date(s, k);
  if (article && word.part && at(s, k + 1).decade !== undefined) return modified(s, k, DEEPEST - 1);
  if (article && word.digits === 4) return date(s, k);
  if (is(s, k, SMALL.fiscal)) {
    const y = yearBehind(s, k + 1);
    if (y)
      return { last: y.last, expr: { kind: 'date', year: y.year }, from: 'absolute', rule: 'fiscal-year' };
    k = hyphen(s, k + 1);
  }
  const quarter = ordinal(s, k) ?? (article ? (weekOf(s, k) ?? nthDay(s, k)) : undefined);
  if (quarter) return quarter;
  if (article && word.ordinal !== undefined && is(s, k + 1, SMALL.of)) {
    // "the 3rd of last month"
    const month = at(s, k + 2).which && relative(s, k + 2);
    if (
      month &&
      month.expr.kind === 'unit' &&
      month.expr.unit === 'month' &&
      !month.expr.part &&
      word.ordinal <= 31
    )
      return { ...month, expr: { ...month.expr, day: word.ordinal }, rule: 'day-of-which-month' };
  }
  if (article && word.ordinal !== undefined && dayOfMonth(s, k)) {
    // "the 7th and 8th"
    const second = at(s, k + 2).ordinal;
    if (
      is(s, k + 1, SMALL.and) &&
      second !== undefined &&
      second > word.ordinal &&
      second <= 31 &&
      !at(s, k + 3).month
    )
      return {
        last: k + 3,
        expr: {
          kind: 'interval',
          from: { kind: 'date', day: word.ordinal },
          to: { kind: 'date', day: second },
        },
        from: 'utterance',
        rule: 'days',
      };
    return (
      date(s, k) ?? {
        last: k + 1,
        expr: { kind: 'date', day: word.ordinal },
        from: 'utterance',
        rule: 'day-of-month',
      }
    );
  }
  if (!article && word.season) {
    const y = yearBehind(s, k + 1);
    if (word.guarded && !y && !is(s, i - 1, SMALL.in)) return undefined;
    if (y && !(word.guarded && text(s, k + 1) === ','))
      return {
        last: y.last,
        expr: { kind: 'date', year: y.year, season: word.season },
        from: 'absolute',
        rule: 'season-year',
      };
    if (!is(s, i - 1, SMALL.in) && at(s, i - 1).part === undefined) return undefined;
    return { last: k + 1, expr: { kind: 'date', season: word.season }, from: 'utterance', rule: 'season' };
  }
  return undefined;
}

/** "(the) first week of June", "(the) last week of May" */
function weekOf(s: Scan, k: number): Match | undefined {
  const { ordinal: n, which } = at(s, k);
  const last = which?.shift === -1 && which.from === 'utterance';
  const { unit } = at(s, k + 1);
  if ((n === undefined && !last) || unit?.unit !== 'week' || unit.many || !is(s, k + 2, SMALL.of))
    return undefined;
  const match = date(s, k + 3);
  if (match?.expr.kind !== 'date' || match.expr.month === undefined || match.expr.day !== undefined)
    return undefined;
  const base = match.expr;
  if (n === undefined) return { ...match, expr: { ...base, part: 'late' }, rule: 'week-of-month' };
  if (n > 4) return undefined;
  return {
    ...match,
    expr: { kind: 'interval', from: { ...base, day: 7 * n - 6 }, to: { ...base, day: 7 * n } },
    rule: 'week-of-month',
  };
}

/** "on the third day": the second or third day after what is told, as people count. */
function nthDay(s: Scan, k: number): Match | undefined {
  const n = at(s, k).ordinal;
  const { unit } = at(s, k + 1);
  if (n === undefined || n < 2 || unit?.unit !== 'day' || unit.many || unit.night) return undefined;
  if (!is(s, k - 2, SMALL.on) || is(s, k + 2, SMALL.of)) return undefined;
  return {
    last: k + 2,
    expr: { kind: 'shift', unit: 'day', min: n - 1, max: n },
    from: 'act',
    rule: 'nth-day',
  };
}

/** "on the 9th" and "the 9th of May"; not "the 9th prisoner". */
function dayOfMonth(s: Scan, k: number): boolean {
  if (date(s, k)) return true;
  if (!/^\d/.test(text(s, k))) return false;
  if (!is(s, k - 2, SMALL.on | SMALL.to | SMALL.from) && !at(s, k - 2).prepositions) return false;
  const next = s.tokens[k + 1];
  return !next || (next.pos !== 'NOUN' && next.pos !== 'PROPN' && next.pos !== 'ADJ' && next.text !== '-');
}

/** A month or day that the words behind it put into a year: "in October last year", "on May 3 of this year". */
function placed(s: Scan, match: Match): Match {
  const { expr } = match;
  if (expr.kind === 'unit' && expr.unit === 'year') return quartered(s, match, expr);
  if (expr.kind !== 'date' || expr.year !== undefined || (expr.month === undefined && !expr.season))
    return match;
  const k = is(s, match.last, SMALL.of) ? match.last + 1 : match.last;
  const { which } = at(s, is(s, k, SMALL.the) ? k + 1 : k);
  if (!which || which.span) return match;
  const year = relative(s, k);
  if (year?.expr.kind !== 'unit' || year.expr.unit !== 'year' || year.expr.month !== undefined) return match;
  const { month, day, season, part, approx, daypart } = expr;
  return {
    ...match,
    last: year.last,
    expr: {
      kind: 'unit',
      unit: 'year',
      shift: year.expr.shift,
      ...(part ? { part } : {}),
      ...(month === undefined ? {} : { month }),
      ...(day === undefined ? {} : { day }),
      ...(season ? { season } : {}),
      ...(approx ? { approx } : {}),
      ...(daypart ? { daypart } : {}),
    },
    from: year.from,
    rule: `${match.rule}-of-year`,
  };
}

/** "last year's third quarter": the year stands for it, nothing finer is bounded. */
function quartered(s: Scan, match: Match, expr: TimeExpr & { kind: 'unit' }): Match {
  if (!/['’]s$/.test(text(s, match.last - 1)) || expr.month !== undefined || expr.part) return match;
  const quarter = ordinal(s, match.last);
  const bare = at(s, match.last).unit;
  if (quarter?.expr.kind === 'date' && quarter.expr.quarter)
    return {
      ...match,
      last: quarter.last,
      loose: { kind: 'date', quarter: quarter.expr.quarter },
      rule: `quarter-of-year:${expr.shift}`,
    };
  if (bare?.unit === 'quarter' && !bare.many)
    return {
      ...match,
      last: match.last + 1,
      loose: { kind: 'unit', unit: 'quarter', shift: 0 },
      rule: `quarter-of-year:${expr.shift}`,
    };
  return match;
}
