import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Random } from '../estimate/random.ts';
import { Comparer } from './comparer.ts';
import { comparisonsOf } from './comparisons.ts';
import { word } from './invented.fixture.ts';
import { Kernel } from './kernel.ts';
import { damerau, jaro, jaroWinkler, levenshtein } from './similarity.ts';
import { type Column, valuesOf } from './values.ts';

const random = new Random(5);
/** Words, and words with an edit: pairs far apart and near. */
const texts = Array.from({ length: 1500 }, (_, i) => {
  const own = word(random, i % 3 === 0 ? 40 : 12, 3 + (i % 9));
  const at = Math.floor(random.uniform() * own.length);
  return [own, own.slice(0, at) + own.slice(at + 1), own.slice(0, at) + word(random, 2) + own.slice(at)];
}).flat();
const values = valuesOf(texts.map((text) => text || 'a'));
const symbols = (v: number) => Array.from(values.symbols.subarray(values.starts[v]!, values.starts[v + 1]!));
const pairs = Array.from({ length: 40_000 }, (_, i) => {
  const a = Math.floor(random.uniform() * values.size);
  return [a, i % 2 === 0 ? Math.floor(random.uniform() * values.size) : a - (a % 3) + (i % 3)] as const;
});

test('the kernel computes what the plain definitions compute', () => {
  const kernel = new Kernel(values);
  for (const [a, b] of pairs) {
    const x = symbols(a);
    const y = symbols(b);
    assert.ok(Math.abs(kernel.similarity(a, b) - jaroWinkler(x, y)) < 1e-12, `${texts[a]} ${texts[b]}`);
    assert.equal(kernel.edits(a, b), levenshtein(x, y), `${texts[a]} ${texts[b]}`);
  }
});

test('the filter never drops what the plain definition passes', () => {
  const column: Column = {
    ids: new Int32Array(0),
    counts: new Int32Array(0),
    filled: 0,
    values,
    keys: new Map(),
  };
  const levels = { text: [0.92, 0.8, 0.7], edits: [1, 2, 4], turns: [1, 3] } as const;
  for (const kind of ['text', 'edits', 'turns'] as const) {
    const comparer = new Comparer(
      comparisonsOf([{ kind, column: 'c', levels: levels[kind] }], new Map([['c', column]])),
    );
    for (const [a, b] of pairs.slice(0, kind === 'turns' ? 8000 : 40_000)) {
      const x = symbols(a);
      const y = symbols(b);
      const plain =
        kind === 'text' ? jaroWinkler(x, y) : kind === 'edits' ? levenshtein(x, y) : damerau(x, y);
      const place = levels[kind].findIndex((each) => (kind === 'text' ? plain >= each : plain <= each));
      const expected = a === b ? levels[kind].length + 1 : place < 0 ? 0 : levels[kind].length - place;
      assert.equal(comparer.ofValues(0, a, b), expected, `${kind} ${texts[a]} ${texts[b]}`);
    }
  }
});

test('known similarities', () => {
  const codes = (text: string) => Array.from(text, (letter) => letter.codePointAt(0)!);
  assert.ok(Math.abs(jaro(codes('martha'), codes('marhta')) - 0.944444444444) < 1e-9);
  assert.ok(Math.abs(jaroWinkler(codes('dixon'), codes('dicksonx')) - 0.813333333333) < 1e-9);
  assert.equal(jaro(codes('abc'), codes('xyz')), 0);
  assert.equal(damerau(codes('CA'), codes('ABC')), 2);
  assert.equal(damerau(codes('abcd'), codes('abdc')), 1);
  assert.equal(levenshtein(codes('kitten'), codes('sitting')), 3);
});
