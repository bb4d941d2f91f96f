/** What the report says of the order of acts: "after being questioned", "as soon as", "four days after his arrest". */
import { daysOf } from '../../packs/lengths.ts';
import type { Pack } from '../../packs/types.ts';
import type { ActMention } from './acts.ts';
import type { Clause } from './clause.ts';
import type { Doc } from './doc.ts';
import type { Grammar } from './grammar.ts';
import type { TimeMention } from './times.ts';

export interface Order {
  /** Indices of acts. */
  readonly before: number;
  readonly after: number;
  readonly gap?: { readonly min: number; readonly max: number };
  /** Tokens of the words that say it. */
  readonly first: number;
  readonly last: number;
}

/** @param acts in the order of the text */
export function ordersOf(acts: readonly ActMention[], doc: Doc, grammar: Grammar, pack: Pack): Order[] {
  const out: Order[] = [];
  const byClause = new Map<Clause, number>();
  const byHead = new Map<number, number>();
  acts.forEach((act, i) => {
    if (act.found.np) byHead.set(act.found.np.head, i);
    if (act.found.clause && !act.found.np) byClause.set(act.found.clause, i);
    else if (act.found.clause && act.found.light && !byClause.has(act.found.clause))
      byClause.set(act.found.clause, i);
  });
  const seen = new Set<string>();
  const placed = new Set<number>();
  const add = (order: Order) => {
    const key = `${order.before}>${order.after}`;
    if (order.before === order.after || seen.has(key)) return;
    seen.add(key);
    out.push(order);
    placed.add(order.before).add(order.after);
  };

  const joined = new Map<Clause, Clause[]>();
  for (const clause of byClause.keys())
    if (clause.before && !clause.marker)
      joined.set(clause.before, [...(joined.get(clause.before) ?? []), clause]);
  for (const [clause, index] of byClause) {
    if (clause.marker && clause.parent) {
      const { word, sort } = clause.marker;
      // "As soon as he was sent away, they told his family and banished them": what "and" joins comes after it too.
      for (const main of [clause.parent, ...(joined.get(clause.parent) ?? [])]) {
        const parent = actOf(main);
        if (parent !== undefined && main !== clause)
          relate(sort, word, index, parent, gapOf(clause.parent, word), span(clause, main));
      }
    }
    for (const entry of clause.preps) {
      const sort = sortOf(entry.word);
      if (!sort) continue;
      const other = entry.np ? byHead.get(entry.np.head) : entry.clause ? actOf(entry.clause) : undefined;
      if (other !== undefined)
        relate(
          sort,
          entry.word,
          other,
          index,
          gapOf(clause, entry.word),
          span(clause, entry.np ?? entry.clause!),
        );
    }
  }
  // "three days later": counts from the act told before it.
  acts.forEach((act, i) => {
    const mention = act.times.find(
      (time) => time.from === 'act' && (time.expr.kind === 'shift' || isDay(time)),
    );
    if (!mention || placed.has(i)) return;
    for (let k = i - 1; k >= 0; k--) {
      const previous = acts[k]!;
      if (previous.general || previous.pointing) continue;
      if (doc.tokens[act.found.first]!.sentence - doc.tokens[previous.found.first]!.sentence > 2) return;
      const gap = days(mention, pack);
      if (!gap) return;
      add(
        gap.min >= 0
          ? { before: k, after: i, gap, first: mention.first, last: mention.last }
          : {
              before: i,
              after: k,
              gap: { min: -gap.max, max: -gap.min },
              first: mention.first,
              last: mention.last,
            },
      );
      return;
    }
  });
  return out;

  function relate(
    sort: string,
    word: string,
    inner: number,
    outer: number,
    gap: Order['gap'],
    words: { first: number; last: number },
  ): void {
    const close = gap ?? (grammar.atOnce.has(word) ? atOnce() : undefined);
    if (sort === 'after') add({ before: inner, after: outer, ...(close ? { gap: close } : {}), ...words });
    else if (sort === 'before')
      add({ before: outer, after: inner, ...(close ? { gap: close } : {}), ...words });
  }

  function atOnce(): Order['gap'] {
    const gap = pack.conventions.gaps['at-once'];
    return gap ? { min: gap[0], max: gap[1] } : undefined;
  }

  function actOf(clause: Clause): number | undefined {
    return byClause.get(clause);
  }

  function sortOf(word: string): string | undefined {
    return grammar.subordinators.get(word.split(' ')[0]!)?.find((phrase) => phrase.words.join(' ') === word)
      ?.value;
  }

  /** The "four days" of "four days after". */
  function gapOf(clause: Clause, word: string): Order['gap'] {
    const mention = clause.times.find(
      (time) =>
        time.from === 'act' && (doc.tokens[time.last - 1]?.lower === word || time.expr.kind === 'shift'),
    );
    const gap = mention ? days(mention, pack) : undefined;
    return (
      gap && {
        min: Math.min(Math.abs(gap.min), Math.abs(gap.max)),
        max: Math.max(Math.abs(gap.min), Math.abs(gap.max)),
      }
    );
  }

  function span(
    a: { first: number; last: number },
    b: { first: number; last: number },
  ): { first: number; last: number } {
    return { first: Math.min(a.first, b.first), last: Math.max(a.last, b.last) };
  }
}

/** A shift in days, by the pack's conventions on how long a unit lasts. */
function days(mention: TimeMention, pack: Pack): { min: number; max: number } | undefined {
  const { expr } = mention;
  // "the next day", "the same night": a night may end on the day after.
  if (expr.kind === 'unit') return { min: expr.shift, max: expr.shift + (expr.daypart === 'night' ? 1 : 0) };
  if (expr.kind !== 'shift' && expr.kind !== 'duration') return undefined;
  return daysOf(expr.unit, expr.min, expr.max, expr.approx === true, pack.time);
}

function isDay({ expr }: TimeMention): boolean {
  return expr.kind === 'unit' && expr.unit === 'day' && expr.part === undefined && expr.month === undefined;
}
