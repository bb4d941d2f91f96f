/** Who and what plays which role, by the slots that a frame names for it. */
import type { Frame } from '../../packs/types.ts';
import { membersOf, type Np } from './np.ts';
import { type Filled, type Slots, type Stretch, stretchOf } from './slots.ts';
import { isParty, isPlace } from './sorts.ts';

/** Who or what plays a role: a phrase, or somebody whom the clause leaves out. */
export type Filler = { readonly np: Np } | { readonly zero: true };

export interface Roles {
  readonly by: readonly Filler[];
  readonly to: readonly Filler[];
  readonly with: readonly Filler[];
  readonly places: readonly Np[];
  readonly for: readonly Stretch[];
  readonly through: readonly Stretch[];
}

/** Slots of a place that a frame need not name. */
const AT = ['in', 'at'] as const;
const OWNER = '.owner';

/** @param isUsed whether a word that nobody knows stands for a person */
export function rolesOf({ roles }: Frame, slots: Slots, isUsed: (np: Np) => boolean): Roles {
  const by = parties('by');
  return {
    by,
    to: parties('to'),
    with: parties('with'),
    places: places(),
    for: stretches(roles.for ?? ['charge']),
    through: stretches(roles.through ?? ['through']),
  };

  function at(slot: string): readonly Filled[] {
    if (!slot.endsWith(OWNER)) return slots.get(slot) ?? [];
    const whole = slots.get(slot.slice(0, -OWNER.length)) ?? [];
    return whole.flatMap(({ np }): Filled[] => (np?.owner === undefined ? [] : [{ np: np.owner }]));
  }

  /** Who stands in the first slot of the role where a party stands. */
  function parties(role: 'by' | 'to' | 'with'): Filler[] {
    for (const slot of roles[role] ?? []) {
      const filled = at(slot);
      const people = filled.flatMap(({ np, zero }): Filler[] =>
        zero ? [{ zero }] : np === undefined ? [] : peopleOf(np, role),
      );
      if (people.length > 0) return people;
      // "그의 집을 수색했다": a thing stands for whom it belongs to.
      const owners = filled.flatMap(({ np }) => np?.owner ?? []).filter(isParty);
      if (role === 'to' && owners.length > 0) return owners.map((np) => ({ np }));
    }
    return [];
  }

  function peopleOf(np: Np, role: string): Filler[] {
    return membersOf(np)
      .filter((one) => isParty(one) || (role !== 'with' && isUsed(one)))
      .map((one) => ({ np: one }));
  }

  function places(): Np[] {
    // "회령시에서 관리소로 보내졌다": where it leads to is the place, where it begins is not.
    const leads = roles.at?.includes('toward') === true && slots.has('toward');
    const found = [...(roles.at ?? []), ...(leads ? [] : AT)]
      .flatMap((slot) => slots.get(slot) ?? [])
      .flatMap(({ np }) => (np === undefined ? [] : membersOf(np)));
    return [...new Set(found)].filter((np) => isPlace(np) && !isDoer(np));
  }

  /** "보위부에 체포됐다": the office that did it is no place. */
  function isDoer(np: Np): boolean {
    return (
      np.type === 'office' && np.mark === 'at' && by.some((filler) => 'np' in filler && filler.np === np)
    );
  }

  function stretches(from: readonly string[]): Stretch[] {
    const filled = from.map(at).find((all) => all.length > 0) ?? [];
    return filled.flatMap(({ np, stretch }): Stretch[] => {
      if (stretch !== undefined) return [stretch];
      return np === undefined || isParty(np) || np.type === 'place' ? [] : [stretchOf(np)];
    });
  }
}
