import assert from 'node:assert/strict';
import { test } from 'node:test';
import { geoContains } from 'd3-geo';
import type { Feature, Geometry } from 'geojson';
import { feature } from 'topojson-client';
import { loadPack } from '../../src/packs/load.ts';
import { mapOf } from '../../src/packs/map.ts';
import { centresOf, type Place, sheetOf } from './geometry.ts';

const pack = loadPack('prk');
const map = mapOf(pack).map!;
const places: Place[] = [...pack.places.values()]
  .filter(({ pcode }) => pcode !== undefined)
  .map(({ id, label, within, precision, lat, lon }) => ({
    id,
    en: label.en,
    ko: label.ko,
    province: precision === 'county' ? (within ?? null) : null,
    ...(lat === undefined || lon === undefined ? {} : { lat, lon }),
  }));

test('all areas and all counties are on the sheet', () => {
  for (const width of [300, 640, 1200]) {
    const sheet = sheetOf(map, places, width)!;
    assert.equal(sheet.areas.length, 12);
    for (const { d } of sheet.areas) assert.match(d, /^M[-\d.,MLZ]+$/);
    for (const { id } of places) {
      const at = sheet.at(id);
      assert.ok(at !== null, id);
      assert.ok(at[0] > 0 && at[0] < width && at[1] > 0 && at[1] < sheet.height, `${id} ${at}`);
    }
  }
});

test('a county lies in the area of its province, but where the province has none', () => {
  const areas = map.areas as never;
  const shapes = (feature(areas, 'areas' as never) as unknown as { features: Feature<Geometry>[] }).features;
  const outside: string[] = [];
  for (const { id, province, lat, lon } of places) {
    if (lat === undefined || lon === undefined) continue;
    const found = shapes.filter((shape) => geoContains(shape, [lon, lat])).map((shape) => shape.id);
    if (!found.includes(id) && !found.includes(province ?? '')) outside.push(id);
  }
  // Sindo is an island; three counties of KP08 and one district of KP10 are drawn on the other side of their border, as it
  // ran before; KP11 has no area.
  assert.deepEqual(outside.filter((id) => !id.startsWith('KP11')).sort(), [
    'KP0625',
    'KP0820',
    'KP0821',
    'KP0822',
    'KP1007',
  ]);
});

test('without areas the places alone give the sheet, and without places there is none', () => {
  assert.ok(sheetOf(null, places, 500)!.at('KP0101'));
  assert.equal(sheetOf(null, [], 500), null);
});

test('a province is drawn in the middle of its counties', () => {
  const centres = centresOf([
    { id: 'P', en: 'P', ko: 'P', province: null },
    { id: 'A', en: 'A', ko: 'A', province: 'P', lat: 1, lon: 10 },
    { id: 'B', en: 'B', ko: 'B', province: 'P', lat: 3, lon: 20 },
  ]);
  assert.deepEqual(centres.get('P'), [15, 2]);
});
