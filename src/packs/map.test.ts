import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { faultLine } from './faults.ts';
import { builtIn } from './files.ts';
import { loadPack } from './load.ts';
import { mapOf } from './map.ts';

const dir = mkdtempSync(join(tmpdir(), 'moksori-map-'));
after(() => rmSync(dir, { recursive: true, force: true }));

let made = 0;
function faults(text: string): string[] {
  const id = `m${made++}`;
  mkdirSync(join(dir, id));
  writeFileSync(join(dir, id, 'pack.yaml'), '');
  writeFileSync(join(dir, id, 'map.json'), text);
  const { map, faults } = mapOf({ chain: ['generic', id], places: new Set(['P1']), dir });
  assert.equal(map === null, faults.length > 0);
  return faults.map(faultLine).map((line) => line.slice(id.length + 1));
}

const good = JSON.parse(readFileSync(join(builtIn, 'prk', 'map.json'), 'utf8'));

test('a country has its areas, a pack without a map has none, and both say where theirs comes from', () => {
  const { map, faults } = mapOf(loadPack('prk'));
  assert.deepEqual(faults, []);
  assert.equal(map?.areas.objects.areas.geometries.length, 12);
  assert.ok(map?.credits.every(({ en, ko }) => en !== '' && ko !== ''));
  assert.deepEqual(mapOf(loadPack('generic')), { map: null, faults: [] });
});

test('what is wrong with a map is named', () => {
  assert.deepEqual(faults('{'), ['map.json:1: must be JSON in UTF-8']);
  assert.match(faults('{}')[0]!, /^map\.json:1: about: /);
  const areas = {
    ...good.areas,
    objects: {
      areas: { type: 'GeometryCollection', geometries: [{ type: 'Polygon', id: 'P9', arcs: [[0]] }] },
    },
  };
  assert.deepEqual(faults(JSON.stringify({ ...good, without: [], areas })), [
    'map.json:1: areas.0.id: P9: no place has this id',
  ]);
  assert.match(faults(`"${'x'.repeat(700_000)}"`)[0]!, /smaller/);
});
