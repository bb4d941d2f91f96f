import { z } from 'zod';

const text = z.string();
const sides = z.strictObject({ earliest: text, latest: text });

/** How a party is described out of what is known of it. The places are explained in phrases.en.yaml of the generic pack. */
const called = z.strictObject({
  nouns: z.record(z.string(), text),
  agent: text,
  plurals: z.array(z.tuple([z.string(), text])).default([]),
  many: text,
  count: text,
  sex: text,
  decades: z.looseObject({ any: text }).catchall(text),
  decade: z.strictObject({ male: text, female: text, other: text }),
  years: text,
  nationality: text,
  residence: text,
  kin: text,
});

/** The templates by which a party is described. */
export type Called = z.output<typeof called>;

/** What phrases.<language>.yaml holds: the words in which a proof of a date is said, and a case explained. */
export const phrasesFile = z.strictObject({
  dates: z.strictObject({
    day: text,
    yearless: text,
    month: text,
    monthYearless: text,
    months: z.array(text).length(12),
  }),
  quote: text,
  separator: text,
  points: z.strictObject({ start: text, end: text }),
  readings: z.strictObject({ impossible: text, possible: text }),
  steps: z.record(z.string(), text),
  conclusion: sides,
  conflict: z.strictObject({ crossing: text, circle: text }),
  case: z.strictObject({
    points: z.strictObject({ act: text, again: text, end: text, told: text, published: text }),
    conflict: z.strictObject({ value: text, place: text, role: text, charge: text, separator: text }),
    then: z.strictObject({ value: text, time: text, separator: text, open: text, unsettled: text }),
    omitted: text,
    properties: z.record(z.string(), text),
    same: z.strictObject({ agrees: text, differs: text, separator: text }),
    evidence: z.record(z.string(), text),
    working: z.strictObject({ 'most-lineages': text, finest: text, 'first-told': text, chosen: text }),
    lineage: z.strictObject({
      'near-duplicate': text,
      'repeats-outlet': text,
      translation: text,
      'same-source-and-day': text,
    }),
    apart: z.strictObject({
      'no-act-in-common': text,
      'other-party': text,
      'other-time': text,
      'other-place': text,
    }),
    called,
  }),
});

export type ProofPhrases = z.output<typeof phrasesFile>;
