import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Says } from '../claims/types.ts';
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

test('an office has done what a claim says it did, with the office that it is a part of; what is denied or only tried is not done', async () => {
  const text = [
    'Police arrested a woman in Hyesan on 3 May 2020.',
    'A provincial state security department in Ryanggang interrogated her in June 2020.',
    'The police denied that they had beaten the woman.',
    'Agents threatened to arrest her brother.',
    'She was not tried.',
  ].join('\n\n');
  const told = await draft(
    [{ bytes: new TextEncoder().encode(text), file: 'a.txt', published: '2020-08-04' }],
    { pack },
  );
  const adding = { actor: 'a-1', pack, version: '0.1.0', case: 'k-1', random: counting() };
  const state = stateOf('k-1', opened(addDraft(told, adding).entries));
  const rows = rowsOf(state, pack).claims.filter(({ kind }) => kind !== null);
  const offices = new Set(
    state.readings.flatMap(({ parties }) => parties.flatMap(({ office }) => office ?? [])),
  );
  assert.ok(offices.size > 0);
  for (const row of rows) {
    const { claim } = state.claims.get(row.claim)!;
    const says = claim!.says as Extract<Says, { kind: 'act' }>;
    const parties = state.readings.flatMap((reading) => reading.parties);
    for (const party of says.roles.by) {
      const office = parties.find(({ id }) => id === party)?.office;
      if (office === undefined) continue;
      assert.ok(row.offices.includes(office), row.claim);
      const above = pack.offices.get(office)?.partOf;
      assert.ok(above === undefined || row.offices.includes(above));
    }
    assert.equal(
      row.done,
      says.phase !== 'not-done' &&
        says.phase !== 'threatened' &&
        says.phase !== 'attempted' &&
        claim!.stance !== 'denied' &&
        says.general !== true,
    );
  }
  assert.ok(rows.some(({ offices }) => offices.length > 0));
  assert.ok(rows.some(({ done }) => done) && rows.some(({ done }) => !done));
});
