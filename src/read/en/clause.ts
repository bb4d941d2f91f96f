/** A clause: its verb, the phrases that hang on it, and how it hangs on other clauses. */
import type { SubordinatorSort } from './grammar.ts';
import type { Np, VerbGroup } from './phrases.ts';
import type { TimeMention } from './times.ts';

export interface Prep {
  readonly word: string;
  readonly np?: Np;
  /** A gerund or a clause under the preposition. */
  readonly clause?: Clause;
  /** The noun phrase right before it, to which it may belong instead. */
  readonly after?: Np;
}

export type Link =
  | 'main'
  | 'relative'
  | 'subordinate'
  | 'content'
  | 'infinitive'
  | 'gerund'
  | 'adjunct'
  | 'reduced'
  | 'coordinate';

export interface Clause {
  readonly id: number;
  readonly sentence: number;
  readonly vg: VerbGroup;
  passive: boolean;
  subject?: Np;
  /** The subject stands at another verb ("was arrested and sent"). */
  sharedSubject: boolean;
  object?: Np;
  second?: Np;
  readonly preps: Prep[];
  readonly times: TimeMention[];
  parent?: Clause;
  link: Link;
  readonly marker?: { readonly word: string; readonly sort: SubordinatorSort };
  /** The clauses this one governs, by the slot they fill. */
  readonly governs: { readonly slot: 'that' | 'to-do' | 'doing'; readonly clause: Clause }[];
  /** The noun that governs it: "attempt to escape". */
  readonly noun?: Np;
  /** The clause before it that it is coordinated with. */
  readonly before?: Clause;
  readonly particles: string[];
  /** An adjective behind the verb or its object: "pleaded guilty", "found him guilty". */
  predicate?: Np;
  /** A stretch of time as object: "got five years". */
  measure?: { readonly np: Np; readonly mention: TimeMention };
  readonly adverbs: number[];
  first: number;
  last: number;
}

/** A clause that stands on its own: it has tense. */
export function isTensed({ vg, passive, link }: Clause): boolean {
  return (
    vg.form === 'finite' ||
    vg.form === 'base' ||
    (vg.form === 'ed' && !(passive && (link === 'reduced' || link === 'adjunct')))
  );
}

/** Whether a phrase may name somebody. */
export function isParty(np: Np): boolean {
  const { sort } = np.type;
  return sort === 'party' || sort === 'office' || sort === 'name' || sort === 'pronoun' || sort === 'number';
}

/** Widens a clause's span over what belongs to it. */
export function close(clause: Clause): void {
  const spans: { first: number; last: number }[] = [];
  if (clause.subject && !clause.sharedSubject) spans.push(clause.subject);
  if (clause.object && clause.object !== clause.subject) spans.push(clause.object);
  if (clause.second) spans.push(clause.second);
  for (const entry of clause.preps) if (entry.np) spans.push(entry.np);
  for (const mention of clause.times) spans.push(mention);
  for (const span of spans) {
    clause.first = Math.min(clause.first, span.first);
    clause.last = Math.max(clause.last, span.last);
  }
}
