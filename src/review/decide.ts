/**
 * Decisions of people as entries to append. Nothing here changes a state: the entries do, once they are in the ledger. What a
 * person gives is checked against the state first, so that an entry that would mean nothing is not written.
 */
import type { Property } from '../claims/case.ts';
import type { Anchor, Claim, Party, Says, Stance, Voice } from '../claims/types.ts';
import type { Bodies, Sameness } from './bodies.ts';
import { caseKey, claimId, KINDS, ofCase, ofReport, type PlainOf, reportKey, reportOf } from './kinds.ts';
import { Packer } from './packed.ts';
import type { ClaimState, Decision, ReportState, State } from './state-types.ts';

/** What is named is not in the case, or was shredded. */
export class NotHere extends Error {
  readonly id: string;
  constructor(id: string) {
    super(`${id} is not in this case`);
    this.name = 'NotHere';
    this.id = id;
  }
}

/** The decision needs a reason. */
export class ReasonMissing extends Error {
  readonly kind: string;
  constructor(kind: string) {
    super(`${kind} needs a reason`);
    this.name = 'ReasonMissing';
    this.kind = kind;
  }
}

/** Somebody decided about the claim after what the person had seen. */
export class Stale extends Error {
  readonly claim: string;
  /** The last entry on it. */
  readonly last: number;
  constructor(claim: string, last: number) {
    super(`${claim} was decided about in between, by entry ${last}`);
    this.name = 'Stale';
    this.claim = claim;
    this.last = last;
  }
}

/** The entry is no decision that counts. */
export class NothingToUndo extends Error {
  readonly seq: number;
  constructor(seq: number) {
    super(`entry ${seq} is no decision that counts`);
    this.name = 'NothingToUndo';
    this.seq = seq;
  }
}

/** What was given contradicts itself or what it is about. `what` is a machine word. */
export class Refused extends Error {
  readonly what:
    | 'nothing-changed'
    | 'not-in-text'
    | 'no-anchor'
    | 'no-such-party'
    | 'itself'
    | 'joined-already'
    | 'not-joined';
  constructor(what: Refused['what']) {
    super(`refused: ${what}`);
    this.name = 'Refused';
    this.what = what;
  }
}

/** Who decides, and why. */
export interface By {
  readonly actor: string;
  readonly reason?: string;
}

/** Who decides about a claim; with what they had seen last of it, a decision taken past another is refused. */
export interface OfClaim extends By {
  readonly expects?: number;
}

/** What a person puts in a claim's place; parties by their ids in the report, claims by their ids in the vault. */
export interface Change {
  readonly says?: Says;
  readonly stance?: Stance;
  readonly voice?: Voice;
  /** Stretches of the text, in code points. */
  readonly anchors?: readonly Pick<Anchor, 'start' | 'end'>[];
}

/** A claim that a person adds. */
export interface NewClaim extends Change {
  readonly says: Says;
  readonly anchors: readonly Pick<Anchor, 'start' | 'end'>[];
  /** Parties that the report's readings do not have, with ids that go on from theirs. */
  readonly parties?: readonly (Omit<Party, 'anchors'> & {
    readonly anchors: readonly Pick<Anchor, 'start' | 'end'>[];
  })[];
}

/** @throws NotHere, Stale */
export function accept(state: State, claim: string, by: OfClaim): PlainOf<'claim.accepted'> {
  return onClaim('claim.accepted', state, claim, by, {});
}

/** @throws NotHere, Stale, ReasonMissing */
export function reject(state: State, claim: string, by: OfClaim): PlainOf<'claim.rejected'> {
  return onClaim('claim.rejected', state, claim, by, { reason: reasonOf('claim.rejected', by) });
}

/** @throws NotHere, Stale, ReasonMissing */
export function withdraw(state: State, claim: string, by: OfClaim): PlainOf<'claim.withdrawn'> {
  return onClaim('claim.withdrawn', state, claim, by, { reason: reasonOf('claim.withdrawn', by) });
}

