/**
 * Compares the case that several reports make with the gold.
 *
 * A proposed act is about a gold act, in one report, when the kind is right and its words touch the gold's words there. What counts is
 * which tellings of different reports stand together:
 *
 * - **same act**: pairs of tellings in two reports. `right` of those that are `possible` (the reader found both tellings) judges joining by
 *   itself; of all that are in the gold it judges the way from text to case. A pair with an act that no coder noted is `invented`: the
 *   reader's fault, not the joining's.
 * - **added**: acts that only one report of a case tells.
 * - **conflicts**: a proposed one is right when its claims are the gold's, all of them and no other.
 * - **lineages**: pairs of reports, rightly of one origin or not. **cases**: rightly parted or not,
 *   where the acts that were read could tell.
 */
import type { About } from '../../src/claims/case.ts';
import type { GoldConflict, GoldPair, GoldTold, Place } from './gold.ts';

interface Span {
  readonly start: number;
  readonly end: number;
}

interface DraftedTime {
  readonly anchor?: Span | undefined;
}

/** The part of a claim that is scored. */
export interface DraftedClaim {
  readonly id: string;
  readonly report: string;
  readonly anchors: readonly Span[];
  readonly says: {
    readonly kind: string;
    readonly property?: string;
    readonly roles?: {
      readonly by: readonly unknown[];
      readonly at: readonly unknown[];
      readonly when: readonly DraftedTime[];
      readonly for: readonly unknown[];
    };
  };
}

/** The part of a case that is scored. */
export interface DraftedCase {
  /** Ids of its reports. */
  readonly reports: readonly string[];
  readonly claims: readonly DraftedClaim[];
  readonly acts: readonly {
    readonly id: string;
    readonly kind: string;
    readonly claims: readonly string[];
  }[];
  readonly conflicts: readonly {
    readonly kind: string;
    readonly about?: string | undefined;
    readonly claims: readonly string[];
  }[];
  readonly lineages: Readonly<Record<string, number>>;
}

export interface Fault {
  readonly what: string;
  readonly detail: string;
}

export interface PairScore {
  readonly name: string;
  readonly languages: string;
  /** Why it could not be read; then nothing is counted. */
  readonly unread?: string | undefined;
  readonly tellings: { gold: number; read: number };
  readonly same: { gold: number; possible: number; right: number; wrong: number; invented: number };
  readonly added: { gold: number; read: number; right: number; wrong: number; lost: number };
  readonly conflicts: { gold: number; possible: number; right: number; wrong: number; named: number };
  readonly lineages: { right: number; of: number };
  /** `possible`: of the reports of one event, what was read links them all. */
  readonly cases: { right: number; possible: number; of: number };
  readonly faults: Fault[];
}

export function emptyScore(name: string, languages = ''): PairScore {
  return {
    name,
    languages,
    tellings: { gold: 0, read: 0 },
    same: { gold: 0, possible: 0, right: 0, wrong: 0, invented: 0 },
    added: { gold: 0, read: 0, right: 0, wrong: 0, lost: 0 },
    conflicts: { gold: 0, possible: 0, right: 0, wrong: 0, named: 0 },
    lineages: { right: 0, of: 0 },
    cases: { right: 0, possible: 0, of: 0 },
    faults: [],
  };
}

/** Scores one pair or triple. The reports of `cases` are called as in the gold. */
export function scorePair(gold: GoldPair, cases: readonly DraftedCase[]): PairScore {
  const result = emptyScore(gold.name, languagesOf(gold));
  const fault = (what: string, detail: string) => result.faults.push({ what, detail });
  const drafted = cases.flatMap((one) => aboutOf(gold, one));
  const read = new Map(gold.acts.map((act) => [act, readIn(act, drafted)]));
  scoreTellings(gold, read, result, fault);
  scoreSame(gold, drafted, read, result, fault);
  scoreAdded(gold, drafted, read, cases, result, fault);
  scoreConflicts(gold, cases, result, fault);
  scoreLineages(gold, cases, result, fault);
  scoreCases(gold, cases, read, result, fault);
  return result;
}

export function languagesOf(gold: GoldPair): string {
  return gold.reports.map(({ language }) => language).join('/');
}

