import { fill, useWords } from '../words.ts';
import type { progress } from './order.ts';
import en from './words.en.json';
import ko from './words.ko.json';

interface Props {
  readonly far: ReturnType<typeof progress>;
  readonly conflicts: number;
}

/** How much is accepted, waits and is disputed, at the foot of the page. */
export function HowFar({ far, conflicts }: Props) {
  const { foot } = useWords({ en, ko });
  return (
    <>
      {fill(foot.accepted, { n: far.accepted + far.corrected })} · {fill(foot.waiting, { n: far.waiting })}
      {conflicts > 0 && <span className="conflict"> · {fill(foot.conflicts, { n: conflicts })}</span>}
    </>
  );
}
