import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Random } from '../estimate/random.ts';
import { cluster } from './cluster.ts';
import { Comparer } from './comparer.ts';
import { EdgeList, type Edges } from './edges.ts';
import { explain } from './explain.ts';
import { invented } from './invented.fixture.ts';
import { labelled } from './labels.ts';
import { chanceOf, queueOf, sampleOf } from './queue.ts';
import { weigher, weightsOf } from './weights.ts';

const edgesOf = (pairs: readonly (readonly [number, number, number])[]): Edges => {
  const list = new EdgeList();
  for (const [a, b, weight] of pairs) list.push(a, b, weight, 0);
  return list.take();
};

test('the queue begins with what would change most, and leaves out what was decided', () => {
  // Two groups of three that one even pair would join; a lone even pair; a sure pair; a very unlikely one.
  const inside = (a: number, b: number) => Math.floor(a / 3) === Math.floor(b / 3);
  const edges = edgesOf([
    [0, 1, 9],
    [0, 2, 9],
    [1, 2, 9],
    [3, 4, 9],
    [3, 5, 9],
    [4, 5, 9],
    [2, 3, -0.1],
    [6, 7, 0],
    [8, 9, 11],
    [10, 11, -13],
  ]);
  const weight = (a: number, b: number) => (inside(a, b) ? 9 : -2);
  const { of } = cluster(edges, { rows: 12, weight, apart: new Int32Array(12).fill(-1) });
  const queue = queueOf(edges, of, weight, [], 100);
  assert.deepEqual([queue[0]!.a, queue[0]!.b], [2, 3]);
  assert.ok(Math.abs(queue[0]!.gain - 3 * chanceOf(-0.1)) < 1e-9);
  assert.deepEqual([queue[1]!.a, queue[1]!.b, queue[1]!.gain], [6, 7, 0.5]);
  assert.ok(queue.every(({ a }) => a !== 10));
  assert.ok(queueOf(edges, of, weight, [[3, 2]], 100).every(({ a, b }) => a !== 2 || b !== 3));
  assert.equal(queueOf(edges, of, weight, [], 2).length, 2);
});

test('a sample takes as many of each stratum, knows with which chance, and is the same for the same seed', () => {
  const random = new Random(2);
  const edges = edgesOf(
    Array.from(
      { length: 4000 },
      (_, i) => [i, i + 1, i < 20 ? 0 : random.uniform() < 0.5 ? -4 : 14] as const,
    ),
  );
  const sample = sampleOf(edges, 120, 5);
  assert.equal(sample.length, 120);
  assert.equal(new Set(sample.map(({ a }) => a)).size, 120);
  const even = sample.filter(({ weight }) => weight === 0);
  assert.equal(even.length, 20);
  assert.ok(even.every(({ drawn }) => drawn === 1));
  const total = sample.reduce((sum, { drawn }) => sum + 1 / drawn!, 0);
  assert.ok(Math.abs(total - 4000) < 1e-6, 'the chances stand for all pairs');
  assert.deepEqual(sampleOf(edges, 120, 5), sample);
  assert.notDeepEqual(sampleOf(edges, 120, 6), sample);
  assert.equal(sampleOf(edges, 9000, 5).length, 4000);
});

test('the steps of an explanation add up to the weight', () => {
  const { rows, comparisons, model } = invented(4, 120);
  for (const kin of [0, 3]) {
    const own = { ...model, kin };
    const shared = comparisons.map((each, k) => ({ ...each, shared: k > 3 }));
    const comparer = new Comparer(shared);
    const weights = weightsOf(own, shared);
    const weight = weigher(weights, comparer);
    for (let a = 0; a + 1 < rows; a++) {
      const why = explain(own, weights, comparer, a, a + 1);
      const sum = why.steps.reduce((total, { bits, rarity }) => total + bits + rarity, why.prior + why.kin);
      assert.ok(Math.abs(sum - weight(a, a + 1)) < 1e-9);
      assert.ok(Math.abs(why.weight - sum) < 1e-9);
    }
  }
});

test('answers on a sample fix m by counting, each for as many pairs as it was drawn from; few of them nothing', () => {
  const { rows, comparisons, model } = invented(9, 400);
  const comparer = new Comparer(comparisons);
  const pairs = Array.from({ length: rows - 1 }, (_, a) => ({ a, b: a + 1 }));
  const level = (k: number, { a, b }: { a: number; b: number }) => comparer.level(k, a, b);
  // Pairs that differ in the sixth comparison were drawn with a quarter of the chance.
  const labels = pairs
    .filter((pair, i) => level(5, pair) !== 0 || i % 4 === 0)
    .map((pair) => ({ ...pair, drawn: level(5, pair) === 0 ? 0.25 : 1 }));
  const counted = labelled(model, comparisons, labels)!;
  assert.equal(counted.labels, labels.length);
  const known = pairs.filter((pair) => level(5, pair) >= 0);
  const equal = known.filter((pair) => level(5, pair) === 1).length / known.length;
  const unweighted =
    labels.filter((pair) => level(5, pair) === 1).length /
    labels.filter((pair) => level(5, pair) >= 0).length;
  const got = counted.model.comparisons[5]!.m[1]!;
  assert.ok(Math.abs(got - equal) < 0.04, `${got} for ${equal}`);
  assert.ok(unweighted - equal > 0.06, 'without the chances it would be another');
  for (const { m } of counted.model.comparisons) assert.ok(Math.abs(m.reduce((a, b) => a + b) - 1) < 1e-9);
  assert.deepEqual(counted.model.comparisons[5]!.u, model.comparisons[5]!.u);
  assert.equal(labelled(model, comparisons, labels.slice(0, 20)), undefined);
  assert.equal(labelled(model, comparisons, []), undefined);
});

test('a pair of a sample that several people answered counts once', () => {
  const { rows, comparisons, model } = invented(9, 400);
  const labels = Array.from({ length: rows - 1 }, (_, a) => ({ a, b: a + 1, drawn: 1 })).slice(0, 40);
  const turned = labels.map(({ a, b, drawn }) => ({ a: b, b: a, drawn }));
  assert.deepEqual(
    labelled(model, comparisons, [...labels, ...turned]),
    labelled(model, comparisons, labels),
  );
  assert.equal(labelled(model, comparisons, [...labels.slice(0, 20), ...turned.slice(0, 20)]), undefined);
});
