import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Random } from '../estimate/random.ts';
import { cluster } from './cluster.ts';
import { constraintsOf, type Ruling } from './decisions.ts';
import { EdgeList } from './edges.ts';
import { invented } from './invented.fixture.ts';
import { samples } from './sample.ts';

const free = (rows: number) => new Int32Array(rows).fill(-1);

test('what is the same as the same is the same, and who is different from one is different from all', () => {
  const rulings: Ruling[] = [
    { seq: 1, a: 0, b: 1, same: true },
    { seq: 2, a: 1, b: 2, same: true },
    { seq: 3, a: 2, b: 5, same: false },
  ];
  const { same, different, contradictions } = constraintsOf(rulings, free(6));
  assert.deepEqual(contradictions, []);
  assert.deepEqual([...same].sort(), [
    [0, 1],
    [0, 2],
    [1, 2],
  ]);
  assert.deepEqual([...different].sort(), [
    [0, 5],
    [1, 5],
    [2, 5],
  ]);
});

test('a contradiction is named with the fewest decisions that make it, through others too', () => {
  const rulings: Ruling[] = [
    { seq: 1, a: 0, b: 1, same: true },
    { seq: 2, a: 1, b: 2, same: true },
    { seq: 3, a: 2, b: 3, same: true },
    { seq: 4, a: 1, b: 3, same: true },
    { seq: 5, a: 3, b: 0, same: false },
    { seq: 6, a: 4, b: 5, same: false },
  ];
  assert.deepEqual(constraintsOf(rulings, free(6)).contradictions, [{ same: [4, 1], against: 5 }]);
});

test('two rows of a list that has nobody twice cannot be one person, not even through a third', () => {
  const rulings: Ruling[] = [
    { seq: 1, a: 0, b: 2, same: true },
    { seq: 2, a: 1, b: 2, same: true },
  ];
  const { contradictions } = constraintsOf(rulings, Int32Array.from([0, 0, 1]));
  assert.deepEqual(contradictions, [{ same: [1, 2], against: 'one-list' }]);
});

test('clusters keep to decisions, whatever the weights say, and in chains that are cut too', () => {
  for (const rows of [30, 1300]) {
    const random = new Random(rows);
    const own = new Map<number, number>();
    const weight = (a: number, b: number) => own.get(Math.min(a, b) * rows + Math.max(a, b)) ?? -4;
    const list = new EdgeList();
    for (let a = 0; a + 1 < rows; a++) {
      own.set(a * rows + a + 1, random.uniform() * 20);
      list.push(a, a + 1, weight(a, a + 1), 0);
    }
    const rulings: Ruling[] = [];
    for (let seq = 0; seq < rows / 5; seq++) {
      const [a, b] = [Math.floor(random.uniform() * rows), Math.floor(random.uniform() * rows)];
      const ruling = { seq, a, b, same: random.uniform() < 0.4 };
      if (a !== b && constraintsOf([...rulings, ruling], free(rows)).contradictions.length === 0)
        rulings.push(ruling);
    }
    const { same, different } = constraintsOf(rulings, free(rows));
    assert.ok(rulings.length > 3);
    const { of, cut } = cluster(list.take(), { rows, weight, apart: free(rows), same, different });
    assert.equal(cut.length > 0, rows > 1000);
    for (const { a, b, same: one } of rulings) assert.equal(of[a] === of[b], one, `${rows}: ${a} ${b}`);
  }
});

test('sampled clusterings keep to decisions', () => {
  const { rows, comparisons, model } = invented(3, 60);
  const random = new Random(5);
  const list = new EdgeList();
  for (let a = 0; a + 1 < rows; a++) list.push(a, a + 1, 1, 0);
  const rulings: Ruling[] = [];
  for (let seq = 0; seq < 25; seq++) {
    const a = Math.floor(random.uniform() * (rows - 4));
    const ruling = { seq, a, b: a + 1 + Math.floor(random.uniform() * 3), same: random.uniform() < 0.5 };
    if (constraintsOf([...rulings, ruling], free(rows)).contradictions.length === 0) rulings.push(ruling);
  }
  const { same, different } = constraintsOf(rulings, free(rows));
  const edges = list.take();
  const seen = new Set<string>();
  for (const of of samples({
    ...{ seed: 1, rows, comparisons, model, rounds: [], edges, apart: free(rows), draws: 20 },
    ...{ same, different },
  })) {
    for (const { a, b, same: one } of rulings) assert.equal(of[a] === of[b], one);
    for (let row = 0; row < rows; row++) assert.ok(of[row]! <= row && of[of[row]!] === of[row]);
    seen.add([...of].join());
  }
  assert.ok(seen.size > 5, 'what nobody decided stays open');
});
