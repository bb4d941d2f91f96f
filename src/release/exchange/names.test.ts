import assert from 'node:assert/strict';
import { test } from 'node:test';
import { annotations } from './annotations.ts';
import { casesOf, NAMED, textOf } from './cases.fixture.ts';
import { FORMATS } from './formats.ts';
import { maskOf, WITHHELD } from './names.ts';

test('names are in none of the forms unless they are asked for', async () => {
  for (const [name, format] of Object.entries(FORMATS)) {
    if (format.whole) continue;
    const make = await format.load();
    for (const file of make(await casesOf([NAMED])))
      assert.doesNotMatch(
        textOf(file),
        /Tae-song|ae-song|Un-ok|n-ok\b|\bRi\b|\bKim\b(?! )/,
        `${name} ${file.name}`,
      );
  }
  const asked = textOf(annotations(await casesOf([NAMED], { names: true }))[0]!);
  assert.match(asked, /Tae-song/);
});

/** Claims that tell names, and nothing else. */
function telling(...names: readonly string[]): Parameters<typeof maskOf>[0] {
  const claims = names.map((value, i) => {
    const claim = { says: { kind: 'detail', party: 'p1', property: 'name', value } };
    return [`c${i}`, { first: claim, claim }] as const;
  });
  return { claims: new Map(claims) } as unknown as Parameters<typeof maskOf>[0];
}

test('a text that holds a word of a name is left out whole, in every script', () => {
  const { text, deep } = maskOf(telling('Ri Tae-song', '김철수'), false);
  for (const shown of [
    'Mr. Ri',
    'house of Ri Tae-song',
    'Tae-song said',
    '김철수는',
    '철수의 집',
    '故김철수',
    'Ri',
  ])
    assert.equal(text(shown), WITHHELD, shown);
  for (const shown of ['Rising', 'a river', '김치', 'song']) assert.equal(text(shown), shown);
  assert.deepEqual(deep({ a: ['Ri', 1, null], b: { c: 'x' } }), { a: [WITHHELD, 1, null], b: { c: 'x' } });
  assert.equal(maskOf(telling('Ri Tae-song'), true).text('Ri Tae-song'), 'Ri Tae-song');
  assert.equal(maskOf(telling('(*'), false).text('what (* is'), WITHHELD);
});
