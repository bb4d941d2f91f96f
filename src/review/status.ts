/**
 * What becomes of a claim's status by each decision. A withdrawn claim stays withdrawn, whatever else is decided about it: only
 * undoing the withdrawal brings it back. Accepting what was corrected accepts the correction.
 */
import type { Status } from '../claims/types.ts';

export type ClaimDecision = 'claim.accepted' | 'claim.corrected' | 'claim.rejected' | 'claim.withdrawn';

export const NEXT: Readonly<Record<Status, Readonly<Record<ClaimDecision, Status>>>> = {
  proposed: {
    'claim.accepted': 'accepted',
    'claim.corrected': 'corrected',
    'claim.rejected': 'rejected',
    'claim.withdrawn': 'withdrawn',
  },
  accepted: {
    'claim.accepted': 'accepted',
    'claim.corrected': 'corrected',
    'claim.rejected': 'rejected',
    'claim.withdrawn': 'withdrawn',
  },
  corrected: {
    'claim.accepted': 'corrected',
    'claim.corrected': 'corrected',
    'claim.rejected': 'rejected',
    'claim.withdrawn': 'withdrawn',
  },
  rejected: {
    'claim.accepted': 'accepted',
    'claim.corrected': 'corrected',
    'claim.rejected': 'rejected',
    'claim.withdrawn': 'withdrawn',
  },
  withdrawn: {
    'claim.accepted': 'withdrawn',
    'claim.corrected': 'withdrawn',
    'claim.rejected': 'withdrawn',
    'claim.withdrawn': 'withdrawn',
  },
};

/**
 * The status after a decision.
 *
 * @param corrected whether a correction stands that was made before: then what is accepted is that
 */
export function next(status: Status, decision: ClaimDecision, corrected: boolean): Status {
  const after = NEXT[status][decision];
  return after === 'accepted' && corrected ? 'corrected' : after;
}

export function isClaimDecision(kind: string): kind is ClaimDecision {
  return Object.hasOwn(NEXT.proposed, kind);
}
