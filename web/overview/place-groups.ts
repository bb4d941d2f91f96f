/** Counts of places by the province that they lie in. Pure. */
import type { Overview, PackView } from '../../src/server/shapes.ts';

type Count = Overview['places'][number];

export interface Group extends Count {
  readonly within: readonly Count[];
}

/** Provinces with their counties, the most cases first; a place that lies in none stands by itself. */
export function groupsOf(places: readonly Count[], known: PackView['places']): readonly Group[] {
  const province = new Map(known.map((place) => [place.id, place.province]));
  const within = new Map<string, Count[]>();
  for (const place of places) {
    const above = province.get(place.value);
    if (!above) continue;
    const there = within.get(above);
    if (there === undefined) within.set(above, [place]);
    else there.push(place);
  }
  const groups = places.filter(({ value }) => !province.get(value));
  return groups.map((group) => ({ ...group, within: within.get(group.value) ?? [] }));
}
