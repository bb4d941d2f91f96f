/** The counties of a case with the acts told to be there. Nothing nearer than a county is named. Pure. */
import type { Info } from './info.ts';
import type { Act } from './types.ts';

export interface County {
  readonly place: string;
  readonly acts: readonly Act[];
}

export function countiesOf(acts: readonly Act[]): {
  readonly counties: readonly County[];
  readonly unknown: readonly string[];
} {
  const found = new Map<string, Act[]>();
  const unknown = new Set<string>();
  for (const act of acts)
    for (const { pcode, label } of act.at) {
      if (pcode === undefined) {
        unknown.add(label);
        continue;
      }
      const there = found.get(pcode);
      if (there === undefined) found.set(pcode, [act]);
      else if (!there.includes(act)) there.push(act);
    }
  return { counties: [...found].map(([place, acts]) => ({ place, acts })), unknown: [...unknown] };
}

/** The name of a county in the pack. */
export function countyName(place: string, { pack, language }: Pick<Info, 'pack' | 'language'>): string {
  return pack.places.find(({ id }) => id === place)?.[language] ?? place;
}
