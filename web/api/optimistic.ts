/** What a decision is expected to change, shown before the server has answered. Pure. */
import type { CaseView, DecisionBody, ReviewClaim } from '../../src/server/shapes.ts';

const AFTER = {
  accept: 'accepted',
  reject: 'rejected',
  withdraw: 'withdrawn',
  correct: 'corrected',
} as const;

/** The view with the claim as it will stand. Decisions about something else leave it as it is. */
export function expected(view: CaseView, decision: DecisionBody): CaseView {
  if (!(decision.what in AFTER) || !('claim' in decision)) return view;
  const status = AFTER[decision.what as keyof typeof AFTER];
  return withClaims(view, (claim) => (claim.id === decision.claim ? { ...claim, status } : claim));
}

/** The view with those claims as they stand now; new ones come at the end until the case is read again. */
export function merged(view: CaseView, claims: readonly ReviewClaim[], through: number): CaseView {
  const now = new Map(claims.map((claim) => [claim.id, claim]));
  const next = withClaims(view, (claim) => {
    const other = now.get(claim.id);
    now.delete(claim.id);
    return other ?? claim;
  });
  return { ...next, through: Math.max(view.through, through), claims: [...next.claims, ...now.values()] };
}

/** The view with one claim as it was before a decision that was refused. */
export function restored(view: CaseView, before: ReviewClaim | undefined): CaseView {
  return before ? withClaims(view, (claim) => (claim.id === before.id ? before : claim)) : view;
}

function withClaims(view: CaseView, change: (claim: ReviewClaim) => ReviewClaim): CaseView {
  return { ...view, claims: view.claims.map(change) };
}
