/** Whom a form is about. */
import type { Case, CaseParty } from '../../claims/case.ts';
import type { UnForm } from '../../packs/un-schema.ts';
import { NobodyToTellOf, NoSuchPerson } from './types.ts';

export interface Chosen {
  readonly person: CaseParty;
  /** Others to whom acts of the form were done. */
  readonly others: readonly CaseParty[];
}

/**
 * The person or group to whom most of the form's acts were done; of equals the first named.
 *
 * @param wanted an id of a party, which is taken whatever was done to it
 * @throws NobodyToTellOf, NoSuchPerson
 */
export function personOf({ parties, acts }: Case, { of }: Pick<UnForm, 'of'>, wanted?: string): Chosen {
  const times = new Map<string, number>();
  for (const { kind, to } of acts)
    if (of.includes(kind)) for (const id of new Set(to)) times.set(id, (times.get(id) ?? 0) + 1);
  const found = parties
    .filter(({ id, kind }) => (kind === 'person' || kind === 'group') && times.has(id))
    .toSorted((a, b) => times.get(b.id)! - times.get(a.id)!);
  const person = wanted === undefined ? found[0] : parties.find(({ id }) => id === wanted);
  if (person === undefined) throw wanted === undefined ? new NobodyToTellOf() : new NoSuchPerson(wanted);
  return { person, others: found.filter((other) => other !== person) };
}
