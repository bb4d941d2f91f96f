import { Link } from 'wouter';
import { count, fill } from '../fill.ts';
import { useWords } from '../words.ts';
import type { Progress } from './order.ts';
import en from './words.en.json';
import ko from './words.ko.json';

/** When nothing waits any more: what came of it, and what is next. */
export function Finished({
  id,
  done,
  conflicts,
}: {
  readonly id: string;
  readonly done: Progress;
  readonly conflicts: number;
}) {
  const words = useWords({ en, ko });
  const { of, accepted, corrected, rejected, withdrawn } = done;
  const parts = [
    accepted && fill(words.foot.accepted, { n: accepted }),
    corrected && fill(words.foot.corrected, { n: corrected }),
    rejected && fill(words.foot.rejected, { n: rejected }),
    withdrawn && fill(words.foot.withdrawn, { n: withdrawn }),
  ].filter(Boolean);
  return (
    <div className="finished" role="status">
      <b>{count(words.finished, of)}</b>
      <p>{parts.join(' · ')}</p>
      {conflicts > 0 && <p className="conflict">{count(words.remain, conflicts)}</p>}
      <p>
        <Link href={`/cases/${id}`}>{conflicts > 0 ? words.to_conflicts : words.to_case}</Link>
      </p>
    </div>
  );
}