/** A proposed act: report → the gold acts that its claims there are about. Empty where it is about none. */
interface About1 {
  readonly id: string;
  readonly kind: string;
  readonly case: DraftedCase;
  readonly told: ReadonlyMap<string, ReadonlySet<GoldTold>>;
}
type Read = ReadonlyMap<GoldTold, ReadonlySet<string>>;
type Say = (what: string, detail: string) => void;

function aboutOf(gold: GoldPair, one: DraftedCase): About1[] {
  const claims = new Map(one.claims.map((claim) => [claim.id, claim]));
  return one.acts.map((act): About1 => {
    const told = new Map<string, Set<GoldTold>>();
    for (const id of act.claims) {
      const claim = claims.get(id);
      if (claim === undefined) continue;
      const found = told.get(claim.report) ?? new Set();
      told.set(claim.report, found);
      const best = mostTouched(gold.acts, act.kind, claim);
      if (best !== undefined) found.add(best);
    }
    return { id: act.id, kind: act.kind, case: one, told };
  });
}

/** Of the gold acts of that kind, the one whose words the claim touches most. */
function mostTouched(acts: readonly GoldTold[], kind: string, claim: DraftedClaim): GoldTold | undefined {
  let best: GoldTold | undefined;
  let most = 0;
  for (const act of acts) {
    if (!act.kinds.includes(kind)) continue;
    const shared = overlap(claim.anchors, act.told.get(claim.report)?.spans ?? []);
    if (shared > most) [best, most] = [act, shared];
  }
  return best;
}

function readIn(act: GoldTold, drafted: readonly About1[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { told } of drafted) for (const [report, acts] of told) if (acts.has(act)) found.add(report);
  return found;
}

function scoreTellings(gold: GoldPair, read: Read, { tellings }: PairScore, fault: Say): void {
  for (const act of gold.acts) {
    if (act.optional) continue;
    for (const { report, quote } of act.told.values()) {
      tellings.gold++;
      if (read.get(act)!.has(report)) tellings.read++;
      else fault('unread', `${act.kinds.join('|')} ${report} “${quote}”`);
    }
  }
}

function scoreSame(
  gold: GoldPair,
  drafted: readonly About1[],
  read: Read,
  { same }: PairScore,
  fault: Say,
): void {
  const right = new Set<string>();
  const key = (act: GoldTold, a: string, b: string) => `${gold.acts.indexOf(act)} ${a} ${b}`;
  for (const one of drafted)
    for (const [a, b] of pairsOf([...one.told.keys()].sort())) {
      const [inA, inB] = [[...one.told.get(a)!], [...one.told.get(b)!]].map(withoutOptional) as [
        GoldTold[] | undefined,
        GoldTold[] | undefined,
      ];
      if (inA === undefined || inB === undefined) continue;
      if (inA.length === 0 || inB.length === 0) {
        same.invented++;
        fault('joined, unnoted', `${one.kind} ${a} ${named(inA, a)} = ${b} ${named(inB, b)}`);
      }
      for (const x of inA)
        for (const y of inB)
          if (x === y) right.add(key(x, a, b));
          else {
            same.wrong++;
            fault('joined wrongly', `${one.kind} ${a} ${named([x], a)} = ${b} ${named([y], b)}`);
          }
    }
  same.right = right.size;
  for (const act of gold.acts) {
    if (act.optional) continue;
    for (const [a, b] of pairsOf([...act.told.keys()].sort())) {
      same.gold++;
      const found = read.get(act)!;
      if (!found.has(a) || !found.has(b)) continue;
      same.possible++;
      if (!right.has(key(act, a, b)))
        fault('not joined', `${act.kinds.join('|')} ${a} ${named([act], a)} = ${b} ${named([act], b)}`);
    }
  }
}

function scoreAdded(
  gold: GoldPair,
  drafted: readonly About1[],
  read: Read,
  cases: readonly DraftedCase[],
  { added }: PairScore,
  fault: Say,
): void {
  const company = (report: string) => gold.cases.find((group) => group.includes(report))!.length;
  const alone = (act: GoldTold) => act.told.size === 1 && company([...act.told.keys()][0]!) > 1;
  const several = new Set(cases.filter((one) => one.reports.length > 1));
  const shownAlone = (one: About1) => several.has(one.case) && one.told.size === 1;
  for (const act of gold.acts) {
    if (act.optional) continue;
    const about = drafted.filter(({ told }) => [...told.values()].some((acts) => acts.has(act)));
    if (alone(act)) {
      added.gold++;
      if (about.length === 0) continue;
      added.read++;
      if (about.every(shownAlone)) added.right++;
      else fault('not as added', `${act.kinds.join('|')} ${named([act], [...act.told.keys()][0]!)}`);
    } else if (company([...act.told.keys()][0]!) > 1 && about.some(shownAlone)) {
      // Told by others too: the reader missed that, or proposed it twice in one report, or the joining failed.
      const elsewhere = about.some(({ told }) => told.size > 1);
      if (elsewhere || read.get(act)!.size < act.told.size) added.lost++;
      else {
        added.wrong++;
        fault('as added, wrongly', `${act.kinds.join('|')} ${named([act], [...act.told.keys()][0]!)}`);
      }
    }
  }
}

