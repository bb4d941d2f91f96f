/** coarser.<language>.yaml: the words in which less is told. Its fields are explained at the head of the English file. */
import { z } from 'zod';

const text = z.string();
const words = z.array(text.min(1)).default([]);
const perSex = z.strictObject({ male: text, female: text, other: text });
/** How something is written, and what it becomes at the steps that can be said so. */
const form = z.strictObject({
  say: text.min(1),
  decade: text.optional(),
  adult: text.optional(),
  none: text.optional(),
});

export const coarserFile = z.strictObject({
  spaced: z.boolean(),
  articles: z
    .strictObject({ indefinite: z.tuple([text, text]), definite: text, vowel: words, consonant: words })
    .optional(),
  particles: z.array(z.array(text.min(1)).min(2).max(3)).default([]),
  drops: words,
  joins: words,
  person: perSex.extend({ many: text }),
  own: perSex,
  pronouns: z.strictObject({ male: words, female: words }).default({ male: [], female: [] }),
  owners: words,
  marks: z.strictObject({ speech: text.min(1), words: text.min(1) }),
  numbers: z.record(text, z.int().nonnegative()).default({}),
  words: z.record(text, z.array(text)).default({}),
  ages: z.strictObject({
    decades: z.looseObject({ other: text }).catchall(text),
    adult: text.min(1),
    child: text.min(1),
    years: z.array(form),
    decade: z.array(form),
  }),
  occupations: z.strictObject({
    sectors: z.record(text, z.tuple([text.min(1), text.min(1)])),
    beside: words,
    forms: z.array(form).default([]),
  }),
  sums: z.strictObject({
    scales: z.record(text, z.int().positive()).default({}),
    digits: z.record(text, z.int().positive()).default({}),
    signs: z.record(text, text).default({}),
    lead: words,
    magnitudes: z.record(z.string().regex(/^10*$/), text.min(1)),
    none: text.min(1),
  }),
  times: z.strictObject({
    lead: words,
    keep: words,
    in: text,
    early: text,
    mid: text,
    late: text,
    month: text,
    quarter: text,
    nth: z.array(z.union([text, z.int()])).length(4),
    withYear: z.strictObject({ day: text, month: text, quarter: text }),
    year: text,
    stretch: text.min(1),
    stretchLead: words,
  }),
  places: z.strictObject({
    lead: words,
    of: z.record(text, text),
    unnamed: text.min(1),
    behind: text,
    based: text,
    needs: words,
  }),
  kin: z.strictObject({
    family: words,
    relative: z.tuple([text.min(1), text.min(1)]),
    with: text,
    and: words,
    beside: words,
  }),
  names: z.strictObject({
    titles: words,
    letters: z.array(text.min(1)).min(1),
    forms: z.array(form).default([]),
  }),
  acts: z.strictObject({ tails: words, middles: words }),
});

/** The words in which less is told in one language. */
export type Coarser = z.output<typeof coarserFile>;
