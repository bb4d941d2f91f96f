/** un/*.yaml: what the forms of the United Nations ask for, and what asking for it may cost. Explained at the head of un/wgeid.yaml. */
import { z } from 'zod';

const text = z.string().trim().min(1);
const labels = z.strictObject({ en: text, ko: text });
const id = z.string().regex(/^[a-z][a-z0-9-]*$/, 'must be small letters, digits and hyphens');
const ids = z.array(text).min(1);

const role = z.enum(['to', 'by', 'with']);
const told = z.enum(['what', 'when', 'at', 'by', 'to', 'with', 'for', 'through']);

const from = z.union([
  z.strictObject({ detail: ids }),
  z.strictObject({ acts: ids, as: role.default('to'), tells: z.array(told).min(1) }),
  z.strictObject({ kin: ids }),
  z.strictObject({ safeguards: ids }),
  z.strictObject({ rights: z.literal(true) }),
]);

const field = z.strictObject({
  id,
  label: labels,
  note: labels.optional(),
  must: z.boolean().default(false),
  precise: z.enum(['day', 'month', 'year']).optional(),
  hand: z.boolean().default(false),
  from: z.array(from).default([]),
  asking: id.optional(),
});

const span = z.strictObject({ unit: z.enum(['day', 'month']), n: z.int().positive() });

export const unForm = z.strictObject({
  id,
  label: labels,
  about: z.array(labels).min(1),
  sources: z
    .array(
      z.strictObject({
        name: text,
        address: z.url(),
        seen: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
      }),
    )
    .min(1),
  of: ids,
  each: z.boolean(),
  urgent: z.strictObject({
    say: labels,
    acts: z.array(text).default([]),
    safeguards: z.array(text).default([]),
    phases: z.array(z.enum(['ongoing', 'threatened', 'attempted'])).default([]),
    within: span.optional(),
  }),
  sections: z.array(z.strictObject({ id, label: labels, fields: z.array(field).min(1) })).min(1),
});

export const unAsking = z.array(
  z.strictObject({ id, endangers: ids, why: labels, safer: labels, filled: labels.optional() }),
);

/** A form of the United Nations, as far as a case can answer it. */
export type UnForm = z.output<typeof unForm>;
export type UnField = UnForm['sections'][number]['fields'][number];
export type UnFrom = UnField['from'][number];
/** What is told of an act. */
export type UnTold = z.output<typeof told>;
/** What asking for a piece of information may cost, and whom. */
export type UnAsking = z.output<typeof unAsking>[number];