/** @throws NotHere, Stale, ReasonMissing, Refused when nothing changes or an anchor is not in the text */
export function correct(
  state: State,
  claim: string,
  change: Change,
  by: OfClaim,
): PlainOf<'claim.corrected'> {
  const { claim: now } = claimIn(state, claim);
  const report = reportIn(state, reportOf(claim));
  const packer = new Packer(report.report.text);
  const { says, stance, voice, anchors } = change;
  if (says === undefined && stance === undefined && voice === undefined && anchors === undefined)
    throw new Refused('nothing-changed');
  const anchored = anchors?.map((one) => anchorAt(packer, one));
  if (anchored?.length === 0) throw new Refused('no-anchor');
  if (says !== undefined) checkParties(says, partiesOf(state, report.id));
  const after = { ...now, ...change, ...(anchored && { anchors: anchored }) };
  if (JSON.stringify(after) === JSON.stringify(now)) throw new Refused('nothing-changed');
  return onClaim('claim.corrected', state, claim, by, {
    reason: reasonOf('claim.corrected', by),
    ...(says !== undefined && { says: packer.says(says) }),
    ...(stance !== undefined && { stance }),
    ...(voice !== undefined && { voice: packer.voice(voice) }),
    ...(anchored !== undefined && { anchors: anchored.map((anchor) => packer.anchor(anchor)) }),
  });
}

/**
 * A claim that the reader missed, with the words that it rests on. Its id goes on from those of the report.
 *
 * @throws NotHere, Refused when it rests on no words of the text
 */
export function addClaim(state: State, report: string, made: NewClaim, by: By): PlainOf<'claim.added'> {
  const to = reportIn(state, report);
  const packer = new Packer(to.report.text);
  const anchors = made.anchors.map((one) => anchorAt(packer, one));
  if (anchors.length === 0) throw new Refused('no-anchor');
  const parties = made.parties?.map((party) => ({
    ...party,
    anchors: party.anchors.map((one) => anchorAt(packer, one)),
  }));
  checkParties(made.says, new Set([...partiesOf(state, report), ...(parties ?? []).map(({ id }) => id)]));
  const numbers = [...state.claims.values()]
    .filter((claim) => claim.report === report)
    .map(({ id }) => Number(/\d+$/.exec(id)?.[0] ?? 0));
  const id = claimId(report, `c${Math.max(0, ...numbers) + 1}`);
  return ofReport(
    'claim.added',
    { actor: by.actor, case: to.case, subject: id },
    {
      says: packer.says(made.says),
      voice: packer.voice(made.voice ?? { chain: [], kind: 'narrator' }),
      stance: made.stance ?? 'asserted',
      anchors: anchors.map((anchor) => packer.anchor(anchor)),
      ...(by.reason !== undefined && { reason: by.reason }),
      ...(parties !== undefined && { parties: parties.map((party) => packer.party(party)) }),
    },
  );
}

/**
 * The value of a property that is used for now: the one that this claim tells.
 *
 * @param value as compared (`WorkingValue.values`), when the claim tells several
 * @throws NotHere
 */
export function choose(
  state: State,
  claim: string,
  of: { readonly property: Property; readonly value?: string },
  by: By,
): PlainOf<'working.chosen'> {
  const { case: home } = claimIn(state, claim);
  return ofReport(
    'working.chosen',
    { actor: by.actor, case: home, subject: claim },
    {
      property: of.property,
      ...(of.value !== undefined && { value: of.value }),
      ...(by.reason !== undefined && { reason: by.reason }),
    },
  );
}

/**
 * Whether two are one. `yes` joins them, `no` keeps them apart whatever else speaks for it, `unsure` leaves it to the evidence.
 *
 * @throws NotHere, ReasonMissing, Refused when they are the same thing
 */
export function decideSame(
  state: State,
  pair: Sameness extends infer S ? (S extends Sameness ? Omit<S, 'reason'> : never) : never,
  by: By,
): PlainOf<'same.decided'> {
  const reason = reasonOf('same.decided', by);
  if (JSON.stringify(pair.a) === JSON.stringify(pair.b)) throw new Refused('itself');
  if (pair.of === 'act') for (const id of [pair.a, pair.b]) claimIn(state, id);
  if (pair.of === 'party')
    for (const { report, party } of [pair.a, pair.b]) {
      reportIn(state, report);
      if (!partiesOf(state, report).has(party)) throw new NotHere(`${report} ${party}`);
    }
  const subject = pair.of === 'party' ? pair.a.report : pair.a;
  return ofCase('same.decided', { actor: by.actor, case: state.case.id, subject }, {
    ...pair,
    reason,
  } as Sameness);
}

/**
 * What a case is called from now on; an empty label takes its name away.
 *
 * @throws NotHere when it was shredded, Refused when it is called so already
 */
