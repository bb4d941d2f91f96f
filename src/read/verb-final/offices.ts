/** Which office a phrase names, or acts for. */
import type { Pack } from '../../packs/types.ts';
import type { Doc } from './doc.ts';
import type { Np } from './np.ts';

/** @returns ids of the pack, the likeliest first; several when the words do not decide */
export function officeOf(np: Np, pack: Pack, _doc: Doc): readonly string[] {
  const named = np.names.flatMap(({ hits }) =>
    hits.filter(({ type }) => type === 'office').map(({ id }) => id),
  );
  if (named.length > 0) return [...new Set(named.reverse())].filter((id) => pack.offices.has(id)).slice(0, 4);
  return [];
}
