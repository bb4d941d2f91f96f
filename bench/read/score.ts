/**
 * Compares what the reader drafts with the gold.
 *
 * - A proposed act is about a gold act when the kind is right and one of its anchors touches one of the quotes; or, told elsewhere, when
 *   the kind is right and whom it was done to (for conduct: who did it) is right. Each gold act counts once.
 * - What is left over is false: a second proposal of the same act, a wrong kind, background, or an invention.
 * - Gold acts marked optional, and proposals about them, count nowhere.
 * - A role is right when all that the text states is there and nothing else is.
 */

import { detailRight, detailValues } from './details.ts';
import type { Filler, Gold, GoldAct, Span } from './gold.ts';
import { sameParty, samePlace } from './names.ts';

/** The part of the JSON of `moksori read --json` that is scored. */
export interface Drafted {
  readonly claims: readonly {
    readonly id: string;
    readonly says: {
      readonly kind: string;
      readonly roles?: {
        readonly when?: readonly { readonly phrase: string; readonly expr?: { readonly kind: string } }[];
      };
    };
    readonly stance: string;
    readonly anchors: readonly { readonly start: number; readonly end: number; readonly quote: string }[];
  }[];
  readonly case: {
    readonly parties: readonly DraftedParty[];
    readonly acts: readonly DraftedAct[];
  };
}

export interface DraftedParty {
  readonly id: string;
  readonly label: string;
  readonly label_ko?: string | undefined;
  readonly count?:
    | { readonly min?: number | undefined; readonly max?: number | undefined; readonly phrase: string }
    | undefined;
  readonly details?: Readonly<Record<string, unknown>> | undefined;
}

export interface DraftedAct {
  readonly id: string;
  readonly kind: string;
  readonly phase: string;
  readonly by: readonly string[];
  readonly to: readonly string[];
  readonly at: readonly { readonly label: string; readonly facility?: string | undefined }[];
  readonly when?:
    | { readonly earliest?: string | null | undefined; readonly latest?: string | null | undefined }
    | null
    | undefined;
  readonly claims: readonly string[];
}

const ROLES = ['by', 'to', 'at'] as const;
/** "currently", "for two hours", "every night" say nothing false about when. */
const BOUNDS_NOTHING = new Set(['vague', 'duration', 'set']);
export type Role = (typeof ROLES)[number];
export interface Tally {
  right: number;
  of: number;
}
/** What went wrong, with the words it is about. */
export interface Fault {
  readonly what: string;
  readonly detail: string;
  readonly sentence: string;
}
export interface Score {
  readonly name: string;
  gold: number;
  found: number;
  proposed: number;
  duplicates: number;
  background: number;
  optionalFound: number;
  readonly roles: Record<Role, Tally>;
  falseRoles: number;
  readonly times: Tally;
  falseTimes: number;
  readonly phases: Tally;
  readonly stances: Tally;
  readonly details: Tally;
  falseDetails: number;
  /** By kind: in the gold, found, and falsely proposed. */
  readonly kinds: Record<string, { gold: number; found: number; false: number }>;
  readonly faults: Fault[];
}

export function emptyScore(name: string): Score {
  const tally = (): Tally => ({ right: 0, of: 0 });
  return {
    name,
    gold: 0,
    found: 0,
    proposed: 0,
    duplicates: 0,
    background: 0,
    optionalFound: 0,
    roles: { by: tally(), to: tally(), at: tally() },
    falseRoles: 0,
    times: tally(),
    falseTimes: 0,
    phases: tally(),
    stances: tally(),
    details: tally(),
    falseDetails: 0,
    kinds: {},
    faults: [],
  };
}

/** What else a label of the pack is called: an office or facility is drafted under the pack's name, not the report's. */
export type Aliases = ReadonlyMap<string, readonly string[]>;

