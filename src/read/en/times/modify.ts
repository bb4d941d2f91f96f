/** What stands before a time and changes it: "around", "more than", "early", "the end of", "later". */
import type { Third, TimeExpr } from '../../../claims/types.ts';
import { phrase } from './phrase.ts';
import { at, hyphen, is, type Match, type Scan, spelled } from './scan.ts';
import { type Lead, SMALL } from './word.ts';

/** What stands before a time and changes it. */
export function modified(s: Scan, i: number, depth: number): Match | undefined {
  const word = at(s, i);
  for (const lead of word.approx ?? []) {
    const k = spelled(s, i, lead.words);
    if (!k || !numberOrDate(s, k)) continue;
    const match = phrase(s, k, depth + 1);
    if (!match || match.expr.kind === 'vague') continue;
    // "over two days" is how long; "for over two days" and "over a week ago" bound it.
    const during = lead.kind === 'atleast' && word.prepositions?.some((p) => p.sense === 'duration');
    if (during && match.expr.kind !== 'shift' && !at(s, i - 1).prepositions) continue;
    return { ...inexact(match, lead.kind), core: match.core ?? k };
  }
  if (word.part && !word.prefixed) {
    const match = phrase(s, hyphen(s, i + 1), depth + 1) ?? twoParts(s, i, depth);
    if (!match) return edge(s, i, depth);
    const expr = match.rule === 'parts' ? match.expr : partly(match.expr, word.part);
    if (expr) return { ...match, expr, rule: `part-${match.rule}` };
    const loose = match.loose && partly(match.loose, word.part);
    if (loose) return { ...match, loose };
  }
  if (word.within) {
    const match = phrase(s, is(s, i + 1, SMALL.in) ? i + 2 : i + 1, depth + 1);
    if (match?.rule === 'the-unit' && match.loose)
      return { ...match, expr: match.loose, from: 'act', rule: 'within-the-unit', core: i + 1 };
    if (match && (match.expr.kind === 'unit' || match.expr.kind === 'weekday'))
      return { ...match, core: match.core ?? i + 1 };
  }
  return edge(s, i, depth);
}

/** "early to mid-June": the month, since no single third holds it. */
function twoParts(s: Scan, i: number, depth: number): Match | undefined {
  if (!is(s, i + 1, SMALL.to | SMALL.or | SMALL.and) || !at(s, i + 2).part) return undefined;
  const match = phrase(s, i + 2, depth + 1);
  if (match?.expr.kind !== 'date' && match?.expr.kind !== 'unit') return undefined;
  const { part: _, ...whole } = match.expr;
  return { ...match, expr: whole, rule: 'parts' };
}

/** "the end of March", "the middle of last month", "mid-week" */
function edge(s: Scan, i: number, depth: number): Match | undefined {
  const k = is(s, i, SMALL.the) ? i + 1 : i;
  for (const e of at(s, k).edges ?? []) {
    const last = spelled(s, k, e.words);
    if (!last || !is(s, last, SMALL.of)) continue;
    const match = phrase(s, last + 1, depth + 1);
    if (!match) continue;
    const loose = match.loose ?? match.expr;
    const expr = partly(loose, e.part);
    if (!expr) continue;
    // "the end of the month" is the month that is being told about.
    return {
      last: match.last,
      expr,
      from: match.rule === 'the-unit' ? 'act' : match.from,
      rule: `edge-${match.rule}`,
    };
  }
  return undefined;
}

/** Puts a third on what can have one. */
function partly(expr: TimeExpr, part: Third): TimeExpr | undefined {
  if (expr.kind === 'date' && expr.day === undefined) return { ...expr, part };
  if (expr.kind === 'unit' && expr.unit !== 'hour') return { ...expr, part };
  if (expr.kind === 'weekday') return expr;
  return undefined;
}

/** "about", "some", "over" stand before much else: a number or date must follow at once. */
function numberOrDate(s: Scan, k: number): boolean {
  const w = at(s, k);
  return (
    w.number !== undefined ||
    w.some !== undefined ||
    w.scale !== undefined ||
    w.month !== undefined ||
    w.weekday !== undefined ||
    w.clock !== undefined ||
    w.figures !== undefined ||
    w.ordinal !== undefined ||
    w.decade !== undefined ||
    w.part !== undefined ||
    w.season !== undefined ||
    w.approx !== undefined ||
    w.daypart !== undefined ||
    is(s, k, SMALL.a | SMALL.the | SMALL.half) ||
    w.which !== undefined
  );
}

function inexact(match: Match, kind: Lead['kind']): Match {
  const { expr } = match;
  // "around 3 a.m. on May 9": the hour is inexact, not the day.
  if (match.rule.startsWith('clock')) return match;
  if (expr.kind === 'duration' && kind !== 'approx') {
    // An open side is bounded by what people say: nobody calls five years "more than two".
    const [min, max] = kind === 'atleast' ? [expr.min, 2 * expr.max] : [0, expr.max];
    return {
      ...match,
      expr: { ...expr, min, max },
      loose: match.loose ?? expr,
      rule: `${match.rule}-${kind}`,
    };
  }
  if (expr.kind === 'shift' && kind !== 'approx') {
    const past = expr.max < 0;
    const [near, far] = past ? [-expr.max, -expr.min] : [expr.min, expr.max];
    const [least, most] = kind === 'atleast' ? [near, 2 * far] : [0, far];
    return {
      ...match,
      expr: { ...expr, ...(past ? { min: -most, max: -least || 0 } : { min: least, max: most }) },
      loose: match.loose ?? expr,
      rule: `${match.rule}-${kind}`,
    };
  }
  if (expr.kind === 'date' || expr.kind === 'shift' || expr.kind === 'unit' || expr.kind === 'duration')
    return { ...match, expr: { ...expr, approx: true } };
  return match;
}