function scoreConflicts(
  gold: GoldPair,
  cases: readonly DraftedCase[],
  { conflicts }: PairScore,
  fault: Say,
): void {
  const found = new Set<GoldConflict>();
  for (const one of cases) {
    const claims = new Map(one.claims.map((claim) => [claim.id, claim]));
    for (const conflict of one.conflicts) {
      const members = conflict.claims.flatMap((id) => claims.get(id) ?? []);
      const fitting = gold.conflicts.filter(
        (wanted) => wanted.kind === conflict.kind && exactly(members, wanted),
      );
      // The same two claims may differ in two things.
      const target = fitting.find(({ about }) => about === conflict.about) ?? fitting[0];
      if (target === undefined) {
        conflicts.wrong++;
        const words = members.map((claim) => `${claim.report} ${textAt(gold, claim)}`);
        fault('conflict, wrong', `${conflict.kind} ${conflict.about ?? ''} ${words.join(' ≠ ')}`);
        continue;
      }
      // A report that says a thing twice makes two sets of the same contradiction.
      if (found.has(target)) continue;
      found.add(target);
      if (target.optional) continue;
      conflicts.right++;
      if (conflict.about === target.about) conflicts.named++;
      else if (conflict.about !== undefined)
        fault('about', `${conflict.about}, not ${target.about}: ${quoted(target.claims)}`);
    }
  }
  for (const wanted of gold.conflicts) {
    if (wanted.optional) continue;
    conflicts.gold++;
    const possible = wanted.claims.every((place) =>
      cases.some(({ claims }) => claims.some((claim) => bears(claim, wanted.about) && touches(claim, place))),
    );
    if (possible) conflicts.possible++;
    if (!found.has(wanted))
      fault(
        possible ? 'conflict, missed' : 'conflict, unread',
        `${wanted.kind} ${wanted.about} ${quoted(wanted.claims)}`,
      );
  }
}

/** Each claim is one of the gold's, and each of the gold's is there once: two claims for one of them stand on the same words. */
function exactly(members: readonly DraftedClaim[], wanted: GoldConflict): boolean {
  return (
    members.every((claim) => wanted.claims.some((place) => touches(claim, place))) &&
    wanted.claims.every((place) => {
      const own = members.filter((claim) => touches(claim, place));
      return (
        own.length > 0 &&
        place.spans.some((span) => own.every((claim) => touches(claim, { ...place, spans: [span] })))
      );
    })
  );
}

const PROPERTIES: readonly string[] = ['age', 'count', 'sex', 'birth'];

/** Whether a claim could stand in a conflict about that. */
function bears({ says }: DraftedClaim, about: About): boolean {
  if (PROPERTIES.includes(about)) return says.kind === 'detail' && says.property === about;
  if (says.kind === 'order') return about === 'time' || about === 'order';
  if (says.roles === undefined) return false;
  const { by, at, when, for: reasons } = says.roles;
  if (about === 'time' || about === 'order') return when.length > 0;
  if (about === 'place') return at.length > 0;
  if (about === 'charge') return reasons.length > 0;
  return by.length > 0;
}

function scoreLineages(
  gold: GoldPair,
  cases: readonly DraftedCase[],
  { lineages }: PairScore,
  fault: Say,
): void {
  for (const [a, b] of pairsOf(gold.reports.map(({ id }) => id))) {
    const wanted = gold.lineages.some((group) => group.includes(a) && group.includes(b));
    const got = cases.some(
      (one) => one.lineages[a] !== undefined && one.lineages[a] === one.lineages[b] && inOne(one, a, b),
    );
    lineages.of++;
    if (got === wanted) lineages.right++;
    else fault('lineage', `${a} and ${b}: ${got ? 'one origin' : 'two origins'}`);
  }
}

