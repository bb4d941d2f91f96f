/**
 * Clauses: a verb with what stands before it. The verb closes its clause and its ending says what the clause is for the next:
 * a step in a chain, a relative clause of the noun behind, something said, a reason, a time.
 */
import type { Clause } from './clause.ts';
import type { ClauseGrammar } from './clause-grammar.ts';
import type { Doc, Sentence } from './doc.ts';
import { itemsOf } from './items.ts';
import { membersOf, type Np } from './np.ts';
import { type Predicate, predicateAt } from './predicate.ts';
import { aheadOf, describes, gapOf, isWho, ofOther, ofRelative, type Pending } from './taking.ts';

type Draft = { -readonly [K in keyof Clause]: Clause[K] };

const OPENS = /^[“‘「『]$/u;
const CLOSES = /^[”’」』]$/u;
const STRAIGHT = /^["']$/u;
/** Clauses before a relative clause that are about its noun, too. */
const NEAR = 3;

/** What is open at one depth of quotation. */
interface Level {
  pending: Pending[];
  subject: Np | undefined;
  chain: number | undefined;
  readonly sign: string;
}

/** @returns the clauses of a sentence and all its phrases */
export function clausesOf(
  doc: Doc,
  sentence: Sentence,
  g: ClauseGrammar,
  nextNp: () => number,
  nextClause: () => number,
): { clauses: Clause[]; nps: Np[] } {
  const items = itemsOf(doc, sentence, g.np, nextNp);
  const nps = items.flatMap((item) => (item.kind === 'np' ? membersOf(item.np) : []));
  const lastVerb = items.findLastIndex(({ kind }) => kind === 'verb');
  const clauses: Draft[] = [];
  const byIndex = new Map<number, Draft>();
  const fresh = (sign = ''): Level => ({ pending: [], subject: undefined, chain: undefined, sign });
  const levels: Level[] = [fresh()];
  let adverbs: string[] = [];

  for (let k = 0; k < items.length; k++) {
    const item = items[k]!;
    const level = levels.at(-1)!;
    if (item.kind === 'np') level.pending.push({ np: item.np });
    else if (item.kind === 'time') level.pending.push({ time: item.word.time! });
    else if (item.kind === 'small') adverbs.push(item.word.small!);
    else if (item.kind === 'sign') quotation(item.word.sign!, level);
    else k = verbAt(k, level);
  }
  return { clauses, nps };

  function quotation(sign: string, level: Level): void {
    const closes = CLOSES.test(sign) || (STRAIGHT.test(sign) && levels.some((one) => one.sign === sign));
    if (closes && levels.length > 1) levels.pop();
    else if (closes) {
      level.pending = [];
      level.chain = undefined;
    } else if (OPENS.test(sign) || STRAIGHT.test(sign)) levels.push(fresh(sign));
  }

  /** @returns the last item of the verb and its auxiliaries */
  function verbAt(k: number, level: Level): number {
    const before = level.pending.at(-1);
    const previous = before !== undefined && 'np' in before ? before.np : undefined;
    const predicate = jointWith(predicateAt(items, k, previous, adverbs, doc, g), level);
    const { last, at, end, lemma, deed, deedNp, voice, form, says, state } = predicate;
    if (deedNp !== undefined) level.pending.pop();
    const head = describes(form) || form === 'nominal' ? behindNp(last + 1) : undefined;
    const bound = head && boundOf(head);
    const described = describes(form) && bound === undefined ? head : undefined;
    const sense = g.sense(lemma, deed);
    const take = described
      ? ofRelative(level.pending, predicate, sense, described)
      : ofOther(level.pending, predicate, bound, last < lastVerb);
    const args = take.flatMap((one) => ('np' in one ? [one.np] : []));
    const times = take.flatMap((one) => ('time' in one ? [one.time] : []));
    // "조 씨는 나이가 많아": what follows is about the topic.
    const subject =
      args.find(({ mark }) => mark === 'topic') ??
      args.find(({ mark }) => mark === 'subject') ??
      args.find(({ mark }) => mark === 'also');
    const gap = described && gapOf(args, predicate, sense, described);
    const carried = gap === 'subject' ? described : subject === undefined ? level.subject : undefined;
    const starts = [...args.map((np) => membersOf(np)[0]!.start), ...times.map(({ start }) => start)];
    const clause: Draft = {
      i: nextClause(),
      sentence: sentence.i,
      start: Math.min(at, deedNp?.start ?? at, ...starts),
      end,
      at,
      lemma,
      voice,
      form,
      says,
      args,
      times,
      ahead: aheadOf(take),
      depth: levels.length - 1,
      adverbs,
      ...(deed !== undefined && { deed }),
      ...(deedNp && { deedNp }),
      ...(state && { state }),
      ...(level.chain !== undefined && { chain: level.chain }),
      ...(described && { describes: described }),
      ...(gap && { gap }),
      ...(carried && { carried }),
      ...(bound !== undefined && { bound, boundNp: head! }),
    };
    adverbs = [];
    clauses.push(clause);
    byIndex.set(clause.i, clause);
    if (gap === 'subject') carryBack(clause, described!);
    // What the clause took is used up; whom it is about stays for the next.
    level.pending = level.pending.filter((one) => !take.includes(one));
    if (described) level.chain = outer(level.chain);
    else {
      level.chain = form === 'final' ? undefined : clause.i;
      level.subject = subject ?? level.subject;
    }
    return last;
  }

  /** "끌고 가다": two verbs that are one take up the clause of the first. */
  function jointWith(predicate: Predicate, level: Level): Predicate {
    const before = clauses.at(-1);
    if (before === undefined || (before.form !== 'and' && before.form !== 'then')) return predicate;
    if (level.pending.length > 0 || predicate.deed !== undefined) return predicate;
    if (before.end > predicate.at) return predicate;
    const joint = `${doc.text.slice(before.at, before.end).split(' ').at(-1)} ${predicate.lemma}`;
    if (g.sense(joint, undefined).transitive === undefined) return predicate;
    clauses.pop();
    level.pending = [...before.args.map((np) => ({ np })), ...before.times.map((time) => ({ time }))];
    level.chain = before.chain;
    return { ...predicate, lemma: joint, at: before.at };
  }

  /** Behind a relative clause the chain goes on with the last clause that is not its own: "…하던 중 문을 부수고 들어온 경찰에". */
  function outer(chain: number | undefined): number | undefined {
    let clause = chain === undefined ? undefined : byIndex.get(chain);
    while (clause !== undefined) {
      if (clause.args.some(isWho) || clause.times.length > 0 || clause.bound !== undefined) return clause.i;
      clause = clause.chain === undefined ? undefined : byIndex.get(clause.chain);
    }
    return undefined;
  }

  /** Clauses of the chain before a relative clause are about the same noun: "체포돼 조사를 받던 남성". */
  function carryBack(clause: Draft, head: Np): void {
    let { chain } = clause;
    for (let n = 0; n < NEAR && chain !== undefined; n++) {
      const before = byIndex.get(chain);
      if (before === undefined || before.args.some(isWho)) return;
      before.carried = head;
      ({ chain } = before);
    }
  }

  /** The phrase behind a describing verb: signs of a term do not part them. */
  function behindNp(from: number): Np | undefined {
    for (const item of items.slice(from, from + 2)) {
      if (item.kind === 'np') return membersOf(item.np)[0];
      if (item.kind === 'time' || item.kind === 'verb') return undefined;
    }
    return undefined;
  }

  function boundOf(np: Np): string | undefined {
    const first = doc.words[np.first]!;
    return np.known?.bound ?? (first.noun ?? first.verb?.copula)?.known?.bound;
  }
}
