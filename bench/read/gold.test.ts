import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { KINDS, loadGold, parseGold } from './gold.ts';

const dir = join(import.meta.dirname, 'gold');
const dev = loadGold(join(dir, 'dev'));
const aside = loadGold(join(dir, 'aside'));

test('there is enough gold, a third of it aside, and every quote stands in its text', () => {
  assert.ok(dev.length >= 24);
  assert.ok(aside.length * 3 >= dev.length + aside.length);
  for (const gold of [...dev, ...aside]) {
    const points = [...gold.text];
    for (const act of gold.acts)
      for (const [i, span] of act.spans.entries())
        assert.equal(points.slice(span.start, span.end).join(''), act.quotes[i], gold.name);
  }
});

test('reports are of the length that reports have', () => {
  for (const gold of [...dev, ...aside]) {
    const words = gold.text.split(/\s+/).length;
    assert.ok(words >= 120 && words <= 400, `${gold.name}: ${words} words`);
  }
});

test('the gold uses nearly every kind of act, in both packs', () => {
  const used = new Set(dev.flatMap((gold) => gold.acts.flatMap((act) => act.kinds)));
  assert.deepEqual(
    KINDS.filter((kind) => !used.has(kind)),
    [],
  );
  assert.deepEqual(new Set([...dev, ...aside].map((gold) => gold.pack)), new Set(['prk', 'generic']));
});

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
