/** What each file of a pack may hold. Keys are those of the YAML; see the comments at the head of each file. */
import { z } from 'zod';

const text = z.string().trim().min(1);
const id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9.-]*$/, 'must be letters, digits, dots and hyphens');
const labels = z.strictObject({ en: text, ko: text });
const day = z.iso.date();
/** EDTF as far as validity needs it: a year, a month or a day. */
const edtf = z.union([
  z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'must be YYYY, YYYY-MM or YYYY-MM-DD'),
  z
    .int()
    .min(1000)
    .max(9999)
    .transform((year) => String(year)),
]);
const valid = z.strictObject({ from: edtf.optional(), to: edtf.optional() });
const words = z.array(text).default([]);
const unit = z.enum(['hour', 'day', 'week', 'month', 'quarter', 'year', 'decade', 'century']);
const span = z.strictObject({ unit, n: z.int().positive() });
const law = z.strictObject({
  law: id,
  article: z.union([text, z.int().transform((n) => String(n))]).optional(),
});
const party = z.enum(['person', 'group', 'office', 'organisation']);
const phase = z.enum(['attempted', 'ongoing', 'done', 'threatened', 'not-done']);
const precision = z.enum(['country', 'province', 'county', 'place', 'area']);

export const packFile = z.strictObject({
  id,
  label: labels,
  languages: z.array(z.string().regex(/^[a-z]{2}$/, 'must be a code of two letters')).min(1),
  extends: z.array(id).default([]),
  country: z
    .string()
    .regex(/^[A-Z]{3}$/, 'must be an ISO 3166 code of three letters')
    .optional(),
  about: text.optional(),
});

const named = z.record(text, labels).default({});

/** terms.yaml: what the ids of a party's details are called. */
export const terms = z.strictObject({ sexes: named, ages: named, relations: named, occupations: named });

export const stage = z.strictObject({ id, label: labels });
export const audience = z.strictObject({ id, label: labels });

export const act = z.strictObject({
  kind: id,
  label: labels,
  meaning: text,
  stage: id,
  roles: z.strictObject({
    by: z.array(party).optional(),
    to: z.array(party).optional(),
    with: z.array(party).optional(),
  }),
  huridocs: z.array(z.string().regex(/^\d{2}( \d{2})*$/, 'must be pairs of digits in quotes')).default([]),
  rights: z
    .array(
      z.strictObject({
        instrument: id,
        article: z.union([text, z.int().transform((n) => String(n))]),
      }),
    )
    .default([]),
  audience: z.array(id).default([]),
  coarser: id.optional(),
  grave: z.boolean().default(false),
  'tells-again': z.array(id).default([]),
});

export const instrument = z.strictObject({
  id,
  label: labels,
  short: labels,
  status: z.enum(['binding', 'reference', 'declaration', 'unknown']),
  since: day.optional(),
  note: text.optional(),
});

export const lawFile = z.strictObject({
  id,
  label: labels,
  valid: valid.optional(),
  articles: z
    .array(z.strictObject({ article: z.union([text, z.int().transform((n) => String(n))]), about: labels }))
    .default([]),
  note: text.optional(),
});

const evidence = z
  .strictObject({
    acts: z
      .array(
        z.strictObject({
          act: id,
          phase: phase.optional(),
          roles: z.record(z.string(), z.array(text)).optional(),
        }),
      )
      .default([]),
    en: words,
    ko: words,
  })
  .default({ acts: [], en: [], ko: [] });

export const safeguard = z.strictObject({
  id,
  label: labels,
  law: z.array(law).default([]),
  clock: id.optional(),
  present: evidence,
  absent: evidence,
});

export const step = z.strictObject({
  id,
  label: labels,
  stage: id,
  acts: z.array(id).default([]),
  valid: valid.optional(),
  limit: span.optional(),
  by: z.array(id).default([]),
  law: z.array(law).default([]),
  note: text.optional(),
});

export const clock = z.strictObject({
  id,
  label: labels,
  from: z.array(id).min(1),
  to: z.array(id).default([]),
  limit: span,
  law: z.array(law).default([]),
  valid: valid.optional(),
});

export const circumstance = z.strictObject({
  id,
  label: labels,
  from: day,
  to: day.optional(),
  en: words,
  ko: words,
  note: text.optional(),
});

export const charge = z.strictObject({
  id,
  level: z.enum(['deed', 'offence']),
  with: z.array(id).default([]),
  en: words,
  ko: words,
});

