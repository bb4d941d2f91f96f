/** Where an act happened, as the pack knows the place or as the report writes it. */
import type { PlaceRef } from '../../claims/types.ts';
import type { NameHit, Pack, Place } from '../../packs/types.ts';
import { containers, placeRef } from '../place-ref.ts';
import type { Doc } from './doc.ts';
import type { Np } from './np.ts';

/** The places of an act; a province that only says where the county lies is left out. */
export function placesOf(nps: readonly Np[], doc: Doc, pack: Pack): PlaceRef[] {
  const out: PlaceRef[] = [];
  for (const np of nps) {
    const place = placeOf(np, doc, pack);
    if (
      place !== undefined &&
      !out.some(({ label, pcode }) => label === place.label && pcode === place.pcode)
    )
      out.push(place);
  }
  const outer = new Set(out.flatMap(({ pcode }) => (pcode === undefined ? [] : containers(pcode, pack))));
  return out.filter(
    ({ pcode, precision }) =>
      !(pcode !== undefined && outer.has(pcode) && precision !== 'place') &&
      !(precision === 'country' && out.some((other) => other.precision !== 'country')),
  );
}

/** The place that a phrase names: the finest of several, or a facility with the place it lies in. */
export function placeOf(np: Np, doc: Doc, pack: Pack): PlaceRef | undefined {
  const found = namedPlaces(np, pack);
  const facilities = np.names.flatMap(({ hits }) => hits.filter(({ type }) => type === 'facility'));
  const facility = facilities.length === 0 ? undefined : pack.facilities.get(facilities.at(-1)!.id);
  const written = doc.text.slice(np.start, np.end).replace(/\s+/gu, ' ');
  const located = found === undefined ? undefined : placeRef(found, written);
  if (facility !== undefined) {
    return {
      label: facility.label.en,
      label_ko: facility.label.ko,
      ...(located?.pcode ? { pcode: located.pcode } : {}),
      precision: 'place',
      facility: facility.id,
      ...(located?.lat !== undefined && located.lon !== undefined
        ? { lat: located.lat, lon: located.lon }
        : {}),
    };
  }
  if (np.type === 'place' || (!np.site && np.type !== 'office')) return located;
  // A site or the seat of an office, in the report's words, with the place it lies in.
  const named = located === undefined && np.site ? placeInName(np.stem, pack) : undefined;
  const around =
    located ??
    (named === undefined ? undefined : placeRef(named, written)) ??
    (np.owner === undefined ? undefined : placeOf(np.owner, doc, pack));
  return {
    label: written,
    label_ko: written,
    ...(around?.pcode ? { pcode: around.pcode } : {}),
    precision: 'place',
    ...(around?.lat !== undefined && around.lon !== undefined ? { lat: around.lat, lon: around.lon } : {}),
  };
}

/** Shortest name of a place that is looked for in the name of a site. */
const SHORTEST = 2;

/** A site written in one word with the place that it is named after ("Ansel station"). */
function placeInName(stem: string, pack: Pack): readonly Place[] | undefined {
  const sites = Object.values(pack.verbFinal).flatMap(({ grammar }) => grammar.suffixes?.site ?? []);
  for (const site of sites) {
    if (!stem.endsWith(site) || stem.length < site.length + SHORTEST) continue;
    const found = placesCalled(stem.slice(0, -site.length), pack);
    if (found !== undefined) return found;
  }
  return undefined;
}

const called = new WeakMap<Pack, ReadonlyMap<string, Place[]>>();

function placesCalled(name: string, pack: Pack): readonly Place[] | undefined {
  let known = called.get(pack);
  if (known === undefined) {
    const made = new Map<string, Place[]>();
    for (const place of pack.places.values())
      for (const { text } of place.spellings) made.set(text, [...(made.get(text) ?? []), place]);
    called.set(pack, made);
    known = made;
  }
  return known.get(name);
}

/** The finest place among the names; several when one name is several places and nothing decides. */
function namedPlaces(np: Np, pack: Pack): readonly Place[] | undefined {
  let best: readonly Place[] | undefined;
  for (const { hits } of np.names) {
    const places = hits
      .filter(({ type }) => type === 'place')
      .flatMap(({ id }: NameHit) => pack.places.get(id) ?? []);
    if (places.length === 0) continue;
    // A place in the place named before it: "함경북도 온성군".
    const inside =
      best === undefined
        ? []
        : places.filter((place) => best!.some((outer) => containers(place.id, pack).includes(outer.id)));
    best =
      inside.length > 0
        ? inside
        : best !== undefined && FINENESS[places[0]!.precision] < FINENESS[best[0]!.precision]
          ? best
          : places;
  }
  return best;
}

/** Ids of the finest places that stand in a phrase for a party, or own it: "혜산시 주민". */
export function homesOf(np: Np, pack: Pack): readonly string[] {
  if (np.type !== 'person' && np.type !== 'group') return [];
  const owner = np.owner?.type === 'place' ? namedPlaces(np.owner, pack) : undefined;
  return (namedPlaces(np, pack) ?? owner ?? []).map(({ id }) => id);
}

/** Whether the place `inner` is `outer`, or lies in it. */
export function containsPlace(outer: string, inner: string, pack: Pack): boolean {
  return outer === inner || containers(inner, pack).includes(outer);
}

const FINENESS: Readonly<Record<Place['precision'], number>> = {
  country: 0,
  area: 1,
  province: 2,
  county: 3,
  place: 4,
};
