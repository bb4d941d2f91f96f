/** What a word can be to the grammar, as bits: most words are none of it, and one look-up says so. */
import type { Token } from './doc.ts';
import type { Grammar } from './grammar.ts';

export const WORD = {
  /** May open a verb group though the tagger calls it no verb: "be", "have", "do", modals, "not", "to". */
  verbal: 1,
  preposition: 2,
  subordinator: 4,
  relative: 8,
  conjunction: 16,
  pronoun: 32,
  /** "the", "this", "all", "any" */
  determiner: 64,
  aside: 128,
} as const;

const known = new WeakMap<Grammar, ReadonlyMap<string, number>>();

function bitsOf(grammar: Grammar): ReadonlyMap<string, number> {
  let bits = known.get(grammar);
  if (bits) return bits;
  const found = new Map<string, number>();
  const add = (words: Iterable<string>, bit: number) => {
    for (const word of words) found.set(word, (found.get(word) ?? 0) | bit);
  };
  for (const words of [grammar.be, grammar.have, grammar.do, grammar.negation, grammar.infinitive])
    add(words, WORD.verbal);
  add(grammar.modal.keys(), WORD.verbal);
  add(grammar.prepositions.keys(), WORD.preposition);
  add(grammar.subordinators.keys(), WORD.subordinator);
  add(grammar.relative.keys(), WORD.relative);
  add(grammar.conjunctions.keys(), WORD.conjunction);
  add(grammar.pronoun.keys(), WORD.pronoun);
  add(grammar.definite, WORD.determiner);
  add(grammar.any, WORD.determiner);
  add(grammar.asides.keys(), WORD.aside);
  bits = found;
  known.set(grammar, bits);
  return bits;
}

/** The bits of every token; of a verb also those of its lemma. */
export function wordBits(tokens: readonly Token[], grammar: Grammar): Uint8Array {
  const bits = bitsOf(grammar);
  const out = new Uint8Array(tokens.length);
  for (let i = 0; i < tokens.length; i++) {
    const { lower, lemma } = tokens[i]!;
    out[i] = (bits.get(lower) ?? 0) | (lemma === lower ? 0 : (bits.get(lemma) ?? 0) & WORD.verbal);
  }
  return out;
}
