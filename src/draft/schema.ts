/**
 * The JSON of `moksori read --json`, format 1, described once: type, check and shipped schema come from here.
 * A change that an existing reader would notice raises `FORMAT`, keeps reading the old one, and is said in the changelog.
 */
import { z } from 'zod';

export const FORMAT = 1;

const id = z.string().min(1);
const day = z.string().regex(/^-?\d{4,}-\d{2}-\d{2}$/);
const offset = z.int().nonnegative();
const doubt = z.int().nonnegative().nullable();

const anchor = z
  .strictObject({ start: offset, end: z.int().positive(), quote: z.string().min(1) })
  .describe(
    'Where in the normalised text of the report: Unicode code points, `end` exclusive. `quote` is exactly that text.',
  );

const place = z.strictObject({
  label: z.string(),
  label_ko: z.string().optional(),
  pcode: z.string().optional(),
  precision: z.enum(['country', 'province', 'county', 'place', 'area']),
  facility: z.string().optional().describe('A kind of facility of the pack.'),
  candidates: z
    .array(z.string())
    .optional()
    .describe('Places of that name, when the report does not decide.'),
  lat: z.number().optional(),
  lon: z.number().optional(),
});

const from = z.enum(['utterance', 'publication', 'act', 'absolute']);

const time = z
  .strictObject({
    phrase: z.string(),
    expr: z.looseObject({ kind: z.string() }).describe('What the words mean, in no language.'),
    from: from.describe('What it counts from; `utterance` is when the voice spoke.'),
    rule: z.string(),
    sense: z.enum(['at', 'start', 'end', 'duration']),
    anchor: anchor.optional(),
  })
  .describe('A written time and what it counts from.');

const voice = z
  .strictObject({
    chain: z.array(z.string()).describe('From the one who told to the one who printed.'),
    kind: z.enum(['narrator', 'source', 'official', 'document']),
    told: time.nullable().describe('When the voice spoke; null when the report does not say.'),
  })
  .describe('Who says it.');

const phase = z.enum(['attempted', 'ongoing', 'done', 'threatened', 'not-done']);

const says = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('act'),
    act: z.string().describe('A kind of act of the pack.'),
    phase,
    roles: z.strictObject({
      by: z.array(id),
      to: z.array(id),
      with: z.array(id),
      at: z.array(place),
      when: z.array(time),
      for: z.array(z.string()),
      through: z.array(z.string()),
    }),
    general: z
      .boolean()
      .optional()
      .describe('True for a remark on what always happens: never an act of the case.'),
  }),
  z.strictObject({ kind: z.literal('detail'), party: id, property: z.string(), value: z.string() }),
  z.strictObject({
    kind: z.literal('order'),
    before: id,
    after: id,
    gap: z.strictObject({ min: z.number(), max: z.number() }).optional(),
    phrase: z.string(),
  }),
  z.strictObject({ kind: z.literal('same'), a: id, b: id, reason: z.string() }),
]);

const claim = z.strictObject({
  id,
  report: id,
  says,
  voice,
  stance: z.enum(['asserted', 'reported', 'alleged', 'possible', 'denied']),
  anchors: z.array(anchor).min(1).describe('The words it rests on, in the order of the text.'),
  by: z.string().describe('The reader that proposed it, with its version.'),
  rule: z.string(),
});

const when = z.strictObject({
  edtf: z.string().nullable().describe('Extended Date/Time Format; an unknown year is XXXX.'),
  earliest: day.nullable(),
  latest: day.nullable().describe('Inclusive, as is `earliest`; null is open.'),
  because: z.array(id).describe('The claims that the bounds rest on.'),
  proof: z
    .array(
      z.strictObject({
        side: z.enum(['earliest', 'latest']),
        rule: z.string(),
        text: z.string().describe('The step as a sentence.'),
        claims: z.array(id),
      }),
    )
    .describe('The steps that lead to each bound, each resting on the one before.'),
});

const report = z.strictObject({
  id,
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  file: z.string().describe('Its name, without folders.'),
  language: z.string(),
  published: z.string().nullable().describe('EDTF as given; null when unknown.'),
  publisher: z.string().nullable(),
  characters: offset.describe('Length of the normalised text in code points.'),
  anchorOf: z
    .strictObject({
      told: z
        .array(z.strictObject({ phrase: z.string(), from, anchors: z.array(anchor) }))
        .describe('When its sources spoke, as written, with every place where it is.'),
    })
    .describe('What relative dates of this report count from.'),
});

const act = z.strictObject({
  id,
  kind: z.string(),
  phase,
  label: z.string(),
  label_ko: z.string().optional(),
  by: z.array(id),
  to: z.array(id),
  with: z.array(id),
  at: z.array(place),
  when,
  for: z.array(z.string()).optional(),
  through: z.array(z.string()).optional(),
  stage: z.string(),
  rights: z.array(z.strictObject({ instrument: z.string(), article: z.string(), binding: z.boolean() })),
  huridocs: z.array(z.string()).optional(),
  claims: z.array(id).min(1),
  lineages: z
    .int()
    .positive()
    .describe('Independent origins that tell it; outlets that repeat one count once.'),
});

const party = z.strictObject({
  id,
  kind: z.enum(['person', 'group', 'office', 'organisation']),
  label: z.string(),
  label_ko: z.string().optional(),
  count: z
    .strictObject({ min: z.number().optional(), max: z.number().optional(), phrase: z.string() })
    .optional(),
  details: z
    .record(z.string(), z.union([z.string(), z.strictObject({ sealed: z.literal(true) })]))
    .describe('Property and working value; of a name only that it is known. The claims have the words.'),
});

const conflict = z.strictObject({
  kind: z.enum(['time', 'value', 'role']),
  claims: z.array(id).describe('As few claims as possible that cannot all be true.'),
  explain: z.string(),
  choices: z.array(z.strictObject({ drop: z.array(id), then: z.string() })),
});

const ask = z
  .strictObject({
    of: z.enum(['act', 'telling', 'publication']),
    id: id.describe('The act, or the report whose source spoke or which came out.'),
    phrase: z.string().nullable().describe('When the source spoke, as written.'),
    tightens: z
      .array(z.strictObject({ act: id, before: doubt, after: doubt }))
      .describe('Days of doubt on each act before and after an exact answer, most first; null is unbounded.'),
  })
  .describe('The one missing date that would tighten most; absent when none would.');

/** The whole output. */
export const readSchema = z
  .strictObject({
    format: z.literal(FORMAT),
    reports: z.array(report),
    claims: z.array(claim),
    case: z.strictObject({
      parties: z.array(party),
      acts: z.array(act),
      pathway: z.array(id).describe('Ids of the acts in order.'),
      conflicts: z.array(conflict),
      notReported: z.array(
        z.strictObject({
          safeguard: z.string(),
          law: z.string(),
          state: z
            .enum(['reported present', 'reported absent', 'not reported'])
            .describe('"not reported" is never "did not happen".'),
        }),
      ),
      places: z.array(place),
      ask: ask.optional(),
    }),
  })
  .describe(
    'What moksori read --json prints: proposed claims with the words they rest on, and the case they make.',
  );

export type ReadJson = Frozen<z.infer<typeof readSchema>>;

/** Readonly all the way down, like every value of the domain. */
type Frozen<T> = T extends readonly (infer U)[]
  ? readonly Frozen<U>[]
  : T extends object
    ? { readonly [K in keyof T]: Frozen<T[K]> }
    : T;
