/** A claim that a person adds: the words of the report that they point at, and fields as in a correction. */
import type { Anchor, Claim } from '../claims/types.ts';
import { BadCorrection, correction } from './correct.ts';
import { type NewClaim, NotHere } from './decide.ts';
import { aroundOf, type Naming } from './deciding.ts';
import type { State } from './state-types.ts';

export interface Pointed {
  readonly report: string;
  /** Stretches of the text, in code points. */
  readonly anchors: readonly Pick<Anchor, 'start' | 'end'>[];
  /** `kind` and other fields of an act → values as a person types them. */
  readonly fields: Readonly<Record<string, string>>;
}

/** Says nothing yet. */
const EMPTY: Pick<Claim, 'says' | 'stance'> = {
  stance: 'asserted',
  says: {
    kind: 'act',
    act: '',
    phase: 'done',
    roles: { by: [], to: [], with: [], at: [], when: [], for: [], through: [] },
  },
};

/**
 * The claim of an act. A field that is empty was not filled.
 *
 * @throws NotHere, BadCorrection
 */
export function claimOf({ report, anchors, fields }: Pointed, state: State, naming: Naming): NewClaim {
  if (!state.reports.some(({ id, report: kept }) => id === report && kept !== null))
    throw new NotHere(report);
  if (!fields.kind?.trim()) throw new BadCorrection('kind', '');
  const around = aroundOf(state, report, naming);
  let claim = EMPTY;
  for (const [field, value] of Object.entries(fields))
    if (value.trim() !== '') claim = { ...claim, ...correction(claim, field, value, around) };
  return { ...claim, anchors };
}
