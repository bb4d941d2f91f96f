/** The claims of a case as they stand in the vault, ready to be shown: rejected and withdrawn ones too. */
import type { Case } from '../claims/case.ts';
import { tieOf } from '../claims/tie.ts';
import type { Claim, Says } from '../claims/types.ts';
import { whereIn } from '../claims/where.ts';
import { claimJson } from '../draft/json.ts';
import type { ReadJson } from '../draft/schema.ts';
import type { ClaimState, State } from './state-types.ts';

/** A claim as plain data. */
export type ClaimJson = ReadJson['claims'][number];

/** Ids in the order of the texts. */
export function claimsInOrder(state: State): string[] {
  const reports = new Map(state.reports.map(({ id }, i) => [id, i]));
  return [...state.claims.values()]
    .filter(({ claim }) => claim !== null)
    .toSorted(
      (a, b) =>
        reports.get(a.report)! - reports.get(b.report)! ||
        (a.claim!.anchors[0]?.start ?? 0) - (b.claim!.anchors[0]?.start ?? 0) ||
        a.history[0]!.seq - b.history[0]!.seq,
    )
    .map(({ id }) => id);
}

/** Makes a function that shows claims with the parties of the case in the place of those of their report. */
export function shower(
  state: State,
  assembled: Pick<Case, 'parties'>,
): (claim: ClaimState, which?: 'now' | 'first') => ClaimJson {
  const parties = new Map(
    assembled.parties.flatMap(({ id, from }) =>
      from.map(({ report, party }) => [`${report} ${party}`, id] as const),
    ),
  );
  const finders = new Map(
    state.reports.flatMap(({ id, report }) =>
      report === null || report.layout === undefined ? [] : [[id, whereIn(report)] as const],
    ),
  );
  return ({ report, claim, first }, which = 'now') => {
    const shown = (which === 'now' ? claim : first)!;
    const party = (id: string) => parties.get(`${report} ${id}`) ?? id;
    return claimJson({ ...shown, says: withParties(shown.says, party) }, (anchor) =>
      finders.get(report)?.(anchor),
    );
  };
}

function withParties(says: Says, party: (id: string) => string): Claim['says'] {
  if (says.kind === 'act') {
    const { by, to, with: together } = says.roles;
    return {
      ...says,
      roles: { ...says.roles, by: by.map(party), to: to.map(party), with: together.map(party) },
    };
  }
  if (says.kind !== 'detail') return says;
  const tie = tieOf(says.value);
  const value = tie === undefined ? says.value : `${tie.relation} ${party(tie.other)}`;
  return { ...says, party: party(says.party), value };
}