/** Scores one report. */
export function score(gold: Gold, draft: Drafted, aliases: Aliases = new Map()): Score {
  const result = emptyScore(gold.name);
  const points = [...gold.text];
  const claims = new Map(draft.claims.map((claim) => [claim.id, claim]));
  const parties = new Map(draft.case.parties.map((party) => [party.id, party.label]));
  const korean = new Map(draft.case.parties.map((party) => [party.label, party.label_ko ?? party.label]));
  const labels = (ids: readonly string[]) => ids.map((id) => parties.get(id) ?? id);
  const called: Called = (label) => [label, korean.get(label) ?? label, ...(aliases.get(label) ?? [])];
  const verdict: Verdict = (role, wanted, act) => roleVerdict(role, wanted, act, labels, called);
  const anchors = (act: DraftedAct) => act.claims.flatMap((id) => claims.get(id)?.anchors ?? []);
  const fault = (what: string, detail: string, span: Span | undefined) =>
    result.faults.push({ what, detail, sentence: span ? sentenceAt(points, span) : '' });

  const matches = assign(gold, draft, verdict, anchors);
  const matched = new Set(matches.values());
  const count = (kind: string, what: 'gold' | 'found' | 'false') => {
    result.kinds[kind] ??= { gold: 0, found: 0, false: 0 };
    result.kinds[kind][what]++;
  };
  for (const act of gold.acts) if (!act.optional) count(act.kinds[0]!, 'gold');
  result.gold = gold.acts.filter((act) => !act.optional).length;
  for (const act of draft.case.acts) {
    const target = matches.get(act);
    if (target) {
      if (target.optional) result.optionalFound++;
      else {
        result.proposed++;
        result.found++;
        count(target.kinds[0]!, 'found');
        compare(act, target);
      }
      continue;
    }
    const spans = anchors(act);
    const about = (other: GoldAct) => other.kinds.includes(act.kind) && touches(spans, other.spans);
    if (gold.acts.some((other) => other.optional && about(other))) continue;
    result.proposed++;
    count(act.kind, 'false');
    const wrongKind = gold.acts.find((other) => touches(spans, other.spans));
    if (gold.acts.some(about)) {
      result.duplicates++;
      fault('twice', describe(act), spans[0]);
    } else if (touches(spans, gold.general)) {
      result.background++;
      fault('background', describe(act), spans[0]);
    } else
      fault(
        'false',
        describe(act) + (wrongKind ? ` [gold here: ${wrongKind.kinds.join('|')}]` : ''),
        spans[0],
      );
  }
  for (const act of gold.acts)
    if (!act.optional && !matched.has(act))
      fault('missed', `${act.kinds.join('|')} “${act.quotes[0]}”`, act.spans[0]);
  scoreDetails(gold, draft, called, result);
  return result;

  function describe(act: DraftedAct): string {
    const at = act.at.map((place) => place.label);
    return `${act.kind} by ${list(labels(act.by))} to ${list(labels(act.to))} at ${list(at)} (${act.phase})`;
  }

  function compare(act: DraftedAct, target: GoldAct): void {
    const span = anchors(act)[0] ?? target.spans[0];
    const name = `${act.kind} “${target.quotes[0]}”`;
    for (const role of ROLES) {
      const wanted = target[role];
      const is = verdict(role, wanted, act);
      if (wanted.some((filler) => !filler.optional)) {
        result.roles[role].of++;
        if (is === 'right') result.roles[role].right++;
      } else if (is === 'wrong') result.falseRoles++;
      if (is === 'wrong') {
        const got = role === 'at' ? act.at.map((place) => place.label) : labels(act[role]);
        const want = wanted.map((filler) => (filler.optional ? '?' : '') + filler.names[0]);
        fault(`role ${role}`, `${name}: ${list(got)}, not ${list(want)}`, span);
      }
    }
    const written = act.claims.flatMap((id) => claims.get(id)?.says.roles?.when ?? []);
    const phrases = written.map((time) => time.phrase);
    const got = `${act.when?.earliest ?? '…'}–${act.when?.latest ?? '…'} ${list(phrases)}`;
    if (!target.when) {
      if (written.some(({ expr }) => !expr || !BOUNDS_NOTHING.has(expr.kind))) {
        result.falseTimes++;
        fault('false time', `${name}: ${got}`, span);
      }
    } else if (!target.when.optional && (target.when.earliest || target.when.latest)) {
      result.times.of++;
      if (timeRight(act, target.when)) result.times.right++;
      else
        fault(
          'time',
          `${name}: ${got}, not ${target.when.earliest}–${target.when.latest} “${target.when.phrase}”`,
          span,
        );
    }
    result.phases.of++;
    if (target.phases.includes(act.phase)) result.phases.right++;
    else fault('phase', `${name}: ${act.phase}, not ${target.phases.join('|')}`, span);
    const wanted = target.stances ?? (target.phases.includes('done') ? ['asserted', 'reported'] : undefined);
    if (!wanted) return;
    const stances = act.claims.map((id) => claims.get(id)?.stance ?? '');
    result.stances.of++;
    if (stances.some((stance) => wanted.includes(stance))) result.stances.right++;
    else fault('stance', `${name}: ${list(stances)}, not ${wanted.join('|')}`, span);
  }
}

/** Each proposal gets at most one gold act and each gold act at most one proposal, the surest pairs first. */
function assign(
  gold: Gold,
  draft: Drafted,
  verdict: Verdict,
  anchors: (act: DraftedAct) => readonly Span[],
): Map<DraftedAct, GoldAct> {
  const pairs: { act: DraftedAct; target: GoldAct; weight: number; order: number }[] = [];
  for (const act of draft.case.acts)
    for (const target of gold.acts) {
      if (!target.kinds.includes(act.kind)) continue;
      const right = ROLES.filter((role) => verdict(role, target[role], act) === 'right').length;
      const here = touches(anchors(act), target.spans);
      if (!here && !toldElsewhere(act, target, verdict)) continue;
      if (!here && touches(anchors(act), gold.general)) continue;
      const weight = (here ? 100 : 0) + (target.optional ? 0 : 10) + right;
      pairs.push({ act, target, weight, order: pairs.length });
    }
  pairs.sort((a, b) => b.weight - a.weight || a.order - b.order);
  const matches = new Map<DraftedAct, GoldAct>();
  const taken = new Set<GoldAct>();
  for (const { act, target } of pairs) {
    if (matches.has(act) || taken.has(target)) continue;
    matches.set(act, target);
    taken.add(target);
  }
  return matches;
}

