import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { draft } from '../draft/draft.ts';
import { loadPack } from '../packs/load.ts';
import { tokensOf } from '../search/tokens.ts';
import { addDraft } from './add.ts';
import { rowsOf } from './project.ts';
import { stateOf } from './state.ts';
import { counting, opened } from './vault.fixture.ts';

const pack = loadPack('prk');

for (const file of ['hoeryong-phone.txt', 'pair/tanchon-nurse.ko.html'])
  test(`${file}: quotes have their own tokens, claims the facets of the pack`, async () => {
    const bytes = readFileSync(new URL(`../../data/demo/${file}`, import.meta.url));
    const told = await draft([{ bytes, file, published: '2023-08-04' }], { pack });
    // Without the claims of names, which would be left out.
    const drafted = {
      ...told,
      readings: told.readings.map((reading) => ({
        ...reading,
        claims: reading.claims.filter(({ says }) => says.kind !== 'detail' || says.property !== 'name'),
      })),
    };
    const adding = { actor: 'a-1', pack, version: '0.1.0', case: 'k-1', random: counting() };
    const state = stateOf('k-1', opened(addDraft(drafted, adding).entries));
    const rows = rowsOf(state, pack);
    for (const doc of rows.docs) {
      if (doc.of === 'case') continue;
      const text =
        doc.claim === null
          ? drafted.reports[0]!.text
          : state.claims
              .get(doc.claim)!
              .claim!.anchors.map(({ quote }) => quote)
              .join('\n');
      assert.deepEqual(doc.tokens, tokensOf(text));
    }
    for (const { kind, stage, places, earliest, latest } of rows.claims) {
      assert.equal(stage, (kind !== null && pack.acts.get(kind)?.stage) || null);
      assert.ok(places.every((code) => [...pack.places.values()].some(({ pcode }) => pcode === code)));
      assert.ok(earliest === null || latest === null || earliest <= latest);
    }
    assert.ok(rows.claims.some(({ places }) => places.length > 1));
    assert.ok(rows.claims.some(({ earliest }) => earliest !== null));
  });
