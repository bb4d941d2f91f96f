/**
 * What the workbench and the server say to each other, described once: types for the pages, checks for the routes, the API
 * description. A case is that of `moksori read --json`, format 1, with what became of its claims.
 */
import { z } from 'zod';
import { act, claim, oneCase, report } from '../draft/schema.ts';
import { packMap } from '../packs/map-schema.ts';

/** RFC 9457. `code` is the machine word by which a page finds its own words. */
export const problem = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string().optional(),
  /** What goes with the code: names and numbers, never words of a report. */
  about: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});

export const session = z.strictObject({
  /** `one`: this machine, one person. `team`: accounts. */
  mode: z.enum(['one', 'team']),
  vault: z.enum(['none', 'locked', 'open']),
  /** Null before signing in, and while the vault is not open. */
  person: z
    .strictObject({ id: z.string(), name: z.string(), roles: z.array(z.string()).optional() })
    .nullable(),
  /** What this person may do; everything for one person. See src/accounts/rights.ts. */
  rights: z.array(z.string()),
  /** Goes back in the header `x-moksori` of everything that changes something. */
  token: z.string(),
  version: z.string(),
});

export const newVault = z.strictObject({
  passphrase: z.string().min(1).max(1024),
  name: z.string().trim().min(1).max(200).describe('Of the person who works with it; sealed in the vault.'),
});
export const vaultMade = z.strictObject({
  recoveryKey: z.string().describe('14 groups of five characters; shown once and kept nowhere.'),
});
export const unlocking = z.strictObject({
  way: z.enum(['passphrase', 'recovery-key', 'shares']),
  secret: z.string().min(1).max(8192).describe('Of shares: one to a line.'),
});

const moment = z.int().describe('Milliseconds since 1970, UTC.');
export const status = z.enum(['proposed', 'accepted', 'corrected', 'rejected', 'withdrawn']);

/** A way that opens the vault, or did. */
export const way = z.strictObject({
  id: z.string(),
  kind: z.enum(['passphrase', 'recovery-key', 'shares']),
  label: z.string(),
  added: moment,
  /** Id of the person. */
  by: z.string(),
  revoked: moment.nullable(),
});
export const waysView = z.strictObject({ ways: z.array(way) });
const wayLabel = z.string().trim().max(200).optional();
export const newWay = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('passphrase'), passphrase: z.string().min(1).max(1024), label: wayLabel }),
  z.strictObject({ kind: z.literal('recovery-key'), label: wayLabel }),
  z.strictObject({ kind: z.literal('shares'), label: wayLabel }),
]);
/** What opens it is shown once and kept nowhere. */
export const wayMade = z.strictObject({
  way,
  recoveryKey: z.string().optional(),
  shares: z.array(z.string()).optional().describe('Five lines; any three open the vault.'),
});
export const revoking = z.strictObject({ reason: z.string().trim().min(1).max(2000) });
export const peopleView = z.strictObject({
  people: z.array(z.strictObject({ id: z.string(), name: z.string(), added: moment })),
});
export const settingsView = z.strictObject({
  /** Minutes without a request after which the vault closes; 0 is never. */
  lock: z.int(),
  /** As the ledger is signed. */
  origin: z.string(),
  entries: z.int(),
});
export const settingsChange = z.strictObject({ lock: z.int().min(0).max(1440) });

export const caseRow = z.strictObject({
  case: z.string(),
  state: z.enum(['open', 'joined', 'shredded']),
  opened: moment,
  changed: moment,
  reports: z.int(),
  claims: z.int(),
  proposed: z.int(),
});
export const casesPage = z.strictObject({ total: z.int(), cases: z.array(caseRow) });

/** A case in the list, as it is assembled now. Asked for by the rows that are in sight. */
export const card = z.strictObject({
  case: z.string(),
  label: z.string(),
  into: z.string().nullable(),
  stops: z.array(
    z.strictObject({
      ...act.pick({ id: true, kind: true, phase: true, label: true, label_ko: true, stage: true }).shape,
      earliest: act.shape.when.shape.earliest,
      latest: act.shape.when.shape.latest,
      /** Whether a person accepted at least one of its claims. */
      accepted: z.boolean(),
    }),
  ),
  conflicts: z.int(),
  lineages: z.int(),
});

