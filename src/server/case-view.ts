/** A case as a page shows it: the assembled case, its reports, and all of its claims with what became of them. */
import { fieldsOf } from '../review/correct.ts';
import { lastOn } from '../review/deciding.ts';
import { claimsInOrder, shower } from '../review/shown.ts';
import type { CaseView as Viewed } from '../review/view.ts';
import type { Frozen } from './describe.ts';
import type { CaseView, ReviewClaim } from './shapes.ts';

export function caseViewOf(view: Viewed): Frozen<CaseView> {
  const { state, json } = view;
  const { opened, ...about } = state.case;
  const reports = new Map(json.reports.map((report) => [report.id, report]));
  return {
    case: { ...about, opened: opened?.at ?? null, called: view.called },
    through: state.through,
    reports: state.reports.flatMap(({ id, case: home, withdrawn, source, added }) => {
      const report = reports.get(id);
      if (report === undefined) return [];
      return [{ ...report, case: home, withdrawn: withdrawn !== null, source, added: added.at }];
    }),
    claims: reviewClaims(view, claimsInOrder(state)),
    drafted: json.case,
  };
}

/** Claims as they stand, with the parties of the case. Those without words any more are left out. */
export function reviewClaims(
  { state, assembled }: Pick<Viewed, 'state' | 'assembled'>,
  ids: Iterable<string>,
): Frozen<ReviewClaim[]> {
  const show = shower(state, assembled);
  return [...ids].flatMap((id) => {
    const claim = state.claims.get(id);
    if (!claim?.claim) return [];
    return [
      {
        ...show(claim),
        status: claim.status,
        last: claim.last,
        fields: [...fieldsOf(claim.claim)],
        undoes: lastOn(state, id) ?? null,
        ...(claim.status === 'corrected' && { first: show(claim, 'first') }),
      },
    ];
  });
}
