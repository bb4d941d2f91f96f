import type {
  Case,
  CaseAct,
  Cases,
  Contradiction,
  Joining,
  PartyOf,
  ProofStep,
  Quoted,
  When,
} from '../claims/case.ts';
import { labelIn } from '../claims/label.ts';
import { tieOf } from '../claims/tie.ts';
import type { Claim, Reading, Report } from '../claims/types.ts';
import type { ProofPhrases } from '../packs/phrases.ts';
import type { Pack } from '../packs/types.ts';
import {
  edtfOfBounds,
  type PointBounds,
  type Proof,
  renderProof,
  type Step,
  startOf,
} from '../time/index.ts';
import { type ActClaim, actClaims, type ToldAct, toldActs } from './acts.ts';
import { askOf } from './ask.ts';
import { boundedBy, circumstancesOf } from './circumstances.ts';
import type { Pair } from './cluster.ts';
import { conflictsOf } from './conflicts.ts';
import { contradictionsOf, Decided, type Decisions, type SameDecision, UNDECIDED } from './decided.ts';
import { apartBy, eventsOf, Matches } from './events.ts';
import type { Evidence } from './evidence.ts';
import { type Gathered, gather, gatheredFrom, renamed } from './gather.ts';
import type { Groups } from './groups.ts';
import { joiningOf } from './joinings.ts';
import { lineagesOf } from './lineages.ts';
import { partiesOf } from './parties.ts';
import { pathwayOf } from './pathway.ts';
import { capital, fill } from './phrases.ts';
import { located, placesOf } from './places.ts';
import { countsOf, type Side, sidesOf } from './profiles.ts';
import { namedByRole } from './roles.ts';
import { safeguardsOf } from './safeguards.ts';
import { sameActs, sameParties } from './same.ts';
import { type Duplicates, nearDuplicates } from './shingles.ts';
import { tellers } from './tellers.ts';
import { timesOf } from './times.ts';
import { type Told, toldIn } from './told.ts';
import { type Value, valueReader } from './values.ts';
import { tellingsOf, workingValuesOf } from './working.ts';

export interface Accounts {
  readonly reports: readonly Report[];
  readonly readings: readonly Reading[];
  readonly pack: Pack;
  /** The language of proofs and conflicts. */
  readonly language?: Language;
  /** What people decided; their ids are those of the readings, which must be unique over all of them. */
  readonly decisions?: Decisions;
}

type Language = 'en' | 'ko';

/**
 * Assembles one case out of the claims of one or more reports: acts told twice joined, parties, dates from the constraint
 * network, pathway, conflicts, safeguards. Pure: the same reports, readings and pack give the same case, byte for byte.
 *
 * @example assemble({ reports: [report], readings: [read(report, pack)], pack }).pathway
 */
export function assemble(accounts: Accounts): Case {
  const all = compared(accounts);
  return caseOf(all.told, all, { parties: 0, acts: 0 }, accounts);
}

/** Assembles the reports into one case for every event that they tell of. What the order of the reports changes is ids and labels. */
export function assembleAll(accounts: Accounts): Cases {
  const all = compared(accounts);
  const found = eventsOf(all.sides, all.matches, all.duplicates);
  const events = found.length === 0 ? [[]] : found;
  const phrases = phrasesOf(accounts);
  const numbered = { parties: 0, acts: 0 };
  const cases = events.map((sides) => {
    const made = caseOf(sides, all, numbered, accounts);
    numbered.parties += sides.reduce(
      (n, { report }) => n + all.gathered.parties.filter((party) => party.report === report.id).length,
      0,
    );
    numbered.acts += made.acts.length;
    return made;
  });
  const [first, ...others] = cases as [Case, ...Case[]];
  return {
    case: first,
    others: others.map((other, i) => {
      const reason = apartBy(events[0]!, events[i + 1]!, all.matches);
      return { ...other, apart: { reason, explain: phrases.case.apart[reason] } };
    }),
  };
}

