/** What a person set for one check: what of it the pack knows, and how it stands in the record. */
import type { Pack } from '../../packs/types.ts';
import { Fault } from '../fault.ts';
import type { Assumed } from './shapes.ts';

/** As somebody would type it for `moksori protect`. */
export function typed({
  people,
  groups,
  change,
  population,
  audience,
  ages,
  occupations,
}: Assumed): string[] {
  const range = ([least, most]: readonly [number, number]) => `${least}-${most}`;
  const each = <T>(
    table: Readonly<Record<string, T>> | undefined,
    before: string,
    say: (value: T) => string,
  ) => Object.entries(table ?? {}).map(([id, value]) => `${before}${id}=${say(value)}`);
  return [
    ...(people === undefined ? [] : [`people=${people}`]),
    ...(groups === undefined ? [] : [`groups=${groups}`]),
    ...(change === undefined ? [] : [`change=${range(change)}`]),
    ...each(population, '', range),
    ...each(ages, 'age.', range),
    ...each(occupations, 'occupation.', range),
    ...each(audience, 'audience.', (ids) => ids.join(',')),
  ];
}

/** What the pack does not know would change nothing, and look as if it had. @throws Fault */
export function checkKnown({ audience, population }: Assumed, pack: Pack): void {
  const groups = new Set(pack.audiences.map(({ id }) => id));
  const unknown = [
    ...Object.keys(population ?? {}).filter((place) => !pack.places.has(place)),
    ...Object.keys(audience ?? {}).filter((kind) => !pack.acts.has(kind)),
    ...Object.values(audience ?? {})
      .flat()
      .filter((group) => !groups.has(group)),
  ];
  if (unknown.length > 0) throw new Fault(422, 'invalid', 'the pack does not know this', { id: unknown[0]! });
}
