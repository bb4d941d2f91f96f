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

const spot = {
  page: z.int().positive().optional(),
  line: z
    .int()
    .positive()
    .optional()
    .describe('Of the page, or of the body of an e-mail; heads not counted.'),
  paragraph: z.int().positive().optional().describe('Of the document, or of its notes.'),
  part: z.enum(['subject', 'body', 'table', 'footnote', 'endnote']).optional(),
};

const where = z
  .strictObject({ ...spot, to: z.strictObject(spot).optional() })
  .describe(
    'Where a person finds it in the document, and where it ends when it goes on elsewhere; only for PDF, DOCX, HWPX, RTF and e-mail.',
  );

const anchor = z
  .strictObject({
    start: offset,
    end: z.int().positive(),
    quote: z.string().min(1),
    where: where.optional(),
  })
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

export const claim = z.strictObject({
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

export const report = z.strictObject({
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
  within: z
    .strictObject({ file: z.string(), sha256: z.string().regex(/^[0-9a-f]{64}$/) })
    .optional()
    .describe('The e-mail that it came in, as received.'),
});

const joining = <T extends z.ZodType>(telling: T) =>
  z
    .strictObject({
      a: telling,
      b: telling,
      weight: z.number().min(0).max(1),
      reason: z.string().describe('The evidence that weighed most, as a machine word.'),
      explain: z.string(),
    })
    .describe('Two tellings of different reports that are proposed to be of one; a person decides.');

const addedBy = id.optional().describe('Of several reports the only one that tells it.');
const lineage = z.int().positive();
const onlyLineage = lineage.optional().describe('Of several lineages the only one that tells it.');

export const act = z.strictObject({
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
  accounts: z
    .array(z.strictObject({ report: id, lineage, claims: z.array(id).min(1) }))
    .describe('Who tells it, in the order of the reports.'),
  same: z.array(joining(id)).optional().describe('Why claims of different reports are taken to tell it.'),
  addedBy,
  onlyLineage,
});

const partyOf = z
  .strictObject({ report: id, party: id })
  .describe('A party as one report tells of it, with its id there.');

const party = z.strictObject({
  id,
  kind: z.enum(['person', 'group', 'office', 'organisation']),
  label: z.string(),
  label_ko: z.string().optional(),
  described: z
    .strictObject({ en: z.string().optional(), ko: z.string().optional() })
    .optional()
    .describe(
      'What it is called in a language in which no report tells of it: made of its details, in nobody’s words.',
    ),
  count: z
    .strictObject({ min: z.number().optional(), max: z.number().optional(), phrase: z.string() })
    .optional(),
  details: z
    .record(z.string(), z.union([z.string(), z.strictObject({ sealed: z.literal(true) })]))
    .describe('Property and working value; of a name only that it is known. The claims have the words.'),
  office: z.string().optional().describe('An office of the pack, when it is one.'),
  from: z.array(partyOf).describe('Where it was told.'),
  same: z.array(joining(partyOf)).optional().describe('Why tellings of different reports are taken for it.'),
  addedBy,
  onlyLineage,
});

const conflict = z.strictObject({
  kind: z.enum(['time', 'value', 'role']),
  about: z
    .enum(['time', 'order', 'place', 'charge', 'office', 'count', 'age', 'sex', 'birth'])
    .describe('What the claims differ in.'),
  of: id.optional().describe('The act or party that it is about; absent when it is about several.'),
  claims: z.array(id).describe('As few claims as possible that cannot all be true.'),
  explain: z.string(),
  steps: z
    .array(z.string())
    .optional()
    .describe('The explanation sentence by sentence, where it is a chain of reasons.'),
  values: z
    .array(z.strictObject({ claims: z.array(id), text: z.string(), language: z.string() }))
    .describe('The sides, in the words of the reports.'),
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

const workingValue = z
  .strictObject({
    of: id.describe('The act or party.'),
    property: z.enum([
      'age',
      'sex',
      'birth',
      'count',
      'residence',
      'occupation',
      'nationality',
      'by',
      'at',
      'when',
      'for',
    ]),
    working: offset.describe('Which of the values is used for now.'),
    why: z.enum(['most-lineages', 'finest', 'first-told', 'chosen']),
    explain: z.string(),
    values: z.array(
      z.strictObject({
        value: z.string().describe('As compared.'),
        label: z.string().describe('As shown.'),
        claims: z.array(id),
        reports: z.array(id),
        lineages: z.array(lineage),
      }),
    ),
  })
  .describe('Values that differ, side by side, and the one that is used for now.');

const lineageReason = z.strictObject({
  reports: z.tuple([id, id]),
  reason: z.enum(['near-duplicate', 'repeats-outlet', 'translation', 'same-source-and-day']),
  explain: z.string(),
});

export const oneCase = z.strictObject({
  reports: z.array(id),
  parties: z.array(party),
  acts: z.array(act),
  pathway: z.array(id).describe('Ids of the acts in order.'),
  conflicts: z.array(conflict),
  workingValues: z.array(workingValue),
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
  lineages: z
    .record(z.string(), lineage)
    .describe('Report and its lineage: reports of one origin have the same number.'),
  lineageReasons: z.array(lineageReason).describe('Why reports go back to one origin.'),
  apart: z
    .strictObject({
      reason: z.enum(['no-act-in-common', 'other-party', 'other-time', 'other-place']),
      explain: z.string(),
    })
    .optional()
    .describe('For a case among `others`: why it is not the first.'),
});

/** The whole output. */
export const readSchema = z
  .strictObject({
    format: z.literal(FORMAT),
    reports: z.array(report),
    claims: z.array(claim),
    case: oneCase.describe('The case of the first report.'),
    others: z
      .array(oneCase)
      .describe('Cases of other events. Ids are unique over all cases; no party is sought across them.'),
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
