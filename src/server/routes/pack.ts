import { createRoute } from '@hono/zod-openapi';
import { PackError } from '../../packs/faults.ts';
import { mapOf } from '../../packs/map.ts';
import type { App } from '../app.ts';
import { answers, needs, sent } from '../describe.ts';
import type { House } from '../house.ts';
import { viewOfPack } from '../pack-view.ts';
import { type MapView, mapView, type PackView, packView } from '../shapes.ts';

const get = createRoute({
  method: 'get',
  path: '/api/pack',
  ...needs('signed-in'),
  summary: 'What the pack says in the words of a page; the same while the server runs',
  responses: answers(packView, 'Kinds, stages, places, offices in both languages.'),
});

const getMap = createRoute({
  method: 'get',
  path: '/api/pack/map',
  ...needs('signed-in'),
  summary: 'Areas of the country of the pack, for pictures; the same while the server runs',
  responses: answers(mapView, 'TopoJSON with its sources, or null when the pack has no map.'),
});

export function packRoutes(app: App, house: House): void {
  let made: PackView | undefined;
  app.openapi(get, (c) => {
    made ??= viewOfPack(house.pack);
    return sent(c, packView, made);
  });
  let drawn: MapView | undefined;
  app.openapi(getMap, (c) => {
    drawn ??= mapViewOf(house);
    return sent(c, mapView, drawn);
  });
}

function mapViewOf({ pack }: House): MapView {
  const { map, faults } = mapOf(pack);
  if (faults.length > 0) throw new PackError(pack.id, faults);
  return { map };
}