function scoreCases(
  gold: GoldPair,
  cases: readonly DraftedCase[],
  read: Read,
  result: PairScore,
  fault: Say,
): void {
  const sure = [...read].flatMap(([act, reports]) => (act.optional ? [] : [reports]));
  const possible = gold.cases.every((group) => linked(group, sure));
  result.cases.of = 1;
  if (possible) result.cases.possible = 1;
  const shape = (groups: readonly (readonly string[])[]) =>
    groups
      .map((group) => [...group].sort().join('+'))
      .sort()
      .join(' | ');
  const got = shape(cases.map(({ reports }) => reports));
  if (got === shape(gold.cases)) {
    if (possible) result.cases.right = 1;
  } else fault(possible ? 'cases' : 'cases, unread', `${got}, not ${shape(gold.cases)}`);
}

/** Whether acts that were read in two reports of the group lead from each of its reports to each other. */
function linked(group: readonly string[], acts: readonly ReadonlySet<string>[]): boolean {
  const reached = new Set(group.slice(0, 1));
  for (let before = 0; before < reached.size; ) {
    before = reached.size;
    for (const reports of acts)
      if ([...reports].some((id) => reached.has(id))) for (const id of reports) reached.add(id);
  }
  return group.every((id) => reached.has(id));
}

/** What must be told; undefined when that is nothing, though something is told. */
function withoutOptional(acts: GoldTold[]): GoldTold[] | undefined {
  const kept = acts.filter(({ optional }) => !optional);
  return kept.length === 0 && acts.length > 0 ? undefined : kept;
}

function inOne({ reports }: DraftedCase, a: string, b: string): boolean {
  return reports.includes(a) && reports.includes(b);
}

function touches(claim: DraftedClaim, place: Place): boolean {
  if (claim.report !== place.report) return false;
  const times = (claim.says.roles?.when ?? []).flatMap(({ anchor }) => anchor ?? []);
  return overlap([...claim.anchors, ...times], place.spans) > 0;
}

function overlap(a: readonly Span[], b: readonly Span[]): number {
  let shared = 0;
  for (const x of a)
    for (const y of b) shared += Math.max(0, Math.min(x.end, y.end) - Math.max(x.start, y.start));
  return shared;
}

function pairsOf(all: readonly string[]): [string, string][] {
  return all.flatMap((a, i) => all.slice(i + 1).map((b): [string, string] => [a, b]));
}

function named(acts: readonly GoldTold[], report: string): string {
  return acts.length === 0 ? '?' : acts.map((act) => `“${act.told.get(report)?.quote ?? '?'}”`).join(' ');
}

function quoted(places: readonly Place[]): string {
  return places.map(({ report, quote }) => `${report} “${quote}”`).join(' ≠ ');
}

function textAt(gold: GoldPair, { report, anchors }: DraftedClaim): string {
  const points = [...(gold.reports.find(({ id }) => id === report)?.text ?? '')];
  return anchors.map(({ start, end }) => `“${points.slice(start, end).join('')}”`).join(' ');
}

/** Adds scores up; pairs that could not be read count nowhere. */
export function total(scores: readonly PairScore[], name = 'all'): PairScore {
  const sum = emptyScore(name);
  for (const one of scores) {
    if (one.unread !== undefined) continue;
    for (const part of ['tellings', 'same', 'added', 'conflicts', 'lineages', 'cases'] as const) {
      const into = sum[part] as Record<string, number>;
      for (const [key, value] of Object.entries(one[part])) into[key]! += value;
    }
  }
  return sum;
}

/** Sums by the languages that meet, when there are several. */
export function byLanguages(scores: readonly PairScore[]): PairScore[] {
  const mixOf = ({ languages }: PairScore) => [...new Set(languages.split('/'))].sort().join(' with ');
  const mixes = [...new Set(scores.map(mixOf))].sort();
  if (mixes.length < 2) return [];
  return mixes.map((mix) =>
    total(
      scores.filter((one) => mixOf(one) === mix),
      mix,
    ),
  );
}

/** A share, or null when there is nothing to share. */
export function share(part: number, of: number): number | null {
  return of === 0 ? null : part / of;
}

/** Harmonic mean of two shares. */
export function f1(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return null;
  return a + b === 0 ? 0 : (2 * a * b) / (a + b);
}
