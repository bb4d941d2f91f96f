/** What of a case answers a field of a form. */
import type { CaseParty } from '../../claims/case.ts';
import type { UnFrom } from '../../packs/un-schema.ts';
import { ofAct } from './of-act.ts';
import { detailsOf, ofKin, rightsOf } from './of-person.ts';
import type { Owed } from './owed.ts';
import type { Rests } from './rests.ts';
import type { Value } from './types.ts';

/** Everything that answers, in the order in which the form asks; the same value once. */
export function answersTo(
  from: readonly UnFrom[],
  person: CaseParty,
  { rests, owed }: { readonly rests: Rests; readonly owed: Owed },
): Value[] {
  return once(
    from.flatMap((one) => {
      if ('detail' in one) return one.detail.flatMap((property) => detailsOf(rests, person, property));
      if ('kin' in one) return ofKin(rests, person, one.kin);
      if ('safeguards' in one) return owed(one.safeguards);
      if ('rights' in one) return rightsOf(rests, person);
      const { acts: kinds, as: role, tells } = one;
      return rests
        .acts(kinds)
        .flatMap((act) => (act[role].includes(person.id) ? ofAct(rests, act, tells, kinds.length > 1) : []));
    }),
  );
}

/** The same value once, with all its claims. */
export function once(values: readonly Value[]): Value[] {
  return [...new Map(values.map((one) => [`${one.text}\n${one.claims.join(' ')}`, one])).values()];
}