/** A claim as it stands, with the parties of the case in the place of those of its report. */
export const reviewClaim = claim.extend({
  status,
  /** Goes back with a decision: `expects`. */
  last: z.int(),
  /** What can be corrected: names of fields for a decision `correct`. */
  fields: z.array(z.string()),
  /** The decision that an undoing would take back. */
  undoes: z.int().nullable(),
  /** As proposed, when it was corrected. */
  first: claim.optional(),
});

export const reportView = report.extend({
  case: z.string(),
  withdrawn: z.boolean(),
  source: z.string().nullable(),
  added: moment,
});

export const caseView = z.strictObject({
  case: z.strictObject({
    id: z.string(),
    state: z.enum(['open', 'joined', 'shredded']),
    opened: moment.nullable(),
    changed: moment,
    label: z.string().nullable(),
    /** While it has no label: the role of whom most was done to. */
    called: z.string(),
    note: z.string().nullable(),
    joined: z.array(z.string()),
    into: z.string().nullable(),
  }),
  /** One after the last entry that it was made of. */
  through: z.int(),
  reports: z.array(reportView),
  /** In the order of the texts; rejected and withdrawn ones too. */
  claims: z.array(reviewClaim),
  drafted: oneCase,
});

export const reportText = z.strictObject({ id: z.string(), language: z.string(), text: z.string() });

const on = { claim: z.string(), expects: z.int() };
const reason = z.string().trim().min(1).max(2000);
const stretch = z.strictObject({ start: z.int().nonnegative(), end: z.int().positive() });

/** What a person decides. Durable when it is answered. */
export const decision = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('accept'), ...on, reason: reason.optional() }),
  z.strictObject({ what: z.literal('reject'), ...on, reason }),
  z.strictObject({ what: z.literal('withdraw'), ...on, reason }),
  /** `field` and `value` as at the terminal: `moksori review CASE --correct`. */
  z.strictObject({ what: z.literal('correct'), ...on, reason, field: z.string(), value: z.string() }),
  z.strictObject({ what: z.literal('undo'), seq: z.int(), reason }),
  /** All that a report tells is withdrawn with it. */
  z.strictObject({ what: z.literal('withdraw-report'), report: z.string(), reason }),
  /** A claim that was missed: words of a report, a kind of act of the pack, and fields as for `correct`. */
  z.strictObject({
    what: z.literal('add'),
    report: z.string(),
    anchors: z.array(stretch).min(1),
    act: z.string(),
    fields: z.record(z.string(), z.string()),
    reason: reason.optional(),
  }),
  /** The working value that is used for now. */
  z.strictObject({
    what: z.literal('choose'),
    claim: z.string(),
    property: oneCase.shape.workingValues.element.shape.property,
    value: z.string().optional(),
    reason: reason.optional(),
  }),
  /**
   * Two claims that tell acts, or two parties: one, not one, or left to the evidence. A party is named as a report tells of it,
   * `r-5c1d2e3f.p2`, or by its id in the case.
   */
  z.strictObject({
    what: z.literal('same'),
    of: z.enum(['act', 'party', 'case']),
    judgement: z.enum(['yes', 'no', 'unsure']),
    a: z.string(),
    b: z.string(),
    reason,
  }),
  z.strictObject({
    what: z.literal('describe'),
    label: z.string().max(200),
    note: z.string().max(4000).optional(),
  }),
]);
export const decided = z.strictObject({
  /** Numbers of the entries in the ledger. */
  entries: z.array(z.int()),
  through: z.int(),
  /** The claims that stand differently now. */
  claims: z.array(reviewClaim),
});

/** Two cases that are one, or are no longer: `from` goes into the case of the address. */
export const pairing = z.strictObject({ from: z.string(), reason });
const pairSide = z.strictObject({
  case: z.string(),
  called: z.string(),
  reports: z.array(
    z.strictObject({
      id: z.string(),
      file: z.string(),
      publisher: z.string().nullable(),
      published: z.string().nullable(),
      language: z.string(),
    }),
  ),
  acts: z.array(
    z.strictObject({
      kind: z.string(),
      when: z.strictObject({
        edtf: z.string().nullable(),
        earliest: z.string().nullable(),
        latest: z.string().nullable(),
      }),
      at: z.array(z.string()),
      claims: z.array(z.string()),
    }),
  ),
});

