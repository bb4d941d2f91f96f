import type { ReviewClaim } from '../../src/server/shapes.ts';
import { Correct } from './correct.tsx';
import type { Model } from './model.ts';
import { Reason } from './reason.tsx';
import type { OnClaim } from './use-decisions.ts';
import { Why } from './why.tsx';

/** What is asked beside the claim in focus. */
export type Asking = 'correct' | 'reject' | 'withdraw' | 'why';

interface Props {
  readonly asking: Asking;
  readonly model: Model;
  readonly claim: ReviewClaim;
  readonly onDecide: (on: OnClaim) => Promise<void>;
  readonly onPick: (claim: string) => void;
  readonly onLeave: () => void;
}

export function Asked({ asking, model, claim, onDecide, onPick, onLeave }: Props) {
  if (asking === 'correct')
    return (
      <Correct
        model={model}
        claim={claim}
        onLeave={onLeave}
        onCorrect={(field, value, reason) => onDecide({ what: 'correct', field, value, reason })}
      />
    );
  if (asking !== 'why')
    return (
      <Reason
        of={asking}
        about={claim.id}
        onLeave={onLeave}
        onReason={(reason) => void onDecide({ what: asking, reason })}
      />
    );
  const act = model.actOf(claim.id);
  return act && <Why model={model} act={act} onPick={onPick} onLeave={onLeave} />;
}