export function describe(
  { case: { id, state, label, note } }: State,
  as: { readonly label: string; readonly note?: string },
  { actor }: By,
): PlainOf<'case.described'> {
  if (state === 'shredded') throw new NotHere(id);
  const given = {
    label: as.label.normalize('NFC').trim(),
    note: as.note?.normalize('NFC').trim() || undefined,
  };
  if (given.label === (label ?? '') && given.note === (note ?? undefined))
    throw new Refused('nothing-changed');
  return ofCase(
    'case.described',
    { actor, case: id },
    { label: given.label, ...(given.note !== undefined && { note: given.note }) },
  );
}

/** @throws NotHere, ReasonMissing */
export function withdrawReport(
  state: State,
  report: string,
  by: By & { readonly source?: string },
): PlainOf<'report.withdrawn'> {
  const found = state.reports.find(({ id }) => id === report);
  if (found === undefined) throw new NotHere(report);
  return ofReport(
    'report.withdrawn',
    { actor: by.actor, case: found.case, subject: report },
    {
      reason: reasonOf('report.withdrawn', by),
      ...(by.source !== undefined && { source: by.source }),
    },
  );
}

/**
 * Takes a decision back. It stays in the history; the state is as if it had never been taken. One on a joining of cases is taken
 * back in both of them: joining.ts.
 *
 * @param seq of the decision; of an undoing, to undo that
 * @throws NothingToUndo, ReasonMissing
 */
export function undo(state: State, seq: number, by: By): PlainOf<'decision.undone'> {
  const target = state.decisions.find((one) => one.seq === seq);
  if (target === undefined || target.standing !== 'live') throw new NothingToUndo(seq);
  const { actor } = by;
  return {
    actor,
    kind: 'decision.undone',
    case: target.case,
    subject: target.subject,
    key: keyOf(target, state),
    body: { reason: reasonOf('decision.undone', by), of: seq },
  };
}

function onClaim<K extends 'claim.accepted' | 'claim.corrected' | 'claim.rejected' | 'claim.withdrawn'>(
  kind: K,
  state: State,
  claim: string,
  { actor, reason, expects }: OfClaim,
  body: Bodies[K],
): PlainOf<K> {
  const { case: home, last } = claimIn(state, claim);
  if (expects !== undefined && expects !== last) throw new Stale(claim, last);
  return ofReport(
    kind,
    { actor, case: home, subject: claim },
    { ...(reason !== undefined && { reason }), ...body, ...(expects !== undefined && { expects }) },
  );
}

function claimIn(state: State, id: string): ClaimState & { readonly claim: Claim } {
  const found = state.claims.get(id);
  if (found === undefined || found.claim === null) throw new NotHere(id);
  return found as ClaimState & { readonly claim: Claim };
}

function reportIn(
  state: State,
  id: string,
): ReportState & { readonly report: NonNullable<ReportState['report']> } {
  const found = state.reports.find((report) => report.id === id);
  if (found === undefined || found.report === null) throw new NotHere(id);
  return found as ReturnType<typeof reportIn>;
}

function partiesOf(state: State, report: string): ReadonlySet<string> {
  return new Set(
    state.readings
      .filter((one) => one.report === report)
      .flatMap(({ parties }) => parties.map(({ id }) => id)),
  );
}

function checkParties(says: Says, parties: ReadonlySet<string>): void {
  const named =
    says.kind === 'act'
      ? [...says.roles.by, ...says.roles.to, ...says.roles.with]
      : says.kind === 'detail'
        ? [says.party]
        : [];
  if (!named.every((id) => parties.has(id))) throw new Refused('no-such-party');
}

function anchorAt(packer: Packer, { start, end }: Pick<Anchor, 'start' | 'end'>): Anchor {
  try {
    return packer.at(start, end);
  } catch (error) {
    if (error instanceof RangeError) throw new Refused('not-in-text');
    throw error;
  }
}

/** @throws ReasonMissing */
export function reasonOf(kind: keyof typeof KINDS, { reason }: By): string {
  const given = reason?.trim() ?? '';
  if (given === '') throw new ReasonMissing(kind);
  return given;
}

/** What an undoing comes from in the end: the first decision, which undoes nothing. */
export function rootOf(decision: Decision, { decisions }: State): Decision {
  let at = decision;
  while (at.of !== undefined) {
    const { of } = at;
    const below = decisions.find(({ seq }) => seq === of);
    if (below === undefined) break;
    at = below;
  }
  return at;
}

/** An undoing is sealed as the first decision that it comes from. */
function keyOf(target: Decision, state: State): string {
  const { kind, subject, case: home } = rootOf(target, state);
  return KINDS[kind].sealed === 'report' ? reportKey(reportOf(subject)) : caseKey(home);
}
