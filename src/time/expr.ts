/** A written time and what it counts from → the windows of days it may mean, each with the rule that gave it. */
import type { TimeExpr } from '../claims/types.ts';
import { daysOf } from '../packs/lengths.ts';
import type { TimeConventions } from './conventions.ts';
import { fromDay, pad, toDay } from './days.ts';
import { edtfOfWindows } from './edtf.ts';
import { firstK, lastK, type Periods, relationOf } from './relation.ts';
import type { DayWindow } from './types.ts';

/** One reading of a written time. */
export interface Alternative extends DayWindow {
  readonly rule: string;
  /** EDTF of the period meant ("mid-June 2020" → `2020-06`; the bounds are narrower), null when it says none. */
  readonly edtf: string | null;
  /** The part of the reference for which this reading holds; null when it counts from nothing. */
  readonly reference: DayWindow | null;
}

const MOST = 1000;

/**
 * All readings, in order of time. With a reference known only as a range, "last month" gives one per month of it. With an
 * unknown reference, or a missing year and nothing to count from, there is one reading without days.
 *
 *     resolve({ kind: 'unit', unit: 'month', shift: -1 }, { earliest: '2020-07-01', latest: '2020-07-31' }, c)
 *     // [{ earliest: '2020-06-01', latest: '2020-06-30', edtf: '2020-06', rule: 'unit', … }]
 */
export function resolve(
  expr: TimeExpr,
  reference: DayWindow | null,
  c: TimeConventions,
  tense: 'past' | 'future' = 'past',
): readonly Alternative[] {
  if (expr.kind === 'interval') return [interval(expr, reference, c, tense)];
  const relation = relationOf(expr, c, tense, reference === null);
  const lo = reference?.earliest ? fromDay(reference.earliest) : -Infinity;
  const hi = reference?.latest ? fromDay(reference.latest) : Infinity;
  if (relation.kind === 'window') {
    return [{ ...days(relation.range), rule: relation.rule, edtf: relation.label, reference: null }];
  }
  if (relation.kind === 'gap') {
    const range = { lo: lo + relation.min, hi: hi + relation.max };
    return [{ ...days(range), rule: relation.rule, edtf: null, reference: days({ lo, hi }) }];
  }
  if (relation.kind === 'none' || !Number.isFinite(lo) || !Number.isFinite(hi)) {
    const edtf = relation.kind === 'periods' ? yearlessEdtf(expr) : null;
    return [{ earliest: null, latest: null, rule: relation.rule, edtf, reference }];
  }
  return readings(relation, lo, hi);
}

function readings(p: Periods, lo: number, hi: number): readonly Alternative[] {
  const out: Alternative[] = [];
  const from = firstK(p, lo, -Infinity)!;
  const to = Math.min(lastK(p, hi, Infinity)!, from + MOST);
  for (let k = from; k <= to; k += 1) {
    const x = p.at(k);
    if (!x) continue;
    const ref = { lo: Math.max(lo, x.ref.lo), hi: Math.min(hi, x.ref.hi) };
    out.push({ ...days(x.sub), rule: p.rule, edtf: x.label, reference: days(ref) });
  }
  return out;
}

function interval(
  expr: Extract<TimeExpr, { kind: 'interval' }>,
  reference: DayWindow | null,
  c: TimeConventions,
  tense: 'past' | 'future',
): Alternative {
  const from = expr.from ? resolve(expr.from, reference, c, tense) : [];
  const to = expr.to ? resolve(expr.to, reference, c, tense) : [];
  const window = { earliest: from[0]?.earliest ?? null, latest: to.at(-1)?.latest ?? null };
  const one = (side: readonly Alternative[]) => (side.length === 1 ? side[0]!.edtf : null) ?? '..';
  return { ...window, rule: 'interval', edtf: `${one(from)}/${one(to)}`, reference };
}

function days(r: { lo: number; hi: number }): DayWindow {
  return {
    earliest: Number.isFinite(r.lo) ? toDay(r.lo) : null,
    latest: Number.isFinite(r.hi) ? toDay(r.hi) : null,
  };
}

/** `XXXX-06`, `XXXX-06-15`, `XXXX-21`, `XXXX-XX-30`; null when EDTF cannot say it. */
function yearlessEdtf(expr: TimeExpr): string | null {
  if (expr.kind !== 'date') return null;
  const mark = expr.approx ? '~' : '';
  if (expr.season) return `XXXX-${{ spring: 21, summer: 22, autumn: 23, winter: 24 }[expr.season]}${mark}`;
  if (expr.quarter) return `XXXX-${32 + expr.quarter}${mark}`;
  const month = expr.month === undefined ? 'XX' : pad(expr.month, 2);
  return `XXXX-${month}${expr.day === undefined ? '' : `-${pad(expr.day, 2)}`}${mark}`;
}

/**
 * The EDTF form of what is written, as near as EDTF comes: "mid-June 2020" has none of its own and gives `2020-06`, of which
 * the bounds of `resolve` are days 11-20; "around 9 May 2020" is `2020-05-09~`. Several readings give a one-of set. Null when
 * nothing can be said.
 */
export function edtfOf(
  expr: TimeExpr,
  reference: DayWindow | null,
  c: TimeConventions,
  tense: 'past' | 'future' = 'past',
): string | null {
  const all = resolve(expr, reference, c, tense);
  const first = all[0];
  if (!first) return null;
  if (all.length === 1) {
    if (first.edtf) return first.edtf;
    return first.earliest === null && first.latest === null ? null : edtfOfWindows([first]);
  }
  const labels = all.map((a) => a.edtf);
  if (labels.some((l) => l === null || l.includes('/'))) return edtfOfWindows(all);
  return `[${labels.join(',')}]`;
}

/** A length as a range of days: "a month" → 25 to 35. Null for anything but a duration. */
export function durationOf(
  expr: TimeExpr,
  c: TimeConventions,
): { readonly min: number; readonly max: number } | null {
  if (expr.kind !== 'duration') return null;
  return daysOf(expr.unit, expr.min, expr.max, expr.approx === true, c);
}
