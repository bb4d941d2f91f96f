/**
 * The words by which a report says who tells something and how sure it is: the form of `lexicon.en/voices.yaml`
 * (its comments explain every field). Indexed for the reader it is in voices-index.ts.
 */
import { z } from 'zod';

const words = z.array(z.string().min(1)).min(1);
const modes = z.enum(['tell', 'learn', 'think', 'wish', 'judge']);
const stances = z.enum(['asserted', 'reported', 'alleged', 'possible', 'denied']);

const cueFields = {
  words,
  mode: modes,
  takes: words,
  stance: stances.optional(),
};

/** One `lexicon.en/voices.yaml`. A pack that only adds names leaves the rest out. */
export const voicesFile = z.strictObject({
  grammar: z
    .strictObject({
      that: words,
      to: words,
      by: words,
      of: words,
      as: words,
      be: words,
      have: words,
      do: words,
      ability: words,
      not: words,
      wh: words,
      relative: words,
      expletive: words,
      definite: words,
      gerund: words,
      plural: words,
      possessive: words,
      first: words,
      titles: words,
      pronouns: z.array(
        z.strictObject({
          words,
          number: z.enum(['one', 'many', 'any']),
          fresh: z.boolean().optional(),
          sex: z.enum(['male', 'female']).optional(),
        }),
      ),
    })
    .optional(),
  verbs: z
    .array(
      z.strictObject({
        ...cueFields,
        addressee: z.boolean().optional(),
        passive: z.array(z.string()).optional(),
        infinitive: z.boolean().optional(),
      }),
    )
    .default([]),
  light: z.array(z.strictObject({ verbs: words, nouns: words, mode: modes })).default([]),
  nouns: z.array(z.strictObject(cueFields)).default([]),
  adjectives: z.array(z.strictObject(cueFields)).default([]),
  phrases: z
    .array(
      z.strictObject({
        words,
        mode: modes,
        source: z.enum(['after', 'none']),
        stance: stances.optional(),
      }),
    )
    .default([]),
  hedges: z
    .strictObject({
      adverbs: z.array(z.strictObject({ words, stance: stances })).default([]),
      modals: z.array(z.strictObject({ words, stance: stances })).default([]),
      adjectives: z.array(z.strictObject({ words, stance: stances })).default([]),
      complements: z
        .array(z.strictObject({ words, takes: words, stance: stances, passive: z.boolean().optional() }))
        .default([]),
    })
    .default({ adverbs: [], modals: [], adjectives: [], complements: [] }),
  sources: z
    .strictObject({
      people: words.optional(),
      anybody: words.optional(),
      official: words.optional(),
      document: words.optional(),
      hearsay: words.optional(),
      outlets: words.optional(),
      reporters: words.optional(),
    })
    .default({}),
  told: words.optional(),
});

export type VoicesFile = z.infer<typeof voicesFile>;
export type CueMode = z.infer<typeof modes>;
export type CueStance = z.infer<typeof stances>;
