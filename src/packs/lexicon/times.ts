/** The times of a language's lexicon (`lexicon.*\/times.yaml`): which words say when. The comments in the file explain each key. */
import { z } from 'zod';
import { SMALL_WORDS } from './small-words.ts';

const words = z.array(z.string().min(1));
const unit = z.enum(['hour', 'day', 'week', 'month', 'quarter', 'year', 'decade', 'century']);
const daypart = z.enum(['morning', 'noon', 'afternoon', 'evening', 'night', 'dawn']);
const season = z.enum(['spring', 'summer', 'autumn', 'winter']);
const part = z.enum(['early', 'mid', 'late']);
const base = z.enum(['utterance', 'publication', 'act', 'absolute']);
const numbers = z.record(z.string(), z.number()).default({});

/** What a fixed expression may mean; checked against the type that every step shares. */
const expr = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('date'),
    year: z.number().int().optional(),
    month: z.number().int().min(1).max(12).optional(),
    day: z.number().int().min(1).max(31).optional(),
    season: season.optional(),
    part: part.optional(),
    daypart: daypart.optional(),
  }),
  z.strictObject({
    kind: z.literal('unit'),
    unit,
    shift: z.number().int(),
    part: part.optional(),
    month: z.number().int().min(1).max(12).optional(),
    day: z.number().int().min(1).max(31).optional(),
    daypart: daypart.optional(),
  }),
  z.strictObject({ kind: z.enum(['shift', 'duration']), unit, min: z.number(), max: z.number() }),
  z.strictObject({ kind: z.literal('vague'), direction: z.enum(['past', 'present', 'future']) }),
  z.strictObject({ kind: z.literal('set') }),
]);

const table = z.array(words);
const none = words.default([]);

/** What `lexicon.*\/times.yaml` holds, after merging over the packs it extends; without the file, nothing is found. */
export const timesSchema = z.strictObject({
  months: table.refine((m) => m.length === 12 || m.length === 0, 'must name twelve months').default([]),
  weekdays: table.refine((d) => d.length === 7 || d.length === 0, 'must name seven weekdays').default([]),
  weekdaysMany: words.refine((d) => d.length === 7 || d.length === 0, 'must name seven weekdays').default([]),
  capital: none,
  beside: none,
  seasons: z.partialRecord(season, words).default({}),
  guarded: none,
  units: z
    .array(
      z.strictObject({
        unit,
        times: z.number().positive().default(1),
        one: words,
        many: words,
        night: z.boolean().default(false),
      }),
    )
    .default([]),
  dayparts: z.partialRecord(daypart, words).default({}),
  numbers,
  scales: numbers,
  ordinals: numbers,
  ordinalTail: none,
  decadeTail: none,
  decades: numbers,
  some: z.record(z.string(), z.tuple([z.number(), z.number()])).default({}),
  which: z
    .array(
      z.strictObject({
        words,
        shift: z.union([z.literal(-1), z.literal(0), z.literal(1)]),
        from: base,
        span: z.boolean().default(false),
        loose: z.boolean().default(false),
        the: z.enum(['span', 'act']).optional(),
      }),
    )
    .default([]),
  turns: z
    .array(z.strictObject({ words, sign: z.union([z.literal(-1), z.literal(1)]), from: base }))
    .default([]),
  links: none,
  parts: z.partialRecord(part, words).default({}),
  edges: z.partialRecord(part, words).default({}),
  within: none,
  approx: none,
  atleast: none,
  atmost: none,
  every: none,
  per: none,
  often: none,
  oftenTimes: none,
  alternate: none,
  adverbs: z.partialRecord(z.enum([...unit.options, 'night']), words).default({}),
  meridiem: z.strictObject({ am: none, pm: none }).default({ am: [], pm: [] }),
  oclock: none,
  zones: none,
  words: z.partialRecord(z.enum(SMALL_WORDS), words).default({}),
  prepositions: z.partialRecord(z.enum(['start', 'end', 'to', 'from', 'duration']), words).default({}),
  traps: none,
  phrases: z
    .array(
      z.strictObject({
        say: words,
        expr,
        from: base,
        pos: z.string().optional(),
        loose: expr.optional(),
      }),
    )
    .default([]),
});

/** The times of a lexicon, checked. */
export type TimesLexicon = z.infer<typeof timesSchema>;
