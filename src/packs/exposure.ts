/** exposure.yaml: what the check before a release reckons with. Its fields are explained at the head of the generic file. */
import { z } from 'zod';

const text = z.string().trim().min(1);
const labels = z.strictObject({ en: text, ko: text });
/** `0.08 to 0.18`: a text, because lists of two packs are joined. */
const range = z
  .string()
  .regex(/^\d+(\.\d+)? to \d+(\.\d+)?$/, 'must be "least to most", as 0.08 to 0.18')
  .transform((written): readonly [number, number] => {
    const [least = '', most = ''] = written.split(' to ');
    return [Number(least), Number(most)];
  })
  .refine(([least, most]) => least <= most, { message: 'the least must stand first' });

const share = range.refine(([, most]) => most <= 1, { message: 'a share is at most 1' });
const step = z.strictObject({ id: text, label: labels });

const spans = z.strictObject({ unit: z.enum(['day', 'week', 'month', 'year']), n: z.int().positive() });

export const exposureFile = z.strictObject({
  people: z.int().positive().default(20),
  groups: z.int().positive().default(2),
  details: z.record(text, z.union([z.literal('all'), z.array(text).min(1)])).default({}),
  later: z
    .array(z.strictObject({ acts: z.array(text).min(1), after: spans, to: z.array(text).min(1) }))
    .default([]),
  ages: z.record(text, share).default({}),
  sex: share.default([0, 1]),
  change: range.default([1, 1]),
  occupation: share.default([0, 1]),
  occupations: z.record(text, share).default({}),
  standings: z.array(text).default([]),
  sectors: z.array(z.strictObject({ id: text, label: labels, share, of: z.array(text).min(1) })).default([]),
  kin: share.default([0, 1]),
  surname: share.default([0, 1]),
  regions: z.array(z.strictObject({ id: text, label: labels, places: z.array(text).min(1) })).default([]),
  basis: z.array(labels).default([]),
  handedOn: labels.optional(),
  say: z
    .strictObject({
      ages: z.record(z.string().regex(/^[a-z]{2}$/), z.array(text)).default({}),
      sums: z.array(text).default([]),
    })
    .default({ ages: {}, sums: [] }),
  ladders: z.record(text, z.array(step).min(1)).default({}),
});

/** What a pack assumes of who could know, how many fit, and what is coarser than what. */
export type ExposureFile = z.output<typeof exposureFile>;

export const plainExposure: ExposureFile = exposureFile.parse({});
