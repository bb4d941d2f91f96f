import type { PlaceRef } from '../claims/types.ts';
import type { Pack } from '../packs/types.ts';

/** Whether a place lies in another, as the pack's gazetteer has it. */
export function inside(inner: PlaceRef, outer: PlaceRef, pack: Pack): boolean {
  return inner.pcode !== undefined && outer.pcode !== undefined && within(inner.pcode, outer.pcode, pack);
}

/** The same by ids or P-codes. A place does not lie in itself. */
export function within(inner: string, outer: string, pack: Pack): boolean {
  if (inner === outer) return false;
  let at = pack.places.get(inner)?.within;
  for (let depth = 0; at !== undefined && depth < 8; depth++) {
    const place = pack.places.get(at);
    if (at === outer || place?.pcode === outer) return true;
    at = place?.within;
  }
  return false;
}

/** The places of a case, each once, with the coordinates of the gazetteer. A facility is named, never located. */
export function placesOf(places: readonly PlaceRef[], pack: Pack): PlaceRef[] {
  const found = new Map<string, PlaceRef>();
  for (const place of places) {
    const { facility, ...rest } = place;
    const key = `${place.pcode ?? place.label.toLowerCase()}${facility === undefined || place.pcode !== undefined ? '' : ` ${facility}`}`;
    if (found.has(key)) continue;
    found.set(key, place.pcode === undefined ? place : located(rest, pack));
  }
  return [...found.values()];
}

export function located(place: PlaceRef, pack: Pack): PlaceRef {
  const known = place.pcode === undefined ? undefined : pack.places.get(place.pcode);
  if (known?.lat === undefined || known.lon === undefined) return place;
  return { ...place, lat: known.lat, lon: known.lon };
}