/** Two cases that may tell of one event, and why. Nothing is joined by it. */
export const pairProposal = z.strictObject({
  a: pairSide,
  b: pairSide,
  prior: z.number(),
  weight: z.number().describe('log2 of the odds; the prior and all bits add up to it.'),
  steps: z.array(
    z.strictObject({
      of: z.string(),
      name: z.string(),
      m: z.number(),
      u: z.number(),
      bits: z.number(),
      rarity: z.number(),
      a: z.array(z.string()).describe('Claims that it was seen in.'),
      b: z.array(z.string()),
    }),
  ),
  accounts: z.int(),
  lineages: z.int(),
  runs: z.array(
    z.strictObject({ reports: z.tuple([z.string(), z.string()]), words: z.int(), quote: z.string() }),
  ),
  quotes: z.record(z.string(), z.strictObject({ report: z.string(), quote: z.string() })),
});

/** Proposals, the likeliest first; `set`: weights come from the pack and were not estimated. */
export const pairProposals = z.strictObject({
  set: z.literal(true),
  total: z.int(),
  cases: z.int(),
  pairs: z.int(),
  compared: z.int(),
  crowded: z.int(),
  proposals: z.array(pairProposal),
});

export const paired = z.strictObject({ entries: z.array(z.int()) });

/** What rests on a report: what falls, or has to be looked at, when it is withdrawn. */
export const resting = z.strictObject({
  reports: z.array(z.string()),
  claims: z.array(z.string()),
  /** `alone`: nothing else tells it, and it falls; else so many claims are left. */
  acts: z.array(z.strictObject({ act: z.string(), alone: z.boolean(), left: z.int() })),
  parties: z.array(z.strictObject({ party: z.string(), alone: z.boolean() })),
  dates: z.array(z.strictObject({ act: z.string(), claims: z.array(z.string()) })),
  workingValues: z.array(z.strictObject({ of: z.string(), property: z.string(), working: z.boolean() })),
  /** Numbers of the conflicts of the case. */
  conflicts: z.array(z.int()),
});

/** The case as it would be without some claims. Nothing is written. */
export const trying = z.strictObject({ drop: z.array(z.string()).min(1).max(200) });
export const tried = z.strictObject({ drafted: oneCase });

export const historyLine = z.strictObject({
  seq: z.int(),
  at: moment,
  actor: z.string(),
  /** Name of the actor, when there is one. */
  name: z.string().optional(),
  kind: z.string(),
  subject: z.string(),
  standing: z.enum(['live', 'undone', 'stale', 'void', 'sealed']),
  reason: z.string().nullable(),
  of: z.int().optional(),
});
export const history = z.strictObject({ lines: z.array(historyLine) });

/** Work that takes longer: files that are read, a check, a backup. Its progress comes as server-sent events. */
export const job = z.strictObject({
  id: z.string(),
  what: z.enum(['add', 'check', 'backup', 'rehearse', 'index']),
  state: z.enum(['waiting', 'running', 'done', 'failed']),
  done: z.int(),
  of: z.int(),
  /** Of `add`: what came of each file. */
  files: z
    .array(
      z.strictObject({
        file: z.string(),
        state: z.enum(['waiting', 'reading', 'added', 'known', 'failed']),
        case: z.string().optional(),
        claims: z.int().optional(),
        problem: problem.optional(),
      }),
    )
    .optional(),
  result: z.record(z.string(), z.unknown()).optional(),
  problem: problem.optional(),
});

export const hit = z.strictObject({
  doc: z.string(),
  of: z.enum(['report', 'quote', 'case']),
  case: z.string(),
  report: z.string().nullable(),
  claim: z.string().nullable(),
  file: z.string(),
  snippet: z.strictObject({
    text: z.string(),
    start: z.int(),
    hits: z.array(z.strictObject({ start: z.int(), end: z.int() })),
  }),
});
const counted = z.array(z.strictObject({ value: z.string(), claims: z.int() }));
export const found = z.strictObject({
  total: z.int(),
  atLeast: z.boolean(),
  hits: z.array(hit),
  facets: z.strictObject({ kind: counted, stage: counted, place: counted, office: counted, status: counted }),
});

