/** Names that lie on the ground of a map: of areas, and of neighbours. */
import type { PackMap } from '../../src/server/shapes.ts';
import type { Language } from '../choices.ts';
import type { Place, Sheet } from './geometry.ts';
import type { Named } from './labels.ts';
import { onScreen } from './marks.ts';
import type { View } from './view.ts';

export function areaNames(
  map: PackMap | null,
  places: readonly Place[],
  language: Language,
  sheet: Sheet,
  view: View,
): readonly Named[] {
  const byId = new Map(places.map((place) => [place.id, place]));
  return (map?.areas.objects.areas.geometries ?? []).flatMap(({ id }) => {
    const place = id === null ? undefined : byId.get(id);
    const at = place && sheet.at(place.id);
    if (!place || !at) return [];
    const [x, y] = onScreen(at, sheet, view);
    return [{ key: `area ${place.id}`, text: place[language], x, y, away: 0, size: 11.5 }];
  });
}

export function landNames(
  map: PackMap | null,
  language: Language,
  sheet: Sheet,
  view: View,
): readonly Named[] {
  return (map?.neighbours ?? []).flatMap((land) => {
    const at = sheet.point(land.at);
    if (at === null) return [];
    const [x, y] = onScreen(at, sheet, view);
    return [{ key: `land ${land.id}`, text: land[language], x, y, away: 0, size: 12.5 }];
  });
}
