/** Where the clause finder stands in a sentence: the stack of open clauses and what waits for its place. */
import { type Clause, isTensed, type Link } from './clause.ts';
import type { Grammar, RelativeSort, SubordinatorSort } from './grammar.ts';
import type { Item, Np, VerbGroup } from './phrases.ts';
import type { TimeMention } from './times.ts';

/** An open clause, from the word that opens it; its verb may still be to come. */
export interface Context {
  readonly sort: 'main' | 'rel' | 'sub' | 'content' | 'part';
  subject?: Np;
  clause?: Clause;
  readonly parent?: Clause;
  readonly marker?: { word: string; sort: SubordinatorSort };
  readonly antecedent?: Np;
  readonly relative?: RelativeSort;
  readonly preps: Clause['preps'];
  readonly times: TimeMention[];
  /** The clause that "and" joined this one to. */
  readonly clauseBefore?: Clause;
  /** Participles at the start that wait for the subject. */
  readonly waiting: Clause[];
  /** Subordinate clauses at the start that wait for the verb: "As soon as he was sent away, …". */
  readonly fronted: Clause[];
}

/** A sentence that is being parsed. */
export interface Parse {
  readonly sentence: number;
  readonly items: readonly Item[];
  readonly grammar: Grammar;
  /** Gives the number of the next clause. */
  readonly next: () => number;
  readonly clauses: Clause[];
  readonly nps: Np[];
  readonly stack: Context[];
  /** A preposition that waits for its noun phrase, its gerund or its clause. */
  prep?: { readonly word: string; readonly sub?: SubordinatorSort } | undefined;
  /** Whether "and" or a comma stands right before. */
  conj: boolean;
  comma: boolean;
  /** "and" stands before an insertion between commas that is still open. */
  held: boolean;
  /** The last noun phrase, when nothing but prepositional phrases stands between it and here. */
  lastNp?: Np | undefined;
  /** The preposition before "whom". */
  relativePrep?: string | undefined;
  /** What "whose" stands for. */
  whose?: Np | undefined;
  /** The item with an "of" that a time before it has used up. */
  skipOf: number;
  /** The phrase that what follows an age belongs to. */
  readonly hosts: Map<Np, Np>;
  /** Inside "according to …": what stands there belongs to nobody's act. */
  aside: boolean;
  /** Times that stand before the verb they belong to. */
  readonly timesAhead: TimeMention[];
}

/** The start of a sentence, with its main clause open. */
export function start(sentence: number, items: readonly Item[], grammar: Grammar, next: () => number): Parse {
  return {
    sentence,
    items,
    grammar,
    next,
    clauses: [],
    nps: [],
    stack: [fresh('main')],
    conj: false,
    comma: false,
    held: false,
    skipOf: -1,
    hosts: new Map(),
    aside: false,
    timesAhead: [],
  };
}

/** A clause that opens. */
export function fresh(sort: Context['sort'], given: Partial<Context> = {}): Context {
  return { sort, preps: [], times: [], waiting: [], fronted: [], ...given };
}

/** The innermost open clause. */
export function top({ stack }: Parse): Context {
  return stack[stack.length - 1]!;
}

/** The nearest open clause that passes a test, else the outermost. */
export function closest({ stack }: Parse, test: (context: Context) => boolean): Context {
  return stack.findLast(test) ?? stack[0]!;
}

/** The nearest open clause whose verb has tense, else the outermost. */
export function closestTensed(parse: Parse): Context {
  return closest(parse, hasTense);
}

/** Whether an open clause has its verb, and the verb has tense. */
export function hasTense({ clause }: Context): boolean {
  return clause !== undefined && isTensed(clause);
}

/** Closes every clause above the one at `depth`. */
export function closeAbove({ stack }: Parse, depth: number): void {
  stack.length = depth + 1;
}

/** How deep in the stack the nearest open clause stands that has a subject and still waits for its verb; -1 without one. */
export function findWaiting({ stack }: Parse): number {
  for (let depth = stack.length - 2; depth >= 0; depth--) {
    const context = stack[depth]!;
    if (!context.clause && (context.subject || context.sort === 'rel')) return depth;
    if (hasTense(context) && context.sort !== 'sub' && context.sort !== 'rel') return -1;
  }
  return -1;
}

/** Leaves what is complete: down to the clause that waits for a subject, or to a new one beside the main clause. */
export function resume(parse: Parse): void {
  const depth = parse.stack.findLastIndex((context) => !context.clause);
  if (depth >= 0) closeAbove(parse, depth);
  else parse.stack.push(fresh('main'));
}

/** A preposition without a noun phrase is a particle of the verb ("turned him in"). */
export function flushPrep(parse: Parse): void {
  if (parse.prep) top(parse).clause?.particles.push(parse.prep.word);
  parse.prep = undefined;
}

/** The clause of a verb, with what has waited for it in its context. */
export function make(
  parse: Parse,
  vg: VerbGroup,
  given: {
    subject?: Np | undefined;
    shared?: boolean;
    passive?: boolean;
    link: Link;
    context: Context;
    noun?: Np | undefined;
    before?: Clause;
  },
): Clause {
  const { context, subject, noun, before } = given;
  const clause: Clause = {
    id: parse.next(),
    sentence: parse.sentence,
    vg,
    passive: given.passive ?? vg.passive,
    sharedSubject: given.shared ?? false,
    preps: context.preps.splice(0),
    times: [...context.times.splice(0), ...parse.timesAhead.splice(0), ...vg.times],
    link: given.link,
    governs: [],
    particles: vg.particle ? [vg.particle] : [],
    adverbs: [...vg.adverbs],
    first: vg.first,
    last: vg.last,
    ...(subject ? { subject } : {}),
    ...(context.parent ? { parent: context.parent } : {}),
    ...(context.marker ? { marker: context.marker } : {}),
    ...(noun ? { noun } : {}),
    ...(before ? { before } : {}),
  };
  context.clause = clause;
  for (const fronted of context.fronted.splice(0)) fronted.parent = clause;
  if (context.sort === 'sub' && !context.parent)
    parse.stack.findLast((outer) => !outer.clause && outer.sort !== 'sub')?.fronted.push(clause);
  if (subject) for (const waiting of context.waiting) waiting.subject ??= subject;
  context.waiting.length = 0;
  parse.clauses.push(clause);
  return clause;
}

/** A clause without tense, open inside the one that governs it. */
export function openPart(
  parse: Parse,
  vg: VerbGroup,
  given: {
    subject?: Np | undefined;
    shared: boolean;
    passive?: boolean;
    link: Link;
    parent?: Clause | undefined;
    marker?: Context['marker'] | undefined;
    noun?: Np | undefined;
  },
): Clause {
  const { parent, marker, ...rest } = given;
  const context = fresh('part', { ...(parent ? { parent } : {}), ...(marker ? { marker } : {}) });
  const clause = make(parse, vg, { ...rest, context });
  parse.stack.push(fresh('part', { ...(parent ? { parent } : {}), clause }));
  return clause;
}