const label = z.strictObject({ id: z.string(), en: z.string(), ko: z.string() });
/** What the pack says in the words of a page. Does not change while the server runs. */
export const packView = z.strictObject({
  id: z.string(),
  version: z.string(),
  stages: z.array(label.extend({ hue: z.string() })),
  kinds: z.array(label.extend({ stage: z.string(), grave: z.boolean() })),
  phases: z.array(label),
  stances: z.array(label),
  offices: z.array(label),
  places: z.array(
    label.extend({ province: z.string().nullable(), lat: z.number().optional(), lon: z.number().optional() }),
  ),
  /** Kinds of place, such as a station: see `place.facility`. */
  facilities: z.array(label),
  safeguards: z.array(label),
  properties: z.array(label),
  /** Values of details that the pack names: of `sex`, `age`, `occupation`, and how people are tied. */
  terms: z.strictObject({
    sexes: z.array(label),
    ages: z.array(label),
    occupations: z.array(label),
    relations: z.array(label),
  }),
  /** Treaties and laws, by their short names. */
  instruments: z.array(label),
  /** Groups that could have known of something. */
  audiences: z.array(label),
  /** What a province, and an occupation, is told as when it is told coarsely. */
  regions: z.array(label),
  sectors: z.array(label),
  /** From fine to coarse, by what is told. */
  ladders: z.array(z.strictObject({ of: z.string(), steps: z.array(label) })),
});

/** Areas of the pack's country for pictures; null when the pack has none. Does not change while the server runs. */
export const mapView = z.strictObject({ map: packMap.nullable() });

/** `YYYY-MM`. */
const month = z.string();
const cases = z.int().describe('Cases, each once.');
const ofCases = z.array(z.strictObject({ value: z.string(), cases }));

/** Counts over all cases. Every list names in `rules` what is counted; `GET /api/overview/cases` gives the cases behind a number. */
export const overview = z.strictObject({
  of: z.enum(['accepted', 'standing']),
  /** What of the ledger is counted, and when. */
  snapshot: z.strictObject({
    through: z.int(),
    at: moment,
    cases: z.int().describe('Cases that tell of any act.'),
  }),
  cases,
  claims: z.int(),
  kinds: ofCases,
  stages: ofCases,
  /** Counties, and the provinces they lie in. */
  places: ofCases,
  offices: ofCases,
  languages: ofCases,
  statuses: z.array(z.strictObject({ value: z.string(), cases, claims: z.int() })),
  without: z.strictObject({ place: z.int(), office: z.int(), date: z.int() }),
  /** For each kind: months with what is certain and what is spread over them; with `undated` they add up to `cases`. */
  series: z.array(
    z.strictObject({
      kind: z.string(),
      cases,
      undated: z.int(),
      months: z.array(z.strictObject({ month, certain: z.int(), spread: z.number() })),
    }),
  ),
  pathways: z.strictObject({
    stages: z.array(z.strictObject({ stage: z.string(), cases, last: z.int() })),
    links: z.array(z.strictObject({ from: z.string(), to: z.string(), cases, silent: z.boolean() })),
  }),
  /** Counts under this must not leave the house. */
  threshold: z.int(),
  rules: z.record(z.string(), z.strictObject({ en: z.string(), ko: z.string() })),
});

/** The cases behind one number, the latest changed first. */
export const overviewCases = z.strictObject({
  total: z.int(),
  cases: z.array(
    caseRow.extend({
      share: z.number().nullable().describe('With a month: how much of the case was counted in it.'),
    }),
  ),
});

export type PairProposal = z.infer<typeof pairProposal>;
export type PairProposals = z.infer<typeof pairProposals>;
export type Problem = z.infer<typeof problem>;
export type Session = z.infer<typeof session>;
export type Way = z.infer<typeof way>;
export type WaysView = z.infer<typeof waysView>;
export type NewWay = z.infer<typeof newWay>;
export type WayMade = z.infer<typeof wayMade>;
export type PeopleView = z.infer<typeof peopleView>;
export type SettingsView = z.infer<typeof settingsView>;
export type Status = z.infer<typeof status>;
export type CaseRow = z.infer<typeof caseRow>;
export type CasesPage = z.infer<typeof casesPage>;
export type Card = z.infer<typeof card>;
export type ReviewClaim = z.infer<typeof reviewClaim>;
export type ReportView = z.infer<typeof reportView>;
export type CaseView = z.infer<typeof caseView>;
export type ReportText = z.infer<typeof reportText>;
export type DecisionBody = z.infer<typeof decision>;
export type Decided = z.infer<typeof decided>;
export type Tried = z.infer<typeof tried>;
export type History = z.infer<typeof history>;
export type Job = z.infer<typeof job>;
export type Found = z.infer<typeof found>;
export type PackView = z.infer<typeof packView>;
export type PackMap = z.infer<typeof packMap>;
export type MapView = z.infer<typeof mapView>;
export type Overview = z.infer<typeof overview>;
export type OverviewCases = z.infer<typeof overviewCases>;
export type Resting = z.infer<typeof resting>;
