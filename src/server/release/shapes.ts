/** What the pages of a release and the server say to each other. What the check finds is that of src/protect/types.ts. */
import { z } from 'zod';

/** Characters of a text that is planned. */
const MOST = 100_000;
const people = z.int().min(1).max(10_000_000);
const id = z.string().min(1).max(100);
const ids = z.array(z.string().max(100));

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
  /** Reports that it rests on; all that stand when nothing is said. */
  reports: ids.max(1000).optional(),
  /** An evidence bundle leaves with it: without these claims, sealed to these recipients (`age1…`). */
  bundle: z.strictObject({ redact: ids.max(10_000), to: ids.max(100) }).optional(),
  /** Who receives it, in words. */
  to: z.string().trim().max(500).optional(),
  drafter: id.optional().describe('The person who drafted it; whoever asks when not given.'),
  reason: z.string().trim().max(2000).optional().describe('Why in spite of paths.'),
  /** Of the window: a newer question about the same draft takes the place of one that is not answered yet. */
  draft: z.string().max(64).optional(),
});

const quote = z.strictObject({ text: z.string(), start: z.int(), end: z.int(), quote: z.string() });
const quotes = z.array(quote);
const detail = z.enum(['place', 'age', 'occupation', 'sex', 'kin', 'name']);
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

/** The words of a file that is planned. */
export const fileText = z.strictObject({ text: z.string(), language: z.string() });

const what = z.union([
  z.strictObject({ claim: id }),
  z.strictObject({
    type: z.enum(['place', 'time', 'age', 'occupation', 'sum', 'kin', 'name']),
    value: z.string().min(1).max(1000),
  }),
  z.strictObject({ start: z.int().nonnegative(), end: z.int().positive() }).describe('In code points.'),
]);
const choice = z.union([
  z.strictObject({ what, how: z.literal('out') }),
  z.strictObject({ what, how: z.literal('coarser'), step: id.exactOptional() }),
  z.strictObject({ what, how: z.literal('say'), words: z.string().min(1).max(2000) }),
]);

/** A text of which less is to be told: src/release/redact/types.ts says what each choice means. */
export const lessening = z.strictObject({
  text: z.string().min(1).max(MOST),
  language: z.enum(['en', 'ko']),
  choices: z.array(choice).min(1).max(100),
});
const place = { start: z.int(), end: z.int(), quote: z.string() };
export const lessened = z.strictObject({
  text: z.string(),
  changes: z.array(
    z.strictObject({
      ...place,
      words: z.string(),
      choices: z.array(z.int()),
      unit: z.enum(['words', 'clause', 'whole']),
    }),
  ),
  /** What is still told, or could not be done by rule. Anything here means: not done. */
  left: z.array(
    z.strictObject({
      choice: z.int(),
      why: z.enum(['found', 'by-hand', 'unknown']),
      start: z.int().optional(),
      end: z.int().optional(),
      quote: z.string().optional(),
    }),
  ),
});

/** What keeps something from leaving: src/release/gate/types.ts says what each means. */
export const missing = z.strictObject({
  code: z.enum([
    ...(['recipient', 'nothing', 'case', 'report', 'consent', 'consent-expired'] as const),
    ...(['consent-withdrawn', 'exposure', 'stale', 'paths', 'claims', 'bundled'] as const),
    ...(['unfounded', 'elsewhere', 'second', 'alone', 'same'] as const),
  ]),
  /** Of a case: `joined` or `shredded`. */
  state: z.string().optional(),
  report: z.string().nullable().optional(),
  source: z.string().nullable().optional(),
  purpose: level.optional(),
  /** The number of a consent that counts no more, and its last day. */
  consent: z.int().optional(),
  until: z.string().nullable().optional(),
  /** What is another now: `texts`, `case`, `released`. */
  what: z.string().optional(),
  paths: z.int().optional(),
  status: z.string().optional(),
  claims: ids.optional(),
  reports: ids.optional(),
  /** Kinds of act. */
  kinds: ids.optional(),
  person: z.string().optional(),
});

/** The text as quotes count in it, what it exposes together with what is out already, and what it needs to leave. */
export const exposed = z.strictObject({
  text: z.string().nullable(),
  language: z.string().nullable(),
  exposure,
  missing: z.array(missing),
});

