/** What the report says of the order of acts: "as soon as", "after", "before", one thing after another in one chain. */
import { daysOf } from '../../packs/lengths.ts';
import type { Pack } from '../../packs/types.ts';
import type { ActMention } from './acts.ts';
import type { Clause } from './clause.ts';
import { linksOf } from './clause-links.ts';
import type { TimeMention } from './times.ts';

export interface Order {
  /** Indices of acts. */
  readonly before: number;
  readonly after: number;
  readonly gap?: { readonly min: number; readonly max: number };
  /** The words that say it. */
  readonly start: number;
  readonly end: number;
}

/** Sentences between an act and "three days later". */
const NEAR = 2;

/**
 * @param acts in the order of the text
 * @param atOnce nouns behind an act that say that the next followed at once
 */
export function ordersOf(
  acts: readonly ActMention[],
  clauses: readonly Clause[],
  pack: Pack,
  atOnce: ReadonlySet<string>,
): Order[] {
  const out: Order[] = [];
  const seen = new Set<string>();
  const placed = new Set<number>();
  const add = (order: Order): void => {
    const key = `${order.before}>${order.after}`;
    if (order.before === order.after || seen.has(key)) return;
    seen.add(key);
    out.push(order);
    placed.add(order.before).add(order.after);
  };
  const byClause = new Map(
    acts.flatMap((act) => (act.clause === undefined ? [] : [[act.clause.i, act] as const])),
  );
  const links = linksOf(clauses);
  const byIndex = new Map(clauses.map((clause) => [clause.i, clause]));
  const following = new Map<number, Clause>();
  for (const clause of clauses) if (clause.chain !== undefined) following.set(clause.chain, clause);

  for (const clause of clauses) {
    const act = byClause.get(clause.i);
    if (act === undefined) continue;
    const main = mainOf(clause);
    const other = main && byClause.get(main.i);
    if (main === undefined || other === undefined) continue;
    const span = { start: clause.at, end: main.end };
    const both = { before: act.i, after: other.i, ...span };
    const written = main.times.find(isGap);
    const gap = written && gapOf(written, pack);
    if (clause.bound === 'after')
      add({ ...both, ...withGap(gap ?? (isAtOnce(clause) ? close(pack) : undefined)) });
    else if (clause.bound === 'before') add({ before: other.i, after: act.i, ...span });
    else if (clause.form === 'at-once') add({ ...both, ...withGap(close(pack)) });
    else if (clause.form === 'then' && !clause.says.has('past')) add({ ...both, ...withGap(gap) });
  }
  // "사흘 뒤": counts from the act told before it.
  acts.forEach((act, i) => {
    const time = act.times.find(isGap);
    if (time === undefined || placed.has(i)) return;
    for (let k = i - 1; k >= 0; k--) {
      const previous = acts[k]!;
      if (previous.general || previous.pointing) continue;
      if (act.sentence - previous.sentence > NEAR) return;
      const gap = gapOf(time, pack);
      if (gap === undefined) return;
      if (gap.min >= 0) add({ before: k, after: i, gap, start: time.start, end: time.end });
      else
        add({ before: i, after: k, gap: { min: -gap.max, max: -gap.min }, start: time.start, end: time.end });
      return;
    }
  });
  return out;

  /** The clause that a clause leads to. */
  function mainOf(clause: Clause): Clause | undefined {
    const next = following.get(clause.i);
    if (next !== undefined) return next;
    if (clause.boundNp === undefined) return undefined;
    const behind = byIndex.get(clause.i + 1);
    return links.holding(clause.boundNp) ?? (behind?.sentence === clause.sentence ? behind : undefined);
  }

  function isAtOnce(clause: Clause): boolean {
    return clause.boundNp !== undefined && atOnce.has(clause.boundNp.stem);
  }
}

function withGap(gap: Order['gap']): Pick<Order, 'gap'> {
  return gap === undefined ? {} : { gap };
}

/** "As soon as": the pack's convention. */
function close(pack: Pack): Order['gap'] {
  const gap = pack.conventions.gaps['at-once'];
  return gap === undefined ? undefined : { min: gap[0], max: gap[1] };
}

/** A part of the day, a time on the clock, and nothing coarser. */
const OWN_DAY = /^(?:daypart|clock)/;

function isGap(time: TimeMention): boolean {
  if (time.from !== 'act' || time.sense === 'duration') return false;
  // "새벽" alone is of the act's own day.
  if (OWN_DAY.test(time.rule)) return false;
  return time.expr.kind === 'shift' || (time.expr.kind === 'unit' && time.expr.unit === 'day');
}

function gapOf({ expr }: TimeMention, pack: Pack): Order['gap'] {
  if (expr.kind === 'unit') return { min: expr.shift, max: expr.shift };
  if (expr.kind !== 'shift') return undefined;
  return daysOf(expr.unit, expr.min, expr.max, expr.approx === true, pack.time);
}
