import './note.css';
import { memo } from 'react';
import type { ReviewClaim, Status } from '../../src/server/shapes.ts';
import { StageMark } from '../parts/stage-mark.tsx';
import { useWords } from '../words.ts';
import type { Said } from './says.ts';
import en from './words.en.json';
import ko from './words.ko.json';

interface Props {
  readonly claim: ReviewClaim;
  readonly said: Said;
  readonly stance: string;
  /** Its words are covered. */
  readonly covered: boolean;
  readonly disputed: boolean;
  /** Tells of the same act as the claim in focus. */
  readonly lit: boolean;
  readonly onPick: (claim: string) => void;
}

/** A claim that is not in focus: what it says, in a line or two. */
export const Note = memo(function Note({ claim, said, stance, covered, disputed, lit, onPick }: Props) {
  const words = useWords({ en, ko });
  const { status, says } = claim;
  const names = ['note', `stage-${said.stage ?? 'none'}`, status, says.kind, lit && 'lit'];
  return (
    <button
      type="button"
      className={names.filter(Boolean).join(' ')}
      data-note={claim.id}
      onClick={() => onPick(claim.id)}
    >
      <span className="head">
        <Mark said={said} status={status} />
        <b>{said.title}</b>
        {claim.stance !== 'asserted' && <span className="stance">{stance}</span>}
        {disputed && <span className="disputed">{words.disputed}</span>}
        <StatusWord status={status} />
      </span>
      {said.line && !covered && <span className="line">{said.line}</span>}
    </button>
  );
});

/** The mark of an act's stage, filled when a person accepted it; a small ring for what is no act. */
export function Mark({ said, status }: { readonly said: Said; readonly status: Status }) {
  if (said.stage === undefined) return <span className={`dot ${status}`} aria-hidden="true" />;
  return <StageMark stage={said.stage} hollow={status !== 'accepted' && status !== 'corrected'} />;
}

export function StatusWord({ status }: { readonly status: Status }) {
  const words = useWords({ en, ko });
  return <span className={`status ${status}`}>{words.status[status]}</span>;
}
