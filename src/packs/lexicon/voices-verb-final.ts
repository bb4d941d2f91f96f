/**
 * The words by which a report in a language whose verb ends the clause says who tells something and how sure it is: the form
 * of `lexicon.<language>/voices.yaml` (its comments explain every field).
 */
import { z } from 'zod';

const words = z.array(z.string().min(1));
const none = words.default([]);
const stance = z.enum(['reported', 'alleged', 'possible', 'denied']);

/** `tell`: somebody says it. `hearsay`: it is said, by nobody named. `think`: somebody believes, fears or asks it. */
export const CUE_MODES = ['tell', 'hearsay', 'think'] as const;

export const verbFinalVoices = z.strictObject({
  quotative: z.strictObject({ say: none, and: none, modify: none }).prefault({}),
  verbs: z
    .array(z.strictObject({ words: none, written: none, mode: z.enum(CUE_MODES), stance: stance.optional() }))
    .default([]),
  nouns: z.array(z.strictObject({ words, stance: stance.optional() })).default([]),
  things: none,
  accordingTo: none,
  hedges: z
    .strictObject({
      nouns: z.array(z.strictObject({ words, stance })).default([]),
      verbs: z.array(z.strictObject({ words, stance })).default([]),
      adverbs: z.array(z.strictObject({ words, stance })).default([]),
    })
    .prefault({}),
  sources: z
    .strictObject({
      people: none,
      anybody: none,
      official: none,
      document: none,
      outlets: none,
      outletEnds: none,
      own: none,
      another: none,
      same: none,
      notSource: none,
      meetings: none,
    })
    .prefault({}),
});

/** The voices of such a lexicon, checked. */
export type VerbFinalVoices = z.infer<typeof verbFinalVoices>;
export type VerbFinalCueMode = (typeof CUE_MODES)[number];
