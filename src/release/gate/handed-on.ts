/** Files that were written of a case besides its releases, by the ledger: bundles, exchange files and drafts, past the gate. */
import { NONE } from '../../ledger/types.ts';
import type { HandedOn } from '../../protect/types.ts';
import { known } from '../../review/kinds.ts';
import type { Entries } from '../../review/load.ts';
import type { State } from '../../review/state-types.ts';

/** A file that was written of a case, with its SHA-256 in hex. */
export interface HandedFile extends HandedOn {
  readonly sha256: string | undefined;
}

/** All of them, of the case and of those joined into it, in the order of the ledger. */
export async function handedOn(
  vault: Entries,
  { case: { id, joined } }: Pick<State, 'case'>,
): Promise<readonly HandedFile[]> {
  const cases = [id, ...joined];
  return (await vault.entriesOf(NONE)).flatMap((entry) => {
    const read = known(entry);
    if (read.is !== 'known' || read.kind !== 'exported' || !cases.includes(entry.subject)) return [];
    const { what, sha256 } = read.body;
    return [{ what, sha256, on: new Date(entry.at).toISOString().slice(0, 10) }];
  });
}
