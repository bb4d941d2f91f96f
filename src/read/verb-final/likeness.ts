/** Whether a phrase and a party may be one, by their words alone: nothing of where in the text they stand. */
import type { Pack } from '../../packs/types.ts';
import type { Np } from './np.ts';
import { type Entity, isPlain, sameName } from './party.ts';
import { containsPlace } from './places.ts';

/** Where phrases say that somebody is at home, in places of a pack. */
export interface Homes {
  readonly of: (np: Np) => readonly string[];
  readonly pack: Pack;
}

/** Neither sex, age nor name speaks against it, and no home. */
export function agrees(e: Entity, np: Np, { of, pack }: Homes): boolean {
  const sex = np.sex ?? np.known?.party?.sex;
  if (sex !== undefined && e.sex !== undefined && e.sex !== sex) return false;
  const decade = np.age === undefined ? undefined : decadeOf(np.age.value);
  if (decade !== undefined && e.decade !== undefined && decade !== e.decade) return false;
  if (np.name !== undefined && e.core !== undefined && !sameName(e.core, np.name.core)) return false;
  if (e.homes.size === 0) return true;
  const own = of(np);
  return (
    own.length === 0 ||
    own.some((a) => [...e.homes].some((b) => containsPlace(a, b, pack) || containsPlace(b, a, pack)))
  );
}

/** A word that named the party before, or the end of one. */
export function calledSo(e: Entity, np: Np): boolean {
  if (np.known?.name === true) return false;
  if (e.stems.has(np.stem)) return true;
  if (np.stem.length < 2) return false;
  for (const stem of e.stems) if (stem.endsWith(np.stem)) return true;
  return false;
}

/** "사람": another one each time, unless words point at it or it is what the text is about. */
export function isAnybody(np: Np): boolean {
  return (
    np.known?.party !== undefined &&
    saysNothing(np) &&
    !np.plural &&
    np.count === undefined &&
    np.mark !== 'topic'
  );
}

/** A noun that says nothing of who it is: "사람", "명". */
export function saysNothing({ known, name, age, names }: Np): boolean {
  const noun = known?.party;
  return (
    (noun === undefined || (isPlain(noun) && noun.sex === undefined && noun.age === undefined)) &&
    name === undefined &&
    age === undefined &&
    names.length === 0
  );
}

/** 37 → 30. */
export function decadeOf(age: number): number {
  return Math.floor(age / 10) * 10;
}
