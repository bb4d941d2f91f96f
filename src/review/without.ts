/** A case as it would be without some of its claims: what a way out of a conflict leads to. Nothing is written. */
import { NotHere } from './decide.ts';
import type { State } from './state-types.ts';

/** @throws NotHere */
export function without(state: State, dropped: readonly string[]): State {
  for (const id of dropped) if (!state.claims.get(id)?.claim) throw new NotHere(id);
  const gone = new Set(dropped);
  return {
    ...state,
    readings: state.readings.map((reading) => ({
      ...reading,
      claims: reading.claims.filter(({ id }) => !gone.has(id)),
    })),
    chosen: state.chosen.filter(({ claim }) => !gone.has(claim)),
  };
}
