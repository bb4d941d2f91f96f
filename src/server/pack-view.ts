/** A pack as pages need it: ids with their labels in both languages. */
import type { Labels, Pack } from '../packs/types.ts';
import names from './names.json' with { type: 'json' };
import type { PackView } from './shapes.ts';

type Named = PackView['phases'];

export function viewOfPack(pack: Pack): PackView {
  const label = ({ id, label: { en, ko } }: { readonly id: string; readonly label: Labels }) => ({
    id,
    en,
    ko,
  });
  return {
    id: pack.id,
    version: pack.version,
    // A page knows a hue and a mark by the place of a stage on the way.
    stages: pack.stages.map((stage) => ({ ...label(stage), hue: stage.id })),
    kinds: [...pack.acts.values()].map(({ kind, label: { en, ko }, stage, grave }) => ({
      id: kind,
      en,
      ko,
      stage,
      grave,
    })),
    phases: listed(names.phases),
    stances: listed(names.stances),
    offices: [...pack.offices.values()].map(label),
    places: [...pack.places.values()].map((place) => ({
      ...label(place),
      province: provinceOf(place.id, pack),
      ...(place.lat !== undefined && place.lon !== undefined && { lat: place.lat, lon: place.lon }),
    })),
    facilities: [...pack.facilities.values()].map(label),
    safeguards: pack.safeguards.map(label),
    properties: listed(names.properties),
    terms: {
      sexes: listed(pack.terms.sexes),
      ages: listed(pack.terms.ages),
      occupations: listed(pack.terms.occupations),
      relations: listed(pack.terms.relations),
    },
    instruments: pack.instruments.map(({ id, short: { en, ko } }) => ({ id, en, ko })),
    audiences: pack.audiences.map(label),
    regions: pack.exposure.regions.map(label),
    sectors: pack.exposure.sectors.map(label),
    ladders: Object.entries(pack.exposure.ladders).map(([of, steps]) => ({ of, steps: steps.map(label) })),
  };
}

/** The province that a place lies in; of a province itself none. */
function provinceOf(id: string, { places }: Pack): string | null {
  for (let at = places.get(id)?.within; at !== undefined; at = places.get(at)?.within)
    if (places.get(at)?.precision === 'province') return at;
  return null;
}

function listed(table: Readonly<Record<string, Labels>>): Named {
  return Object.entries(table).map(([id, { en, ko }]) => ({ id, en, ko }));
}
