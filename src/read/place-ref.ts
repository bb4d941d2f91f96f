/** Places as the claims of every language name them. */
import type { PlaceRef } from '../claims/types.ts';
import type { Pack, Place } from '../packs/types.ts';

/** How far up what a place lies in is followed. */
const DEPTH = 5;

/**
 * One place as the pack knows it, or all that the written name may be, undecided.
 *
 * @param places what the pack has of that name
 * @param written the words of the report
 */
export function placeRef(places: readonly Place[], written: string): PlaceRef {
  const one = places[0];
  if (!one) return { label: written, precision: 'area' };
  if (places.length > 1)
    return {
      label: written,
      precision: one.precision,
      candidates: places.map((place) => place.pcode ?? place.id),
    };
  return {
    label: one.label.en,
    label_ko: one.label.ko,
    ...(one.pcode ? { pcode: one.pcode } : {}),
    precision: one.precision,
    ...(one.lat !== undefined && one.lon !== undefined ? { lat: one.lat, lon: one.lon } : {}),
  };
}

/** What a place lies in, the nearest first: ids and P-codes. */
export function containers(id: string, pack: Pack): string[] {
  const out: string[] = [];
  let place = pack.places.get(id);
  for (let depth = 0; place?.within && depth < DEPTH; depth++) {
    out.push(place.within);
    place = pack.places.get(place.within);
    if (place?.pcode) out.push(place.pcode);
  }
  return out;
}
