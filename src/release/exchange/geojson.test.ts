import assert from 'node:assert/strict';
import { test } from 'node:test';
import { casesOf, demoCases, pack, textOf } from './cases.fixture.ts';
import { areas } from './county.ts';
import { geojson } from './geojson.ts';
import type { Handed } from './handed.ts';

interface Feature {
  readonly type: string;
  readonly geometry: { readonly type: string; readonly coordinates: readonly [number, number] } | null;
  readonly properties: Readonly<Record<string, string | number | null>>;
}

const featuresIn = (cases: readonly Handed[]): Feature[] => {
  const made = JSON.parse(textOf(geojson(cases)[0]!)) as { type: string; features: Feature[] };
  assert.equal(made.type, 'FeatureCollection');
  return made.features;
};

test('every point is that of a whole county or province, whatever finer point a report or the pack knows', async () => {
  const coarse = new Set(
    [...pack.places.values()]
      .filter(
        ({ precision, lat }) => lat !== undefined && ['county', 'province', 'country'].includes(precision),
      )
      .map(({ lat, lon }) => `${lon!.toFixed(2)},${lat!.toFixed(2)}`),
  );
  const [about] = await casesOf([
    'A miner was arrested at Hungnam Port on 3 May 2020. He was held in Kapsan County.',
  ]);
  // As if a report had told a house.
  const fine: Handed = {
    ...about!,
    assembled: {
      ...about!.assembled,
      acts: about!.assembled.acts.map((act) => ({
        ...act,
        at: [
          ...act.at,
          { label: 'house', precision: 'place', pcode: 'KP0111', lat: 41.123456, lon: 128.654321 },
        ],
      })),
    },
  };
  const cases = [...(await demoCases()), fine];
  const features = featuresIn(cases);
  const points = features.flatMap(({ geometry }) => (geometry === null ? [] : [geometry.coordinates]));
  assert.ok(points.length >= 4);
  for (const [lon, lat] of points) {
    assert.ok(coarse.has(`${lon.toFixed(2)},${lat.toFixed(2)}`), `${lon},${lat}`);
    assert.ok(
      Math.abs(lon * 100 - Math.round(lon * 100)) < 1e-6 && Math.abs(lat) <= 90 && Math.abs(lon) <= 180,
    );
  }
  const text = textOf(geojson([fine])[0]!);
  assert.doesNotMatch(text, /41\.123|128\.654|house|Port|Hungnam/);
  for (const { properties } of features) {
    assert.ok(
      properties.precision === null ||
        ['county', 'province', 'country'].includes(String(properties.precision)),
    );
    assert.ok(properties.month === null || /^\d{4}(-\d\d)?$/.test(String(properties.month)));
  }
});

test('a place that could be several has no point', () => {
  const find = areas(pack);
  assert.equal(
    find({ label: 'Kapsan County', precision: 'county', candidates: ['KP0111', 'KP0112'] }),
    undefined,
  );
  assert.equal(find({ label: 'nowhere', precision: 'place' }), undefined);
  assert.equal(find({ label: 'x', precision: 'place', pcode: 'KP0111' })?.precision, 'county');
});