function toldElsewhere(act: DraftedAct, target: GoldAct, verdict: Verdict): boolean {
  const key = target.to.some((filler) => !filler.optional) ? 'to' : 'by';
  return target[key].some((filler) => !filler.optional) && verdict(key, target[key], act) === 'right';
}

/** Everything that a label may be called. */
type Called = (label: string) => readonly string[];

type Verdict = (role: Role, wanted: readonly Filler[], act: DraftedAct) => 'right' | 'wrong';

function roleVerdict(
  role: Role,
  wanted: readonly Filler[],
  act: DraftedAct,
  labels: (ids: readonly string[]) => string[],
  called: Called,
): 'right' | 'wrong' {
  const got =
    role === 'at'
      ? act.at.map(
          (place) => (names: readonly string[]) => samePlace(names, placeLabels(place).flatMap(called)),
        )
      : labels(act[role]).map(
          (label) => (names: readonly string[]) => called(label).some((one) => sameParty(names, one)),
        );
  const complete = wanted.every((filler) => filler.optional || got.some((is) => is(filler.names)));
  const clean = got.every((is) => wanted.some((filler) => is(filler.names)));
  return complete && clean ? 'right' : 'wrong';
}

function placeLabels(place: { readonly label: string; readonly facility?: string | undefined }): string[] {
  return place.facility ? [place.label, place.facility] : [place.label];
}

/** Inside the days that the words can mean: not wider, and not somewhere else. */
function timeRight(
  act: DraftedAct,
  wanted: { readonly earliest: string | null; readonly latest: string | null },
): boolean {
  const earliest = act.when?.earliest ?? null;
  const latest = act.when?.latest ?? null;
  if (earliest && latest && earliest > latest) return false;
  if (wanted.earliest && (!earliest || earliest < wanted.earliest)) return false;
  if (wanted.latest && (!latest || latest > wanted.latest)) return false;
  return (
    !(wanted.latest && earliest && earliest > wanted.latest) &&
    !(wanted.earliest && latest && latest < wanted.earliest)
  );
}

function scoreDetails(gold: Gold, draft: Drafted, called: Called, result: Score): void {
  for (const party of gold.parties) {
    const same = draft.case.parties.filter(({ label, label_ko }) =>
      [label, label_ko ?? label].some((one) => sameParty(party.names, one)),
    );
    for (const [property, wanted] of Object.entries(party.details)) {
      result.details.of++;
      const values = same.flatMap((proposed) => detailValues(proposed, property));
      if (values.flatMap(called).some((value) => detailRight(property, wanted, value)))
        result.details.right++;
      else {
        if (values.length > 0) result.falseDetails++;
        const detail = `${party.names[0]} ${property}: ${list(values)}, not ${wanted}`;
        result.faults.push({ what: 'detail', detail, sentence: '' });
      }
    }
  }
}

function touches(a: readonly Span[], b: readonly Span[]): boolean {
  return a.some((one) => b.some((other) => one.start < other.end && other.start < one.end));
}

function list(values: readonly string[]): string {
  return values.length === 0 ? '–' : values.join(' + ');
}

/** The sentence around a place, roughly: from the last full stop or line end to the next. */
export function sentenceAt(points: readonly string[], span: Span): string {
  let start = span.start;
  while (
    start > 0 &&
    points[start - 1] !== '\n' &&
    !(points[start - 1] === ' ' && /[.!?”"]/.test(points[start - 2] ?? ''))
  )
    start--;
  let end = Math.max(span.end, start + 1);
  while (end < points.length && points[end] !== '\n' && !/[.!?]/.test(points[end - 1]!)) end++;
  return points.slice(start, end).join('').trim();
}

/** Adds scores up. */
export function total(scores: readonly Score[], name = 'all'): Score {
  const sum = emptyScore(name);
  const add = (a: Tally, b: Tally) => {
    a.right += b.right;
    a.of += b.of;
  };
  for (const one of scores) {
    for (const key of [
      'gold',
      'found',
      'proposed',
      'duplicates',
      'background',
      'optionalFound',
      'falseRoles',
      'falseTimes',
      'falseDetails',
    ] as const)
      sum[key] += one[key];
    for (const [kind, counts] of Object.entries(one.kinds)) {
      sum.kinds[kind] ??= { gold: 0, found: 0, false: 0 };
      for (const what of ['gold', 'found', 'false'] as const) sum.kinds[kind][what] += counts[what];
    }
    for (const role of ROLES) add(sum.roles[role], one.roles[role]);
    for (const key of ['times', 'phases', 'stances', 'details'] as const) add(sum[key], one[key]);
  }
  return sum;
}

/** Recall, precision and F1 of acts; 0 where nothing could be counted. */
export function rates(one: Score): { recall: number; precision: number; f1: number } {
  const recall = one.gold === 0 ? 0 : one.found / one.gold;
  const precision = one.proposed === 0 ? 0 : one.found / one.proposed;
  return {
    recall,
    precision,
    f1: recall + precision === 0 ? 0 : (2 * recall * precision) / (recall + precision),
  };
}