/** Every report by itself, and every two of them compared. */
interface Compared {
  readonly gathered: Gathered;
  readonly told: readonly Told[];
  readonly sides: readonly Side[];
  readonly matches: Matches;
  readonly duplicates: Duplicates;
  /** About claims, and about parties by their gathered ids. */
  readonly decided: { readonly acts: Decided; readonly parties: Decided };
}

function compared({ reports, readings, pack, decisions = UNDECIDED }: Accounts): Compared {
  const no = new Set(
    decisions.parties.flatMap(({ a, b, judgement }) =>
      judgement === 'no' ? [`${nameOf(a)}\n${nameOf(b)}`, `${nameOf(b)}\n${nameOf(a)}`] : [],
    ),
  );
  const gathered = gather(reports, readings, (report, a, b) =>
    no.has(`${nameOf({ report, party: a })}\n${nameOf({ report, party: b })}`),
  );
  const decided = {
    // A decision about a claim that fell says nothing any more.
    acts: new Decided(decisions.acts.filter(({ a, b }) => gathered.origin.has(a) && gathered.origin.has(b))),
    parties: new Decided(partyDecisions(decisions, gathered)),
  };
  const byReport = new Map<string, Claim[]>(reports.map(({ id }) => [id, []]));
  for (const claim of gathered.claims) byReport.get(claim.report)?.push(claim);
  const told = reports.map((report) => toldIn(report, byReport.get(report.id)!, pack, decided.acts));
  const sides = sidesOf(gathered, told, pack);
  return {
    gathered,
    told,
    sides,
    matches: new Matches(sides, pack),
    duplicates: nearDuplicates(reports),
    decided,
  };
}

function nameOf({ report, party }: PartyOf): string {
  return `${report} ${party}`;
}

/** Decisions about parties by their gathered ids; those about parties that are not here are left out. */
function partyDecisions({ parties }: Decisions, gathered: Gathered): SameDecision<string>[] {
  if (parties.length === 0) return [];
  const ids = new Map(
    gathered.parties.map(({ id, report, local }) => [nameOf({ report, party: local }), id]),
  );
  return parties.flatMap(({ a, b, judgement }): SameDecision<string>[] => {
    const [x, y] = [ids.get(nameOf(a)), ids.get(nameOf(b))];
    return x === undefined || y === undefined ? [] : [{ a: x, b: y, judgement }];
  });
}

/** Decisions that a no overrules, with the words of those that they are about. */
function contradictionsIn(
  { acts, parties }: Compared['decided'],
  gathered: Gathered,
): readonly Contradiction[] {
  if (acts.contradicted.length + parties.contradicted.length === 0) return [];
  const claims = new Map(gathered.claims.map((claim) => [claim.id, claim]));
  const told = new Map(gathered.parties.map((party) => [party.id, party]));
  return [
    ...contradictionsOf('act', acts, (id): Quoted | undefined => {
      const claim = claims.get(id);
      return claim && { report: claim.report, id, quote: claim.anchors[0]?.quote ?? '' };
    }),
    ...contradictionsOf('party', parties, (id): Quoted | undefined => {
      const party = told.get(id);
      return (
        party && { report: party.report, id: party.local, quote: party.anchors[0]?.quote ?? party.label }
      );
    }),
  ];
}

function phrasesOf({ pack, language = 'en' }: Accounts): ProofPhrases {
  const phrases = pack.phrases[language];
  if (phrases === undefined) throw new Error(`pack ${pack.id} has no phrases.${language}.yaml`);
  return phrases;
}

