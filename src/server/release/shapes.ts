/** What the pages of a release and the server say to each other. What the check finds is that of src/protect/types.ts. */
import { z } from 'zod';

/** Characters of a text that is planned. */
const MOST = 100_000;
const people = z.int().min(1).max(10_000_000);
const id = z.string().min(1).max(100);

/** From least to most. */
const range = z.tuple([z.number().min(0).max(1e10), z.number().min(0).max(1e10)]).refine(([a, b]) => a <= b);
const share = z.tuple([z.number().min(0).max(1), z.number().min(0).max(1)]).refine(([a, b]) => a <= b);

/** Whom a release is for. */
export const level = z.enum(['partner', 'un', 'public']);

/** What a person sets for one check instead of what the pack says. */
const assumed = z.strictObject({
  people: people.exactOptional(),
  groups: z.int().min(1).max(100).exactOptional(),
  change: range.exactOptional(),
  audience: z.record(id, z.array(id).min(1).max(100)).exactOptional(),
  ages: z.record(id, share).exactOptional(),
  occupations: z.record(id, share).exactOptional(),
  population: z.record(id, range).exactOptional(),
});

/** A text that is planned. It is looked at and forgotten. */
export const exposing = z.strictObject({
  /** Without it everything is looked at that the level lets out. */
  text: z.string().min(1).max(MOST).optional(),
  language: z
    .string()
    .regex(/^[a-z]{2}$/)
    .optional()
    .describe('Of the text; told by its letters when not given.'),
  level,
  on: z.string().max(100).optional().describe('The planned day, EDTF.'),
  assumed: assumed.optional(),
  /** Of the window: a newer question about the same draft takes the place of one that is not answered yet. */
  draft: z.string().max(64).optional(),
});

const quote = z.strictObject({ text: z.string(), start: z.int(), end: z.int(), quote: z.string() });
const quotes = z.array(quote);
const detail = z.enum(['place', 'age', 'occupation', 'sex', 'kin', 'name']);
const ids = z.array(z.string());
const audience = z.union([z.literal(['all', 'unknown']), ids]);
const counted = z.tuple([z.number(), z.number()]);
const flags = { path: z.boolean(), together: z.boolean(), already: z.boolean() };

/** Paths from what is told to somebody: groups and counts only. */
export const exposure = z.strictObject({
  texts: z.array(
    z.strictObject({ id: z.string(), name: z.string(), released: z.boolean(), language: z.string() }),
  ),
  level: z.enum(['vault', 'partner', 'un', 'public']).optional(),
  asked: z.strictObject({ people: z.int(), groups: z.int() }),
  /** How many there are at least. */
  paths: z.int(),
  acts: z.array(
    z.strictObject({
      ...{ id: z.string(), inCase: z.boolean(), kind: z.string(), claims: ids, texts: ids, quotes },
    }),
  ),
  details: z.array(
    z.strictObject({
      ...{ person: z.string(), type: detail, value: z.string(), step: z.string() },
      ...{ text: z.string(), claims: ids, quotes },
    }),
  ),
  subjects: z.array(
    z.strictObject({
      person: z.string(),
      texts: ids,
      fit: z.strictObject({
        people: counted,
        details: z.array(
          z.strictObject({
            ...{ type: detail, value: z.string(), step: z.string() },
            ...{ share: counted, alone: counted, without: counted },
          }),
        ),
        place: z.string().optional(),
        placePeople: counted,
        named: z.boolean(),
      }),
      quotes,
      ...flags,
      ways: z.array(
        z.strictObject({
          changes: z.array(
            z.strictObject({ type: detail, value: z.string(), from: z.string(), to: z.string() }),
          ),
          people: counted,
        }),
      ),
    }),
  ),
  sources: z.array(
    z.strictObject({
      source: z.string(),
      reports: ids,
      left: ids,
      counts: z.int(),
      nearest: z.array(z.strictObject({ group: z.string(), without: ids })),
      told: z.array(
        z.strictObject({
          ...{ act: z.string(), kind: z.string(), audience, elsewhere: z.boolean() },
          ...{ leftWithout: z.int(), quotes },
        }),
      ),
      ...flags,
      sets: z.array(
        z.strictObject({
          changes: z.array(
            z.strictObject({
              act: z.string(),
              ways: z.array(
                z.strictObject({
                  kind: z.enum(['generalise', 'delay', 'elsewhere', 'drop']),
                  audience,
                  as: z.string().optional(),
                  after: z.strictObject({ unit: z.string(), n: z.number() }).optional(),
                }),
              ),
              rights: ids,
            }),
          ),
          left: ids,
        }),
      ),
    }),
  ),
  style: z.array(
    z.strictObject({
      kind: z.enum(['verbatim', 'sum', 'time', 'delay', 'wording']),
      quote,
      report: z.string().optional(),
      days: z.int().optional(),
      coarser: z.string().optional(),
    }),
  ),
  differences: z.array(
    z.strictObject({
      what: z.enum(['detail', 'act']),
      person: z.string().optional(),
      type: detail.optional(),
      act: z.string().optional(),
      finer: z.strictObject({ text: z.string(), value: z.string(), quotes }),
      coarser: z.strictObject({ text: z.string(), value: z.string().optional() }),
    }),
  ),
  basis: z.array(z.strictObject({ en: z.string(), ko: z.string() })),
});

/** The text as quotes count in it, and what it exposes together with what is out already. */
export const exposed = z.strictObject({
  text: z.string().nullable(),
  language: z.string().nullable(),
  exposure,
});

export type Level = z.infer<typeof level>;
export type Assumed = z.infer<typeof assumed>;
export type Exposing = z.infer<typeof exposing>;
export type Exposure = z.infer<typeof exposure>;
export type Exposed = z.infer<typeof exposed>;
export type Quote = z.infer<typeof quote>;
export type DetailType = z.infer<typeof detail>;
