/** What rests on a claim, on a report, or on all that a source told: what falls, or has to be looked at, when it is withdrawn. */
import type { Case, Property } from '../claims/case.ts';
import type { Says } from '../claims/types.ts';
import type { Pack } from '../packs/types.ts';
import type { Plain } from '../vault/plain.ts';
import type { Bodies } from './bodies.ts';
import { caseOf } from './case-of.ts';
import { type By, NothingToUndo, reasonOf, undo, withdrawReport } from './decide.ts';
import { ofSource } from './kinds.ts';
import type { State } from './state-types.ts';

export type Ground = { readonly claim: string } | { readonly report: string } | { readonly source: string };

export interface Resting {
  readonly reports: readonly string[];
  /** Those that stand: of the ground itself, then those that speak of them or derive from them. */
  readonly claims: readonly string[];
  /** `alone`: nothing else tells it, and it falls; else so many claims are left. */
  readonly acts: readonly { readonly act: string; readonly alone: boolean; readonly left: number }[];
  readonly parties: readonly { readonly party: string; readonly alone: boolean }[];
  /** Dates whose bounds rest on one of the claims, by their proof. */
  readonly dates: readonly { readonly act: string; readonly claims: readonly string[] }[];
  /** Values side by side; `working` when the one that is used rests on them. */
  readonly workingValues: readonly {
    readonly of: string;
    readonly property: Property;
    readonly working: boolean;
  }[];
  /** Numbers of the conflicts of the case. */
  readonly conflicts: readonly number[];
}

/** @param made the case of the state, when it is there already */
export function restsOn(state: State, ground: Ground, pack: Pack, made: Case = caseOf(state, pack)): Resting {
  const reports =
    'report' in ground
      ? [ground.report]
      : 'source' in ground
        ? state.reports.filter(({ source }) => source === ground.source).map(({ id }) => id)
        : [];
  const fall = fallen(made, 'claim' in ground ? ground.claim : undefined, new Set(reports));
  const some = (ids: readonly string[]): boolean => ids.some((id) => fall.has(id));
  const gone = new Set(reports);
  const acts = made.acts.flatMap(({ id, claims }) => {
    const left = claims.filter((claim) => !fall.has(claim)).length;
    return left === claims.length ? [] : [{ act: id, alone: left === 0, left }];
  });
  const lost = new Set(acts.flatMap(({ act, alone }) => (alone ? [act] : [])));
  return {
    reports,
    claims: made.claims.filter(({ id }) => fall.has(id)).map(({ id }) => id),
    acts,
    parties: made.parties.flatMap(({ id, from }) => {
      const told = made.acts.filter(({ by, to, with: together }) => [...by, ...to, ...together].includes(id));
      const alone =
        from.every(({ report }) => gone.has(report)) ||
        (told.length > 0 && told.every((act) => lost.has(act.id)));
      return alone || from.some(({ report }) => gone.has(report)) ? [{ party: id, alone }] : [];
    }),
    dates: made.acts.flatMap(({ id, when }) => {
      const claims = [...new Set([...when.because, ...when.proof.flatMap((step) => step.claims)])];
      const own = claims.filter((claim) => fall.has(claim));
      return own.length === 0 ? [] : [{ act: id, claims: own }];
    }),
    workingValues: made.workingValues.flatMap(({ of, property, working, values }) =>
      values.some(({ claims }) => some(claims))
        ? [{ of, property, working: some(values[working]?.claims ?? []) }]
        : [],
    ),
    conflicts: made.conflicts.flatMap(({ claims }, i) => (some(claims) ? [i] : [])),
  };
}

/** The claims themselves, and all that speak of them or derive from them. */
function fallen(
  { claims }: Case,
  claim: string | undefined,
  reports: ReadonlySet<string>,
): ReadonlySet<string> {
  const fall = new Set(
    claims.filter(({ id, report }) => id === claim || reports.has(report)).map(({ id }) => id),
  );
  const users = new Map<string, string[]>();
  for (const { id, says, derivedFrom } of claims)
    for (const below of [...derivedFrom, ...spokenOf(says)]) {
      const there = users.get(below);
      if (there === undefined) users.set(below, [id]);
      else there.push(id);
    }
  // Added to while it is walked.
  for (const id of fall) for (const user of users.get(id) ?? []) fall.add(user);
  return fall;
}

function spokenOf(says: Says): readonly string[] {
  return says.kind === 'order' ? [says.before, says.after] : says.kind === 'same' ? [says.a, says.b] : [];
}

/**
 * Withdraws all that a source told: an entry of the source, and one for each of its reports that stands.
 *
 * @param states of all cases that have reports of the source
 * @throws ReasonMissing
 */
export function withdrawSource(source: string, states: readonly State[], by: By): Plain[] {
  const reports = states.flatMap((state) =>
    state.reports
      .filter((report) => report.source === source && report.withdrawn === null)
      .map(({ id }) => withdrawReport(state, id, { ...by, source })),
  );
  const reason = reasonOf('source.withdrawn', by);
  return [ofSource('source.withdrawn', { actor: by.actor, source }, { reason }), ...reports];
}

/**
 * Takes the withdrawal of a source back, with those of its reports that came with it.
 *
 * @param seq of the `source.withdrawn`
 * @throws ReasonMissing, NothingToUndo
 */
export function returnSource(source: string, seq: number, states: readonly State[], by: By): Plain[] {
  const reports = states.flatMap((state) =>
    state.decisions
      .filter(
        ({ kind, standing, body }) =>
          kind === 'report.withdrawn' &&
          standing === 'live' &&
          (body as Bodies['report.withdrawn']).source === source,
      )
      .map((decision) => undo(state, decision.seq, by)),
  );
  if (reports.length === 0) throw new NothingToUndo(seq);
  const { actor } = by;
  return [
    ofSource(
      'decision.undone',
      { actor, source },
      {
        reason: reasonOf('decision.undone', by),
        of: seq,
      },
    ),
    ...reports,
  ];
}