function caseOf(
  told: readonly Told[],
  { gathered: all, sides: every, matches, duplicates, decided }: Compared,
  numbered: { readonly parties: number; readonly acts: number },
  accounts: Accounts,
): Case {
  const { pack, language = 'en', decisions: { chosen } = UNDECIDED } = accounts;
  const phrases = phrasesOf(accounts);
  const reports = told.map(({ report }) => report);
  const gathered = gatheredFrom(all, new Set(reports.map(({ id }) => id)));
  const sides = every.filter((side) => told.some(({ report }) => report === side.told.report));
  const { of: lineages, reasons } = lineagesOf(told, duplicates, pack);
  const { groups, joined } = sameParties(gathered.parties, matches.among(sides), decided.parties);
  const one = sameActs(sides, groups, pack, decided.acts);
  const names = partyNames(gathered, groups, numbered.parties);
  const claims = gathered.claims.map(
    (claim): Claim => ({
      ...claim,
      says: renamed(claim.says, (id) => names.all.get(groups.of(id)) ?? id),
    }),
  );
  const byId = new Map(claims.map((claim) => [claim.id, claim as ActClaim]));
  const acts = toldActs(
    one.groups.map((group) => group.map(({ id }) => byId.get(id)!)),
    pack,
    numbered.acts + 1,
  );
  const lastOnly = new Set(told.flatMap((report) => [...report.lastOnly]));
  const alone = told.length === 1 && numbered.acts === 0 ? told[0] : undefined;
  const times = alone?.times ?? timesOf(reports, claims, acts, pack, lastOnly);
  const under = circumstancesOf(reports, acts, pack);
  const solved = new Map(times.solution.points.map((point) => [point.point, point]));
  const boundsOf = ({ id }: ToldAct): PointBounds | undefined => {
    const bounds = solved.get(startOf(id));
    return bounds && boundedBy(bounds, under.get(id) ?? [], language);
  };
  const called = namedByRole(gathered.parties, gathered.claims, pack);
  const languageOf = languages(reports, claims);
  const reader = valueReader(pack, countsOf(gathered, told));
  const read = (property: string, text: string, claim: string): Value =>
    reader(property, text, languageOf(claim));
  const details = tellingsOf(claims, { lineages, read });
  const parties = partiesOf(called, groups, {
    name: names.shown,
    told: details,
    lineages,
    same: partyJoinings(joined, gathered, groups, names.shown, phrases),
    pack,
    chosen,
  });
  const name = namer(acts, pack, phrases, language);
  const actJoinings = joiningsOf(one.joined, acts, phrases);
  const caseActs = acts.map((act) =>
    actOf(act, boundsOf(act), lineages, actJoinings.get(act.id), pack, phrases, name),
  );
  const contradictions = contradictionsIn(decided, gathered);
  const ask = askOf(times, acts, reports, pack);
  const boundsAlone = new Map(
    told.flatMap(({ acts: own, bounds }) =>
      own.flatMap((act) => act.claims.map(({ id }) => [id, bounds.get(act.id)] as const)),
    ),
  );
  return {
    reports: reports.map(({ id }) => id),
    claims,
    parties,
    acts: caseActs,
    pathway: pathwayOf(acts, new Map(caseActs.map((act) => [act.id, act.when])), times.orders, pack),
    conflicts: conflictsOf(
      { solution: times.solution, acts, parties, claims, details },
      {
        pack,
        phrases,
        name,
        party: (party) => labelIn(party, language),
        language: languageOf,
        report: (claim) => byId.get(claim)?.report ?? '',
      },
    ),
    notReported: safeguardsOf(acts, parties, reports, pack),
    places: placesOf(
      [...caseActs.flatMap(({ at }) => at), ...reports.flatMap(({ id }) => gathered.places.get(id) ?? [])],
      pack,
    ),
    ...(ask === undefined ? {} : { ask }),
    lineages,
    lineageReasons: reasons.map((why) => ({ ...why, explain: phrases.case.lineage[why.reason] })),
    workingValues:
      told.length < 2
        ? []
        : workingValuesOf(parties, details, acts, caseActs, {
            pack,
            phrases,
            lineages,
            read,
            alone: (claim) => boundsAlone.get(claim),
            chosen,
          }),
    ...(contradictions.length > 0 && { contradictions }),
  };
}

