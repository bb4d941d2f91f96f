import type { Case, CaseAct, Cases, ProofStep, When } from '../claims/case.ts';
import type { Claim, Reading, Report } from '../claims/types.ts';
import type { ProofPhrases } from '../packs/phrases.ts';
import type { Pack } from '../packs/types.ts';
import {
  edtfOfBounds,
  type PointBounds,
  type Proof,
  renderProof,
  type Solution,
  type Step,
  startOf,
} from '../time/index.ts';
import { actClaims, joinActs, type ToldAct } from './acts.ts';
import { askOf } from './ask.ts';
import { boundedBy, circumstancesOf } from './circumstances.ts';
import { conflictsOf } from './conflicts.ts';
import { type Gathered, gather, renamed } from './gather.ts';
import type { Groups } from './groups.ts';
import { lineagesOf } from './lineages.ts';
import { joinParties, partiesOf } from './parties.ts';
import { pathwayOf } from './pathway.ts';
import { capital, fill } from './phrases.ts';
import { located, placesOf } from './places.ts';
import { namedByRole } from './roles.ts';
import { safeguardsOf } from './safeguards.ts';
import { timesOf } from './times.ts';

export interface Accounts {
  readonly reports: readonly Report[];
  readonly readings: readonly Reading[];
  readonly pack: Pack;
  /** The language of proofs and conflicts. */
  readonly language?: 'en' | 'ko';
}

/**
 * Assembles one case out of the claims of one or more reports: acts told twice joined, parties, dates from the constraint
 * network, pathway, conflicts, safeguards. Pure: the same reports, readings and pack give the same case, byte for byte.
 *
 * @example assemble({ reports: [report], readings: [read(report, pack)], pack }).pathway
 */
export function assemble({ reports, readings, pack, language = 'en' }: Accounts): Case {
  const phrases = pack.phrases[language];
  if (phrases === undefined) throw new Error(`pack ${pack.id} has no phrases.${language}.yaml`);
  const gathered = gather(reports, readings);
  const lineages = lineagesOf(reports, gathered.claims);
  const groups = joinParties(gathered.parties, gathered.claims);
  const names = partyNames(gathered, groups);
  const claims = gathered.claims.map(
    (claim): Claim => ({
      ...claim,
      says: renamed(claim.says, (id) => names.all.get(groups.of(id)) ?? id),
    }),
  );
  const called = namedByRole(gathered.parties, gathered.claims, pack);
  const parties = partiesOf(called, groups, names.shown, claims, lineages);
  let acts = joinActs(claims, pack);
  let times = timesOf(reports, claims, acts, pack);
  const apart = tellingsApart(acts, times.solution);
  // "On the 20th he was fined, and on the 21st his licence was revoked": of two times of one claim the nearer, the last, is its own.
  const torn = new Set(
    times.solution.conflicts.flatMap(({ claims: [only, second] }) =>
      second === undefined ? (only ?? []) : [],
    ),
  );
  if (apart.size > 0 || torn.size > 0) {
    acts = joinActs(claims, pack, apart);
    times = timesOf(reports, claims, acts, pack, torn);
  }
  const under = circumstancesOf(reports, acts, pack);
  const solved = new Map(times.solution.points.map((point) => [point.point, point]));
  const boundsOf = ({ id }: ToldAct): PointBounds | undefined => {
    const bounds = solved.get(startOf(id));
    return bounds && boundedBy(bounds, under.get(id) ?? [], language);
  };
  const name = namer(acts, pack, phrases, language);
  const caseActs = acts.map((act) => actOf(act, boundsOf(act), lineages, pack, phrases, name));
  const ask = askOf(times, acts, reports, pack);
  return {
    reports: reports.map(({ id }) => id),
    claims,
    parties,
    acts: caseActs,
    pathway: pathwayOf(acts, new Map(caseActs.map((act) => [act.id, act.when])), times.orders, pack),
    conflicts: conflictsOf(times.solution, acts, parties, claims, numbersOf(gathered), {
      pack,
      phrases,
      name,
      language: languages(reports, claims),
    }),
    notReported: safeguardsOf(acts, parties, reports, pack),
    places: placesOf([...caseActs.flatMap(({ at }) => at), ...gathered.places], pack),
    ...(ask === undefined ? {} : { ask }),
    lineages,
    lineageReasons: [],
    workingValues: [],
  };
}

/** Assembles the reports into one case for every event that they tell of. */
export function assembleAll(accounts: Accounts): Cases {
  return { case: assemble(accounts), others: [] };
}

/**
 * Claims that were joined with others of the same report though their times exclude each other: a report does not contradict
 * itself as often as it tells of two acts of one kind. The one told later stands by itself.
 */
function tellingsApart(acts: readonly ToldAct[], { conflicts }: Solution): ReadonlySet<string> {
  const apart = new Set<string>();
  if (conflicts.length === 0) return apart;
  const actOf = new Map(
    acts.flatMap((act) => act.claims.map((claim, i) => [claim.id, { act, claim, i }] as const)),
  );
  for (const conflict of conflicts) {
    const told = conflict.claims.flatMap((id) => actOf.get(id) ?? []);
    for (const one of told)
      if (told.some(({ act, claim, i }) => act === one.act && claim.report === one.claim.report && i < one.i))
        apart.add(one.claim.id);
  }
  return apart;
}

/**
 * Ids of the parties in the case: first those that acts name and their kin, in the order of telling, then those that only
 * general remarks speak of, which are no parties of the case.
 */
function partyNames(
  { claims, parties }: Gathered,
  groups: Groups,
): { readonly all: ReadonlyMap<string, string>; readonly shown: ReadonlyMap<string, string> } {
  const all = new Map<string, string>();
  const add = (id: string): void => {
    const first = groups.of(id);
    if (!all.has(first)) all.set(first, `p${all.size + 1}`);
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
      const tie = / (p\d+)$/.exec(says.value)?.[1];
      if (tie !== undefined && groups.has(tie)) add(tie);
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

/** What number the words of a count tell, where they tell exactly one: "three". */
function numbersOf({ parties }: Gathered): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>();
  for (const { count } of parties)
    if (count?.min !== undefined && count.min === count.max)
      numbers.set(count.phrase.toLowerCase(), count.min);
  return numbers;
}

function actOf(
  act: ToldAct,
  bounds: PointBounds | undefined,
  lineages: Readonly<Record<string, number>>,
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
  };
}

/** Who tells an act, and whether anybody else does. */
function toldBy(
  { claims }: ToldAct,
  lineages: Readonly<Record<string, number>>,
): Pick<CaseAct, 'lineages' | 'accounts' | 'addedBy' | 'onlyLineage'> {
  const all = Object.keys(lineages);
  const accounts = all.flatMap((report) => {
    const own = claims.filter((claim) => claim.report === report).map(({ id }) => id);
    return own.length === 0 ? [] : [{ report, lineage: lineages[report]!, claims: own }];
  });
  const origins = new Set(accounts.map(({ lineage }) => lineage));
  const [only] = accounts;
  return {
    lineages: origins.size,
    accounts,
    ...(all.length > 1 && accounts.length === 1 && only !== undefined ? { addedBy: only.report } : {}),
    ...(new Set(Object.values(lineages)).size > 1 && origins.size === 1 && only !== undefined
      ? { onlyLineage: only.lineage }
      : {}),
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
  language: 'en' | 'ko',
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
