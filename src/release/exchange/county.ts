/** Where something was, at county precision and never finer: the county's own point, whatever the report or the pack know besides. */
import type { PlaceRef } from '../../claims/types.ts';
import type { Labels, Pack, Place } from '../../packs/types.ts';

export interface Area {
  readonly id: string;
  readonly label: Labels;
  readonly precision: 'county' | 'province' | 'country';
  readonly pcode?: string;
  /** ISO 3166-1 alpha-2 in lower case: P-codes begin with it. */
  readonly country?: string;
  /** [longitude, latitude] of the county's point, or of its province; rounded. */
  readonly point?: readonly [number, number];
  readonly within?: Area;
}

const COARSE: ReadonlySet<string> = new Set<Area['precision']>(['county', 'province', 'country']);
/** Decimals of a degree: about a kilometre, of a point that stands for a whole county. */
const DECIMALS = 2;

/** Makes the function that finds the area a place lies in; nothing for one that the pack does not know. */
export function areas(pack: Pack): (place: PlaceRef) => Area | undefined {
  const byLabel = new Map<string, Place | null>();
  for (const place of pack.places.values())
    byLabel.set(place.label.en, byLabel.has(place.label.en) ? null : place);
  return ({ pcode, facility, label, candidates }) => {
    if (candidates !== undefined) return undefined;
    const lies = facility === undefined ? undefined : pack.facilities.get(facility)?.within;
    const known = pack.places.get(pcode ?? '') ?? pack.places.get(lies ?? '') ?? byLabel.get(label);
    return known ? areaOf(known, pack) : undefined;
  };
}

function areaOf(from: Place, pack: Pack): Area | undefined {
  let place: Place | undefined = from;
  for (let depth = 0; place !== undefined && !COARSE.has(place.precision) && depth < 8; depth++)
    place = place.within === undefined ? undefined : pack.places.get(place.within);
  if (place === undefined || !COARSE.has(place.precision)) return undefined;
  const { id, label, precision, pcode, lat, lon } = place;
  const above: Place | undefined = place.within === undefined ? undefined : pack.places.get(place.within);
  const within = above === undefined || precision === 'country' ? undefined : areaOf(above, pack);
  return {
    id,
    label,
    precision: precision as Area['precision'],
    ...(pcode !== undefined && { pcode, country: pcode.slice(0, 2).toLowerCase() }),
    ...(lat !== undefined && lon !== undefined && { point: [rounded(lon), rounded(lat)] as const }),
    ...(within && { within }),
  };
}

const rounded = (degrees: number): number => Number(degrees.toFixed(DECIMALS));

/** The names of an area and of what it lies in: `Yonsa County, North Hamgyong Province`. */
export function written({ label, within }: Area, language: 'en' | 'ko'): string {
  return within === undefined ? label[language] : `${label[language]}, ${written(within, language)}`;
}