/** Why the tellings of each party are taken to be of one. */
function partyJoinings(
  joined: readonly Pair<Evidence>[],
  { parties }: Gathered,
  groups: Groups,
  names: ReadonlyMap<string, string>,
  phrases: ProofPhrases,
): ReadonlyMap<string, readonly Joining<PartyOf>[]> {
  const byId = new Map(parties.map(({ id, report, local }) => [id, { report, party: local }]));
  const found = new Map<string, Joining<PartyOf>[]>();
  for (const { a, b, evidence } of joined) {
    const id = names.get(groups.of(a));
    if (id === undefined) continue;
    const there = found.get(id) ?? [];
    found.set(id, there);
    there.push(joiningOf(byId.get(a)!, byId.get(b)!, evidence, phrases));
  }
  return found;
}

/** Why the claims of each act are taken to tell one. */
function joiningsOf(
  joined: readonly Pair<Evidence>[],
  acts: readonly ToldAct[],
  phrases: ProofPhrases,
): ReadonlyMap<string, readonly Joining<string>[]> {
  const actOf = new Map(acts.flatMap(({ id, claims }) => claims.map((claim) => [claim.id, id] as const)));
  const found = new Map<string, Joining<string>[]>();
  for (const { a, b, evidence } of joined) {
    const id = actOf.get(a)!;
    const there = found.get(id) ?? [];
    found.set(id, there);
    there.push(joiningOf(a, b, evidence, phrases));
  }
  return found;
}

/**
 * Ids of the parties in the case: first those that acts name and their kin, in the order of telling, then those that only
 * general remarks speak of, which are no parties of the case.
 */
function partyNames(
  { claims, parties }: Gathered,
  groups: Groups,
  numbered: number,
): { readonly all: ReadonlyMap<string, string>; readonly shown: ReadonlyMap<string, string> } {
  const all = new Map<string, string>();
  const add = (id: string): void => {
    const first = groups.of(id);
    if (!all.has(first)) all.set(first, `p${numbered + all.size + 1}`);
  };
  const inActs = new Set(
    actClaims(claims).flatMap(({ says }) =>
      [...says.roles.by, ...says.roles.to, ...says.roles.with].map((id) => groups.of(id)),
    ),
  );
  for (const { says } of claims) {
    if (says.kind === 'act' && !says.general)
      for (const role of ['by', 'to', 'with'] as const) says.roles[role].forEach(add);
    if (says.kind === 'detail' && inActs.has(groups.of(says.party))) {
      add(says.party);
      const tie = tieOf(says.value);
      if (tie !== undefined && groups.has(tie.other)) add(tie.other);
    }
  }
  const shown = new Map(all);
  for (const { id } of parties) add(id);
  return { all, shown };
}

/** Claim → the language of its report. */
function languages(reports: readonly Report[], claims: readonly Claim[]): (claim: string) => string {
  const byReport = new Map(reports.map(({ id, language }) => [id, language]));
  const byClaim = new Map(claims.map(({ id, report }) => [id, byReport.get(report)]));
  return (claim) => byClaim.get(claim) ?? '';
}

function actOf(
  act: ToldAct,
  bounds: PointBounds | undefined,
  lineages: Readonly<Record<string, number>>,
  same: readonly Joining<string>[] | undefined,
  pack: Pack,
  phrases: ProofPhrases,
  name: (point: string) => string,
): CaseAct {
  const kind = pack.acts.get(act.kind);
  const { roles } = act;
  const huridocs = kind?.huridocs ?? [];
  const happened = act.phase !== 'not-done';
  return {
    id: act.id,
    kind: act.kind,
    phase: act.phase,
    label: kind?.label.en ?? act.kind,
    ...(kind === undefined ? {} : { label_ko: kind.label.ko }),
    by: roles.by,
    to: roles.to,
    with: roles.with,
    at: roles.at.map((place) => located(place, pack)),
    when: whenOf(bounds, phrases, name),
    ...(roles.for.length === 0 ? {} : { for: roles.for }),
    ...(roles.through.length === 0 ? {} : { through: roles.through }),
    stage: kind?.stage ?? '',
    rights: happened
      ? (kind?.rights ?? []).map(({ instrument, article, binding }) => ({
          instrument: pack.instruments.find(({ id }) => id === instrument)?.short.en ?? instrument,
          article,
          binding,
        }))
      : [],
    ...(huridocs.length === 0 ? {} : { huridocs }),
    claims: act.claims.map(({ id }) => id),
    ...toldBy(act, lineages),
    ...(same === undefined ? {} : { same }),
  };
}