const moment = z.int().describe('Milliseconds since 1970, UTC.');
const mark = { seq: z.int(), at: moment, actor: z.string(), name: z.string().optional() };
const why = z.string().nullable();
const file = z.strictObject({ name: z.string(), sha256: z.string(), bytes: z.int(), format: z.string() });

export const consent = z.strictObject({
  ...mark,
  purposes: z.array(level),
  /** A source, or a role. */
  by: z.string(),
  reports: ids,
  until: z.string().nullable(),
  how: z.string().nullable(),
  withdrawn: z.strictObject({ ...mark, reason: why }).nullable(),
  /** Whether it counts today. */
  holds: z.boolean(),
});

/** One line of the register. */
export const release = z.strictObject({
  ...mark,
  /** `shredded`: only that something left is known. */
  state: z.enum(['waiting', 'refused', 'approved', 'left', 'withdrawn', 'shredded']),
  level: level.nullable(),
  to: z.string(),
  drafter: z.strictObject({ id: z.string(), name: z.string().optional() }).nullable(),
  reports: ids,
  texts: z.array(z.strictObject({ language: z.string(), text: z.string() })),
  bundle: z.strictObject({ redact: ids, to: ids }).nullable(),
  /** What the check found when it was proposed. */
  paths: z.strictObject({ subject: z.int(), source: z.int(), style: z.int(), versions: z.int() }).nullable(),
  set: ids,
  reason: z.string().nullable(),
  answer: z.strictObject({ ...mark, yes: z.boolean(), reason: why }).nullable(),
  made: z.array(z.strictObject({ ...mark, files: z.array(file) })),
  withdrawn: z.strictObject({ ...mark, reason: why }).nullable(),
  /** What keeps it from leaving now; of what waits, but the second person. */
  missing: z.array(missing),
  /** Whether whoever asks may be the second person. */
  mine: z.boolean(),
  /** What it told of which claims do not stand any more. */
  fallen: z.array(
    z.strictObject({
      kind: z.string(),
      claims: z.array(z.strictObject({ claim: z.string(), how: z.string() })),
      still: ids,
    }),
  ),
  /** What those are told who received it; empty when everything stands. */
  correction: z.strictObject({ en: z.string(), ko: z.string() }),
});

/** Who agreed to what, what was proposed, who approved it, what left. */
export const register = z.strictObject({
  today: z.string(),
  /** Who has to agree: a source, or null where a role has to, with the reports. */
  sources: z.array(z.strictObject({ source: z.string().nullable(), reports: ids })),
  roles: ids,
  people: z.array(z.strictObject({ id: z.string(), name: z.string() })),
  consents: z.array(consent),
  releases: z.array(release),
});

const reason = z.string().trim().min(1).max(2000);
export const consenting = z.strictObject({
  purposes: z.array(level).min(1).max(3),
  by: z.string().max(100),
  until: z.iso.date().optional().describe('The last day on which it holds.'),
  how: z.string().trim().max(2000).optional().describe('Without a name: signed form, kept on paper.'),
});
export const withReason = z.strictObject({ reason });
export const proposing = exposing.omit({ draft: true }).extend({ to: z.string().trim().min(1).max(500) });
/** Where one person works alone, the second says who they are; of a team whoever is signed in answers. */
export const approving = z.strictObject({ as: z.string().max(100).optional() });
export const formats = ['txt', 'html', 'docx', 'pdf'] as const;
export const making = z.strictObject({ formats: z.array(z.enum(formats)).max(4) });
/** Numbers of the entries. */
export const written = z.strictObject({ entries: z.array(z.int()) });
export const made = z.strictObject({ files: z.array(file) });

export type Level = z.infer<typeof level>;
export type Assumed = z.infer<typeof assumed>;
export type Exposing = z.infer<typeof exposing>;
export type Exposure = z.infer<typeof exposure>;
export type Exposed = z.infer<typeof exposed>;
export type FileText = z.infer<typeof fileText>;
export type Choice = z.infer<typeof choice>;
export type Lessening = z.infer<typeof lessening>;
export type Lessened = z.infer<typeof lessened>;
export type Missing = z.infer<typeof missing>;
export type Consent = z.infer<typeof consent>;
export type Release = z.infer<typeof release>;
export type Register = z.infer<typeof register>;
export type Consenting = z.infer<typeof consenting>;
export type Proposing = z.infer<typeof proposing>;
export type Format = (typeof formats)[number];
export type Made = z.infer<typeof made>;
export type Quote = z.infer<typeof quote>;
export type DetailType = z.infer<typeof detail>;
