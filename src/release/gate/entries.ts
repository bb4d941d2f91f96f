/** What is written when somebody agrees, proposes, answers, or calls back. Nothing is written that the gate does not let through. */

import type { LeftFile, Purpose, ReleaseBody } from '../../review/bodies.ts';
import { reasonOf } from '../../review/decide.ts';
import { ofCase, ofRelease, type PlainOf } from '../../review/kinds.ts';
import type { Consent, Release, State } from '../../review/state-types.ts';
import { beforeProposing, gateOf, isRole } from './gate.ts';
import type { Around, Draft, Looked, Missing } from './types.ts';

/** Something is missing, so nothing was written. */
export class GateClosed extends Error {
  override readonly name = 'GateClosed';
  readonly missing: readonly Missing[];
  constructor(missing: readonly Missing[]) {
    super(`missing: ${missing.map(({ code }) => code).join(', ')}`);
    this.missing = missing;
  }
}

/** There is no such proposal or release, or it is past that. */
export class NoRelease extends Error {
  override readonly name = 'NoRelease';
  readonly why: 'unknown' | 'answered' | 'unanswered' | 'refused' | 'not-made' | 'withdrawn';
  readonly seq: number;
  constructor(why: NoRelease['why'], seq: number) {
    super(`release ${seq}: ${why}`);
    this.why = why;
    this.seq = seq;
  }
}

/** A consent that cannot be recorded, or is not there to be withdrawn. */
export class NoConsent extends Error {
  override readonly name = 'NoConsent';
  readonly why: 'by' | 'source' | 'nothing' | 'purpose' | 'until' | 'unknown' | 'withdrawn';
  readonly given: string;
  constructor(why: NoConsent['why'], given: string) {
    super(`no consent: ${why}`);
    this.why = why;
    this.given = given;
  }
}

export interface NewConsent {
  readonly purposes: readonly Purpose[];
  /** A source of the case, or a role. */
  readonly by: string;
  readonly until?: string;
  readonly how?: string;
}

const SOURCE = /^s-/;

/**
 * Somebody agreed. It is for the reports that are there now: what a source tells later needs its own.
 *
 * @param today a consent that is past is not recorded
 * @throws NoConsent
 */
export function giveConsent(
  state: State,
  { purposes, by, until, how }: NewConsent,
  { actor, today }: { readonly actor: string; readonly today: string },
): PlainOf<'consent.given'> {
  if (!SOURCE.test(by) && !isRole(by)) throw new NoConsent('by', by);
  if (purposes.length === 0) throw new NoConsent('purpose', '');
  if (until !== undefined && until < today) throw new NoConsent('until', until);
  const source = SOURCE.test(by) ? by : null;
  const reports = state.reports
    .filter((one) => one.report !== null && one.withdrawn === null && one.source === source)
    .map(({ id }) => id);
  if (reports.length === 0) throw new NoConsent(source === null ? 'nothing' : 'source', by);
  return ofCase(
    'consent.given',
    { actor, case: state.case.id },
    {
      purposes: [...new Set(purposes)],
      by,
      reports,
      ...(until !== undefined && { until }),
      ...(how !== undefined && how.trim() !== '' && { how: how.trim() }),
    },
  );
}

/** @throws NoConsent, ReasonMissing */
export function withdrawConsent(
  state: State,
  seq: number,
  by: { readonly actor: string; readonly reason: string },
): PlainOf<'consent.withdrawn'> {
  const consent: Consent | undefined = state.consents.find((one) => one.seq === seq);
  if (consent === undefined) throw new NoConsent('unknown', String(seq));
  if (consent.withdrawn !== null) throw new NoConsent('withdrawn', String(seq));
  const reason = reasonOf('consent.withdrawn', by);
  return ofCase('consent.withdrawn', { actor: by.actor, case: consent.case }, { reason, of: seq });
}

/** @throws GateClosed when anything is missing but the second person */
export function propose(
  state: State,
  draft: Draft,
  looked: Looked,
  around: Around,
): PlainOf<'release.proposed'> {
  const gate = gateOf(state, draft, looked, around);
  const now = beforeProposing(gate);
  if (now.length > 0) throw new GateClosed(now);
  const body: ReleaseBody = { ...draft, tells: looked.tells, exposure: looked.exposure };
  return ofRelease({ actor: around.by, case: state.case.id }, body);
}

/** The second person agrees. @throws NoRelease, GateClosed */
export function approve(
  state: State,
  seq: number,
  actor: string,
  around: Omit<Around, 'by' | 'approved'>,
): PlainOf<'release.approved'> {
  const release = waiting(state, seq);
  const gate = gateOfRelease(state, release, { ...around, approved: actor });
  if (!gate.may) throw new GateClosed(gate.missing);
  return ofCase('release.approved', { actor, case: release.case }, { of: seq });
}

/** The second person does not agree, or the first takes it back. @throws NoRelease, ReasonMissing */
export function refuse(
  state: State,
  seq: number,
  by: { readonly actor: string; readonly reason: string },
): PlainOf<'release.refused'> {
  const release = waiting(state, seq);
  const reason = reasonOf('release.refused', by);
  return ofCase('release.refused', { actor: by.actor, case: release.case }, { reason, of: seq });
}

/** What may leave now. @throws NoRelease, GateClosed */
export function leaving(
  state: State,
  seq: number,
  around: Omit<Around, 'by' | 'approved'>,
): Release & { readonly body: ReleaseBody } {
  const release = releaseIn(state, seq);
  if (release.withdrawn !== null) throw new NoRelease('withdrawn', seq);
  if (release.answer === null) throw new NoRelease('unanswered', seq);
  if (!release.answer.yes) throw new NoRelease('refused', seq);
  const gate = gateOfRelease(state, release, { ...around, approved: release.answer.actor });
  if (!gate.may) throw new GateClosed(gate.missing);
  return release;
}

/** It leaves: written before anybody has the files. */
export function made(
  release: Pick<Release, 'seq' | 'case'>,
  actor: string,
  files: readonly LeftFile[],
): PlainOf<'release.made'> {
  return ofCase('release.made', { actor, case: release.case }, { of: release.seq, files });
}

/** What left is called back. @throws NoRelease, ReasonMissing */
export function callBack(
  state: State,
  seq: number,
  by: { readonly actor: string; readonly reason: string },
): PlainOf<'release.withdrawn'> {
  const release = releaseIn(state, seq);
  if (release.made.length === 0) throw new NoRelease('not-made', seq);
  if (release.withdrawn !== null) throw new NoRelease('withdrawn', seq);
  const reason = reasonOf('release.withdrawn', by);
  return ofCase('release.withdrawn', { actor: by.actor, case: release.case }, { reason, of: seq });
}

/** The gate for a proposal as it stands. */
export function gateOfRelease(
  state: State,
  { body, actor }: Release & { readonly body: ReleaseBody },
  around: Omit<Around, 'by'>,
): ReturnType<typeof gateOf> {
  return gateOf(state, body, body, { ...around, by: actor });
}

/** @throws NoRelease when there is none of that number, or its words were shredded */
export function releaseIn(state: State, seq: number): Release & { readonly body: ReleaseBody } {
  const found = state.releases.find((one) => one.seq === seq);
  if (found === undefined || found.body === null) throw new NoRelease('unknown', seq);
  return { ...found, body: found.body };
}

function waiting(state: State, seq: number): Release & { readonly body: ReleaseBody } {
  const release = releaseIn(state, seq);
  if (release.answer !== null) throw new NoRelease('answered', seq);
  return release;
}
