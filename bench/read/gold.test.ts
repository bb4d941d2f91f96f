import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { KINDS, loadGold, parseGold } from './gold.ts';

const dir = join(import.meta.dirname, 'gold');
/** By language: how many reports at least to work on, and how long each is, counted in words or in characters. */
const SETS = [
  { language: 'en', least: 24, unit: /\s+/, from: 120, to: 400 },
  { language: 'ko', least: 16, unit: '', from: 600, to: 1800 },
  { language: 'ja', least: 2, unit: '', from: 500, to: 1800 },
];

for (const { language, least, unit, from, to } of SETS) {
  const dev = loadGold(join(dir, language, 'dev'));
  const aside = loadGold(join(dir, language, 'aside'));
  const all = [...dev, ...aside];

  test(`${language}: there is enough gold, a third of it aside, and every quote stands in its text`, () => {
    assert.ok(dev.length >= least);
    assert.ok(aside.length * 3 >= all.length);
    for (const gold of all) {
      const points = [...gold.text];
      for (const act of gold.acts)
        for (const [i, span] of act.spans.entries())
          assert.equal(points.slice(span.start, span.end).join(''), act.quotes[i], gold.name);
    }
  });

  test(`${language}: reports are of the length that reports have`, () => {
    for (const gold of all) {
      const length = gold.text.split(unit).length;
      assert.ok(length >= from && length <= to, `${gold.name}: ${length}`);
    }
  });

  test(`${language}: the gold uses nearly every kind of act, in both packs`, () => {
    if (language === 'ja') return;
    const used = new Set(dev.flatMap((gold) => gold.acts.flatMap((act) => act.kinds)));
    assert.deepEqual(
      KINDS.filter((kind) => !used.has(kind)),
      [],
    );
    assert.deepEqual(new Set(all.map((gold) => gold.pack)), new Set(['prk', 'generic']));
  });
}

test('a filler may be a key, names, or names that begin with one of a party', () => {
  const gold = parseGold(
    'x',
    `
pack: generic
published: null
text: Guards beat Ana Ruiz.
parties: {a: {names: "Ana Ruiz|woman", kind: person}}
acts:
  - {kind: torture, quote: [beat Ana], by: [guards], to: [a]}
  - {kind: detention, quote: [Guards], by: ["?prison guards|guards"], to: ["woman|her"], optional: true}
`,
  );
  assert.deepEqual(
    gold.acts.map((act) => act.to[0]?.names),
    [
      ['Ana Ruiz', 'woman'],
      ['woman', 'her', 'Ana Ruiz', 'woman'],
    ],
  );
  assert.deepEqual(gold.acts[1]?.by, [{ names: ['prison guards', 'guards'], optional: true }]);
});