/** Names in several languages that are one: of an outlet, or a surname. */
export const namesake = z.strictObject({ id, en: words, ko: words });

export const office = z.strictObject({
  id,
  label: labels,
  kind: z.enum(['office', 'organisation']).default('office'),
  class: id,
  'part-of': id.optional(),
  'stands-for': z.enum(['class', 'any']).optional(),
  en: words,
  ko: words,
  ambiguous: words,
  valid: valid.optional(),
  successor: id.optional(),
});

export const facility = z.strictObject({
  id,
  label: labels,
  class: id,
  within: id.optional(),
  en: words,
  ko: words,
  ambiguous: words,
  valid: valid.optional(),
});

export const place = z.strictObject({
  id,
  label: labels,
  precision,
  within: id.optional(),
  border: z.boolean().optional(),
  en: words,
  ko: words,
  ambiguous: words,
  lat: z.number().min(-90).max(90).optional(),
  lon: z.number().min(-180).max(180).optional(),
});

const number = z
  .string()
  .regex(/^\d+(\.\d+)?$/, 'must be a number')
  .transform(Number);

/** A row of places.csv. */
export const placeRow = z.strictObject({
  id,
  name: text,
  ko: text,
  unit: id,
  within: id.optional(),
  lat: number.optional(),
  lon: number.optional(),
  total: number.optional(),
  male: number.optional(),
  female: number.optional(),
  /** `yes`: the name alone is enough; `unit`: only with its unit ("Kim Chaek City"); `no`: never by itself. */
  bare: z.enum(['yes', 'unit', 'no']).default('yes'),
  border: z.enum(['yes']).optional(),
  also: text.optional(),
});

export const country = z.strictObject({
  iso: z.string().regex(/^[A-Z]{3}$/, 'must be an ISO 3166 code of three letters'),
  en: z.array(text).min(1),
  ko: text,
  adjectives: words,
});

export const spelling = z.strictObject({
  swaps: z.array(z.array(text).min(2)).default([]),
  plurals: z.array(z.tuple([z.string(), text])).default([]),
  units: z
    .array(z.strictObject({ id, label: labels, precision, after: z.array(text).default([]) }))
    .default([]),
  fold: z
    .array(
      z.union([z.tuple([text, z.string()]), z.tuple([text, z.string(), z.enum(['start', 'any', 'end'])])]),
    )
    .default([]),
  never: words,
});

const slotList = z.union([z.literal('absent'), z.array(text).min(1)]);

/** A frame of lexicon.<language>/acts.yaml, as written. */
export const frame = z.strictObject({
  act: id,
  verb: z.array(text).min(1).optional(),
  noun: z.array(text).min(1).optional(),
  slots: z.record(z.string(), slotList).default({}),
  roles: z.record(z.string(), z.array(text)).default({}),
  phase: z.enum(['attempted', 'threatened', 'ongoing', 'not-done']).optional(),
  voice: z.enum(['passive']).optional(),
  negated: z.literal('yes').optional(),
  match: z
    .array(
      z.strictObject({
        say: text,
        by: text.optional(),
        to: text.optional(),
        with: text.optional(),
        at: text.optional(),
        for: text.optional(),
        through: text.optional(),
        phase: phase.optional(),
      }),
    )
    .default([]),
  miss: words,
});

/** lexicon.<language>/slots.yaml: the slots and roles that frames may name, and where a role stands when a frame says nothing. */
export const slots = z.strictObject({
  slots: z.array(text).default([]),
  parts: z.array(text).default([]),
  prepositions: z.array(text).default([]),
  verb: z.record(z.string(), z.array(text)).default({}),
  noun: z.record(z.string(), z.array(text)).default({}),
});

const yes = z.union([z.boolean(), z.enum(['yes', 'no']).transform((word) => word === 'yes')]);

export const person = z.strictObject({
  words: z.array(text).min(1),
  kind: party,
  sex: z.enum(['male', 'female']).optional(),
  age: text.optional(),
  relation: text.optional(),
  occupation: text.optional(),
  agentOf: text.optional(),
  group: yes.optional(),
});

/** lexicon.<language>/names.yaml: how offices, facilities and places of the pack are written in that language. */
export const nameRow = z.strictObject({
  office: id.optional(),
  facility: id.optional(),
  place: id.optional(),
  names: z.array(text).min(1),
  ambiguous: words,
});

export const thing = z.strictObject({ words: z.array(text).min(1), class: id });