/** Who tells an act, and whether anybody else does. */
function toldBy(
  { claims }: ToldAct,
  lineages: Readonly<Record<string, number>>,
): Pick<CaseAct, 'lineages' | 'accounts' | 'addedBy' | 'onlyLineage'> {
  const byReport = new Map<string, string[]>();
  for (const { report, id } of claims) {
    const there = byReport.get(report);
    if (there === undefined) byReport.set(report, [id]);
    else there.push(id);
  }
  const accounts = [...byReport].map(([report, own]) => ({
    report,
    lineage: lineages[report]!,
    claims: own,
  }));
  return {
    lineages: new Set(accounts.map(({ lineage }) => lineage)).size,
    accounts,
    ...tellers([...byReport.keys()], lineages),
  };
}

/** The bounds of the act's beginning with their proofs. A bound that everything has (open) is not known. */
function whenOf(
  bounds: PointBounds | undefined,
  phrases: ProofPhrases,
  name: (point: string) => string,
): When {
  const known = bounds !== undefined && bounds.edtf !== '../..';
  if (!known) return { edtf: null, earliest: null, latest: null, because: [], proof: [] };
  const { earliest, latest, because, claims } = bounds;
  // In a network with dates of unknown year, a date whose year is known may come out without it.
  const sameYear = earliest !== null && latest !== null && earliest.slice(0, -6) === latest.slice(0, -6);
  return {
    edtf: sameYear ? edtfOfBounds({ earliest, latest }) : bounds.edtf,
    earliest,
    latest,
    because: claims,
    proof: [...stepsOf(because.earliest, phrases, name), ...stepsOf(because.latest, phrases, name)],
  };
}

function stepsOf(proof: Proof | null, phrases: ProofPhrases, name: (point: string) => string): ProofStep[] {
  if (proof === null) return [];
  const { side, steps } = proof;
  const said = (some: readonly Step[]): ProofStep[] => {
    const texts = renderProof({ ...proof, steps: some }, phrases, name);
    return some.map(({ rule, claims }, i) => ({ side, rule, text: capital(texts[i] ?? ''), claims }));
  };
  if (steps.length <= MOST_STEPS) return said(steps);
  const half = MOST_STEPS / 2;
  const n = String(steps.length - MOST_STEPS);
  const text = capital(fill(phrases.case.omitted, { n }));
  return [
    ...said(steps.slice(0, half)),
    { side, rule: 'omitted', text, claims: [] },
    ...said(steps.slice(-half)),
  ];
}

/** A longer way is no proof that anybody follows, and every act behind it would repeat it: its middle is left out, not its claims. */
const MOST_STEPS = 60;

/** What the points of the network are called: an act by its kind, with its id when there are two of that kind. */
function namer(
  acts: readonly ToldAct[],
  pack: Pack,
  phrases: ProofPhrases,
  language: Language,
): (point: string) => string {
  const { points } = phrases.case;
  const byId = new Map(acts.map((act) => [act.id, act]));
  const count = new Map<string, number>();
  for (const { kind } of acts) count.set(kind, (count.get(kind) ?? 0) + 1);
  const known = new Map<string, string>();
  const nameOf = (point: string): string => {
    const [, id, part] = /^(.*)\.([a-z]+)\d*$/.exec(point) ?? [];
    const act = byId.get(id ?? '');
    if (act === undefined) return part === 'told' ? points.told : points.published;
    const label = pack.acts.get(act.kind)?.label[language] ?? act.kind;
    const said = fill((count.get(act.kind) ?? 0) > 1 ? points.again : points.act, { label, id: act.id });
    return part === 'end' ? fill(points.end, { act: said }) : said;
  };
  return (point) => {
    let name = known.get(point);
    if (name === undefined) {
      name = nameOf(point);
      known.set(point, name);
    }
    return name;
  };
}
