/** What cutting a text into clauses needs to know of a language and of the frames of a pack. */
import type { VerbFinalGrammar } from '../../packs/lexicon/verb-final.ts';
import type { Voice } from './doc.ts';
import type { NpGrammar } from './np-grammar.ts';

/** What the frames know of a verb before its clause is closed. */
export interface VerbSense {
  /** Whether it is done to somebody: undefined when nothing is known of it. */
  readonly transitive: boolean | undefined;
  /** Its grammatical subject is whom it was done to, though it looks active. */
  readonly turned: boolean;
}

export interface ClauseGrammar {
  readonly grammar: VerbFinalGrammar;
  readonly np: NpGrammar;
  readonly carriers: ReadonlyMap<string, Voice>;
  sense(lemma: string, deed: string | undefined): VerbSense;
}

/** Verbs that carry a noun of doing, by what they make of its voice. */
export function carriersOf({ carriers = {}, lights = {} }: VerbFinalGrammar): ReadonlyMap<string, Voice> {
  const map = new Map<string, Voice>();
  for (const voice of ['active', 'passive', 'causative'] as const)
    for (const lemma of [...(carriers[voice] ?? []), ...(lights[voice] ?? [])])
      if (!map.has(lemma)) map.set(lemma, voice);
  return map;
}
