/** The cases that files make, as the states that a vault would have of them: then every format is made in one way. */
import type { Drafted } from '../../draft/draft.ts';
import { addDraft } from '../../review/add.ts';
import { stateOf } from '../../review/state.ts';
import type { State } from '../../review/state-types.ts';
import { unsealed } from './unsealed.ts';

/** A state for every event that the draft found; nothing in them is decided. */
export function statesOf(
  drafted: Pick<Drafted, 'reports' | 'readings' | 'case' | 'others'>,
  how: { readonly pack: { readonly id: string; readonly version: string }; readonly version: string },
): State[] {
  let n = 0;
  const { entries, cases } = addDraft(drafted, {
    actor: NOBODY,
    ...how,
    // Names of cases that nobody sees: any will do that differ.
    random: (bytes) => {
      const digits = n++;
      return Uint8Array.from({ length: bytes }, (_, i) => (digits >> (5 * i)) & 31);
    },
  });
  const all = unsealed(entries);
  return cases.map(({ case: id }) =>
    stateOf(
      id,
      all.filter((entry) => entry.case === id),
    ),
  );
}

const NOBODY = 'nobody';
