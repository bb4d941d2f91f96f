/** Times and places that an act has of a clause beside its own: Korean says them once for a chain. */
import type { Clause } from './clause.ts';
import type { ClauseLinks } from './clause-links.ts';
import type { Doc } from './doc.ts';
import type { Np } from './np.ts';
import { isPlace } from './sorts.ts';
import type { TimeMention } from './times.ts';

export interface Lending {
  /** Its own, those lent to it, one before the whole chain, or "…것은 4월 19일이었다". */
  timesOf(clause: Clause): readonly TimeMention[];
  placesOf(clause: Clause): readonly Np[];
}

/** Clauses of a chain that are looked through. */
const CHAIN = 4;

/**
 * @param isAct whether a clause told an act of its own
 * @param copulas "to be"
 */
export function lending(
  doc: Doc,
  links: ClauseLinks,
  isAct: (clause: Clause) => boolean,
  copulas: ReadonlySet<string>,
): Lending {
  const wordOf = new Map(
    doc.words.flatMap((word) => (word.time === undefined ? [] : [[word.time, word.i] as const])),
  );
  return {
    timesOf,
    placesOf: (clause) =>
      borrowed(clause, ({ args }) => args.filter((np) => np.mark === 'in' && isPlace(np))),
  };

  function timesOf(clause: Clause): readonly TimeMention[] {
    const times = clause.times.filter((time) => !isMeasure(time));
    if (times.some(isPoint)) return times;
    const lent = borrowed(clause, (one) => one.times.filter(isPoint));
    if (lent.length > 0) return [...lent, ...times];
    const cleft = clause.boundNp && links.holding(clause.boundNp);
    if (cleft !== undefined && copulas.has(cleft.lemma) && cleft.times.length > 0)
      return [...cleft.times, ...times];
    return [...ofChain(clause), ...times];
  }

  /** A time before whom the chain is about holds for all that is told of the same person. */
  function ofChain(clause: Clause): readonly TimeMention[] {
    if (clause.says.has('future')) return [];
    if (clause.args.some(({ mark }) => mark === 'subject' || mark === 'topic')) return [];
    let before = links.before(clause);
    for (let n = 0; before !== undefined && n < CHAIN; n++) {
      if (before.times.length > 0) return before.ahead;
      before = links.before(before);
    }
    return [];
  }

  /**
   * What a clause leaves out because a clause that leads to it has said it: "지난달 강을 건너다가 붙잡혔다". An act of its own
   * lends only while it lasts; a clause that describes one of its phrases lends what it cannot have meant for itself.
   */
  function borrowed<T>(clause: Clause, of: (clause: Clause) => readonly T[]): readonly T[] {
    if (clause.says.has('future')) return [];
    let own: Clause | undefined = clause;
    for (let n = 0; own !== undefined && n < CHAIN; n++) {
      if (own !== clause) {
        const found = of(own);
        if (found.length > 0) return lends(own) ? found : [];
        if (!lends(own)) return [];
      }
      for (const np of own.args) {
        const described = links.describing(np);
        if (described !== undefined && lends(described) && of(described).length > 0) return of(described);
      }
      own = links.before(own);
    }
    return [];
  }

  function lends(clause: Clause): boolean {
    const { form, bound, says } = clause;
    if (form === 'while' || bound === 'while' || says.has('ongoing') || says.has('tried')) return true;
    return !isAct(clause);
  }

  /** "징역 10년", "3년형": how much of something, not how long the telling of it took. */
  function isMeasure(time: TimeMention): boolean {
    const i = wordOf.get(time);
    if (isPoint(time) || i === undefined) return false;
    const [before, behind] = [doc.words[i - 1], doc.words[i + 1]];
    const { known, mark } = before?.noun ?? {};
    const counted =
      before?.sentence === doc.words[i]!.sentence &&
      mark === undefined &&
      (known?.deed === true || known?.thing !== undefined);
    return counted || (behind?.close === true && behind.noun !== undefined);
  }
}

function isPoint({ sense }: TimeMention): boolean {
  return sense !== 'duration';
}
