/**
 * The times of a language whose verb ends the clause (`lexicon.<language>/times.yaml`): a written time goes from the coarse
 * to the fine ("2020년 5월 3일", 先月中旬) and what it counts from stands behind it ("사흘 전"). The comments in the file explain each key.
 */
import { z } from 'zod';

const words = z.array(z.string().min(1));
const none = words.default([]);
const unit = z.enum(['hour', 'day', 'week', 'month', 'quarter', 'year', 'decade', 'century']);
const daypart = z.enum(['morning', 'noon', 'afternoon', 'evening', 'night', 'dawn']);
const season = z.enum(['spring', 'summer', 'autumn', 'winter']);
const part = z.enum(['early', 'mid', 'late']);
const from = z.enum(['utterance', 'publication', 'act']);
const range = z.tuple([z.number(), z.number()]);

const expr = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('shift'),
    unit,
    min: z.number(),
    max: z.number(),
    approx: z.boolean().optional(),
  }),
  z.strictObject({ kind: z.literal('vague'), direction: z.enum(['past', 'present', 'future']) }),
  z.strictObject({ kind: z.literal('set') }),
]);

/** What stands behind a time and belongs to it. */
export const TAILS = ['plain', 'timely', 'start', 'end', 'after', 'before', 'join', 'each', 'open'] as const;
/** What stands behind a stretch of time. */
export const STRETCH_MARKS = ['ago', 'later', 'counted', 'lasting', 'within'] as const;

const named = (n: number) =>
  z
    .array(words)
    .refine((list) => list.length === n || list.length === 0, `must name ${n}`)
    .default([]);

/** What `lexicon.<language>/times.yaml` holds, after merging over the packs it extends; without the file, nothing is found. */
export const verbFinalTimes = z.strictObject({
  spaced: z.boolean().default(true),
  counts: z
    .record(
      z.string(),
      z.strictObject({
        ones: z.record(z.string(), z.number()),
        scales: z.record(z.string(), z.number()).default({}),
      }),
    )
    .default({}),
  some: z.record(z.string(), range).default({}),
  odd: none,
  connectors: none,
  links: none,
  calendar: z
    .strictObject({
      year: none,
      decade: none,
      century: none,
      quarter: none,
      month: none,
      day: none,
      hour: none,
      minute: none,
    })
    .prefault({}),
  eras: z.record(z.string(), z.number().int()).default({}),
  months: named(12),
  weekdays: named(7),
  weekdaysShort: named(7),
  seasons: z.array(z.strictObject({ words, season, part: part.optional() })).default([]),
  parts: z.partialRecord(part, words).default({}),
  halves: z.strictObject({ first: none, second: none }).prefault({}),
  dayparts: z.partialRecord(daypart, words).default({}),
  which: z
    .array(z.strictObject({ words, shift: z.union([z.literal(-1), z.literal(0), z.literal(1)]) }))
    .default([]),
  relative: z
    .array(
      z.strictObject({
        words,
        unit,
        shift: z.number().int(),
        from,
        part: part.optional(),
        daypart: daypart.optional(),
        season: season.optional(),
        needs: z.boolean().default(false),
      }),
    )
    .default([]),
  units: z
    .array(z.strictObject({ unit, words, times: z.number().positive().default(1), behind: none }))
    .default([]),
  lengths: z
    .array(
      z.strictObject({ words, unit, min: z.number(), max: z.number(), needs: z.boolean().default(false) }),
    )
    .default([]),
  half: none,
  span: none,
  about: z.strictObject({ before: none, after: none }).prefault({}),
  atleast: z.strictObject({ before: none, after: none }).prefault({}),
  atmost: z.strictObject({ before: none, after: none }).prefault({}),
  around: none,
  someDay: none,
  marks: z.partialRecord(z.enum(STRETCH_MARKS), words).default({}),
  untilAct: none,
  per: none,
  often: none,
  terms: z.strictObject({ before: none, after: none, stuck: none }).prefault({}),
  particles: z.partialRecord(z.enum(TAILS), words).default({}),
  behind: z.partialRecord(z.enum(TAILS), words).default({}),
  between: none,
  otherCalendar: none,
  naming: none,
  notDaypart: none,
  traps: none,
  phrases: z.array(z.strictObject({ say: words, expr, from, whole: z.boolean().default(false) })).default([]),
});

/** The times of such a lexicon, checked. */
export type VerbFinalTimes = z.infer<typeof verbFinalTimes>;
export type StretchMark = (typeof STRETCH_MARKS)[number];
export type TailKind = (typeof TAILS)[number];
