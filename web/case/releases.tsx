import { Link } from 'wouter';
import { count } from '../fill.ts';
import { Chip } from '../parts/chip.tsx';
import { useRegister } from '../release/use-register.ts';
import { useInfo } from './info.ts';

/** The way to a release of the case, and what of its register somebody has to look at: what waits for them, what fell since. */
export function Releases() {
  const { id, words } = useInfo();
  const releases = useRegister(id).data?.releases ?? [];
  const waits = releases.filter(({ mine }) => mine).length;
  const fell = releases.filter(({ state, fallen }) => state === 'left' && fallen.length > 0).length;
  return (
    <>
      <Link className="button" to={`/cases/${id}/release`}>
        {words.head.release}
      </Link>
      {waits + fell > 0 && (
        <Link className="case-register" to={`/cases/${id}/releases`}>
          {waits > 0 && <Chip tone="warn">{count(words.head.waits, waits)}</Chip>}
          {fell > 0 && <Chip tone="warn">{count(words.head.fell, fell)}</Chip>}
        </Link>
      )}
    </>
  );
}
