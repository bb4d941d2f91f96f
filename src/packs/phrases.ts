import { z } from 'zod';

const text = z.string();
const sides = z.strictObject({ earliest: text, latest: text });

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
    working: z.strictObject({ 'most-lineages': text, finest: text, 'first-told': text }),
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
  }),
});

export type ProofPhrases = z.output<typeof phrasesFile>;
