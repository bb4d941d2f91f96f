/** What sort of thing a phrase stands for. */
import type { Np } from './np.ts';

/** Sorts that may play a part in an act, as phrases have them and as frames ask for them. */
export const PARTY: ReadonlySet<string> = new Set(['person', 'party', 'group', 'office', 'organisation']);

/** Somebody or an office. */
export function isParty({ type }: Np): boolean {
  return PARTY.has(type);
}

/** A word that nobody knows, where only a person can stand: a name. */
export function isName({ type, known, stem, count, mark }: Np): boolean {
  return (
    type === 'other' &&
    known === undefined &&
    count === undefined &&
    mark !== undefined &&
    /^\p{L}{2,12}$/u.test(stem)
  );
}

/** An office, or those who act for one. */
export function isOffice(np: Np): boolean {
  return np.type === 'office' || np.known?.party?.agentOf !== undefined;
}

/** Where something happens: a place, a facility, the seat of an office, or a site by its word. */
export function isPlace(np: Np): boolean {
  if (np.type === 'place' || np.type === 'facility' || np.site) return true;
  if (np.type === 'office') return np.mark === 'in' || np.mark === 'at' || np.mark === 'toward';
  return np.names.some(({ hits }) => hits.some(({ type }) => type === 'facility'));
}
