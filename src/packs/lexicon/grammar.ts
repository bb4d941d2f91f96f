import { z } from 'zod';

const words = z.array(z.string());

const pronoun = z.strictObject({
  words,
  possessive: words,
  person: z.boolean(),
  sex: z.enum(['male', 'female']).optional(),
  number: z.enum(['one', 'many']),
  speaker: z.boolean().optional(),
  hearer: z.boolean().optional(),
});

/** What lexicon.<language>/grammar.yaml holds, after merging over the packs it extends: small words by what they do. */
export const grammar = z.looseObject({
  be: words,
  have: words,
  do: words,
  become: words,
  be_forms: z.record(z.string(), words),
  past_auxiliaries: words,
  modals: z.record(z.enum(['future', 'possible', 'unreal', 'duty']), words),
  negation: words,
  infinitive: words,
  agent: words,
  possessive: words,
  pronouns: z.array(pronoun),
  anybody: words,
  demonstratives: words,
  determiners: z.strictObject({ definite: words, indefinite: words, any: words, other: words }),
  relative: z.record(z.enum(['person', 'thing', 'any', 'possessive', 'place', 'time']), words),
  subordinators: z.record(
    z.enum(['after', 'before', 'during', 'condition', 'question', 'reason', 'contrast']),
    words,
  ),
  at_once: words,
  content: words,
  conjunctions: words,
  prepositions: words,
  particles: words,
  defaults: z.record(z.enum(['at', 'for', 'through']), words),
  means: words,
  causative: words,
  control: z.record(z.enum(['attempted', 'threatened', 'not-done', 'done']), words),
  object_control: words,
  clausal: words,
  attempt_nouns: z.record(z.enum(['attempted', 'threatened']), words),
  attempt_adjectives: z.record(z.enum(['attempted', 'threatened']), words),
  habit: words,
  irregular: z.array(z.tuple([z.string(), z.string(), z.string()])),
  intransitive: words,
  branches: words,
  of: words,
  without: words,
  beside: words,
  happen: words,
  naming: words,
  name_nouns: words,
  origin: words,
  residents: words,
  residing: words,
  age_words: words,
  aged: words,
  counts: words,
});

export type Grammar = z.infer<typeof grammar>;
