/** Whether what stands in the slots of a clause is what a frame asks for. */
import type { Frame, Pack, SlotTest } from '../../packs/types.ts';
import { deedOf, type Frames } from './frames.ts';
import type { Np } from './np.ts';
import type { Filled, Slots } from './slots.ts';
import { isOffice, isParty, isPlace, PARTY } from './sorts.ts';

/**
 * @param isGiven whether a word that nobody knows is given as a name
 * @returns a test of a frame's slots
 */
export function fitting(
  pack: Pack,
  frames: Frames,
  isGiven: (np: Np) => boolean,
): (frame: Frame, slots: Slots) => boolean {
  return fitsAll;

  function fitsAll(frame: Frame, slots: Slots): boolean {
    for (const [name, test] of Object.entries(frame.slots)) {
      const filled = slots.get(name)?.filter(({ zero }) => zero !== true) ?? [];
      if (test.absent) {
        if (filled.length > 0) return false;
        continue;
      }
      if (filled.length === 0) {
        if (test.required && !hasZero(slots, name, test)) return false;
        continue;
      }
      if (!filled.some((one) => fits(one, test))) return false;
    }
    return true;
  }

  /** Whom a clause leaves out may be anybody, but no thing. */
  function hasZero(slots: Slots, name: string, { types, words }: SlotTest): boolean {
    if (!(slots.get(name) ?? []).some(({ zero }) => zero)) return false;
    return words.length === 0
      ? types.some((type) => PARTY.has(type) || type === 'any')
      : types.some((type) => PARTY.has(type));
  }

  function fits({ np, stretch }: Filled, { types, words, not }: SlotTest): boolean {
    if (np === undefined) return stretch !== undefined && (types.length === 0 || types.includes('any'));
    if (not.some((test) => (test.startsWith('"') ? wordFits(np, test.slice(1, -1)) : typeFits(np, test))))
      return false;
    if (types.length === 0 && words.length === 0) return true;
    return types.some((type) => typeFits(np, type)) || words.some((word) => wordFits(np, word));
  }

  function wordFits(np: Np, word: string): boolean {
    return np.stem === word || np.headWord === word || (word.length > 1 && np.stem.endsWith(word));
  }

  function typeFits(np: Np, test: string): boolean {
    const [type, of] = test.split(':') as [string, string | undefined];
    const party = np.known?.party;
    switch (type) {
      case 'any':
        return true;
      case 'party':
        return isParty(np);
      case 'person':
        if (of !== undefined) return party?.relation === of || party?.occupation === of || party?.age === of;
        return np.type === 'person' || np.type === 'group' || isGiven(np);
      case 'group':
        return np.type === 'group' || np.plural;
      case 'office':
        return of === undefined ? isOffice(np) : officeClass(np) === of || party?.agentOf === of;
      case 'organisation':
        return np.type === 'organisation';
      case 'place':
        return isPlace(np);
      case 'facility':
        return np.names.some(({ hits }) =>
          hits.some(
            (hit) =>
              hit.type === 'facility' && (of === undefined || pack.facilities.get(hit.id)?.class === of),
          ),
        );
      case 'thing':
        return of === undefined ? np.known?.thing !== undefined : np.known?.thing === of;
      case 'act':
        return (
          np.known?.deed === true &&
          (of === undefined ||
            (frames.byNoun.get(deedOf(np.headWord, frames.byNoun)) ?? []).some(({ act }) => act === of))
        );
      default:
        return false;
    }
  }

  function officeClass(np: Np): string | undefined {
    for (const { hits } of np.names)
      for (const hit of hits) if (hit.type === 'office') return pack.offices.get(hit.id)?.class;
    return undefined;
  }
}
