import assert from 'node:assert/strict';
import { test } from 'node:test';
import { serve } from '../server.fixture.ts';
import { mapView, packView } from '../shapes.ts';

test('the pages get the words of the pack and the areas of its country', async (t) => {
  const { json } = await serve(t, { reports: [] });
  const pack = await json('/api/pack', packView);
  const { map } = await json('/api/pack/map', mapView);
  const places = new Set(pack.places.map(({ id }) => id));
  const areas = map!.areas.objects.areas.geometries;
  assert.ok(areas.length > 5);
  for (const { id } of areas) assert.ok(id === null || places.has(id), String(id));
});
