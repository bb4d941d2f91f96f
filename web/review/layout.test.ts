import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { inSight, type Note, noteAt, placed } from './layout.ts';

const notes = (...list: readonly (readonly [wanted: number, height: number])[]): Note[] =>
  list.map(([wanted, height]) => ({ wanted, height }));

test('where there is room each stands beside its line', () => {
  assert.deepEqual(placed(notes([0, 30], [50, 30], [200, 30]), 1, 8), [0, 50, 200]);
});

test('the one in focus stands exactly, those below are pushed down, those above up', () => {
  assert.deepEqual(placed(notes([0, 40], [10, 40], [20, 40], [30, 40]), 2, 8), [-76, -28, 20, 68]);
});

test('without a focus all give way downwards', () => {
  assert.deepEqual(placed(notes([0, 40], [10, 40]), -1, 8), [0, 48]);
});

test('notes with any wishes and any focus: in order, apart, the focus exact, nobody pushed without need', () => {
  const note = fc.record({ wanted: fc.nat(500), height: fc.integer({ min: 1, max: 120 }) });
  fc.assert(
    fc.property(fc.array(note, { minLength: 1, maxLength: 30 }), fc.nat(29), (list, n) => {
      const sorted = list.toSorted((a, b) => a.wanted - b.wanted);
      const pivot = n % sorted.length;
      const tops = placed(sorted, pivot, 8);
      assert.equal(tops[pivot], sorted[pivot]!.wanted);
      for (let i = 1; i < tops.length; i++) assert.ok(tops[i]! >= tops[i - 1]! + sorted[i - 1]!.height + 8);
      for (let i = pivot + 1; i < tops.length; i++)
        assert.ok(
          tops[i] === sorted[i]!.wanted || tops[i] === tops[i - 1]! + sorted[i - 1]!.height + 8,
          'pushed down without need',
        );
    }),
  );
});

test('what is in sight', () => {
  const list = notes([0, 40], [50, 40], [100, 40], [150, 40]);
  const tops = placed(list, 0, 8);
  assert.deepEqual(inSight(tops, list, 45, 100), { from: 1, to: 2 });
  assert.deepEqual(inSight(tops, list, 90, 101), { from: 2, to: 3 });
  assert.deepEqual(inSight(tops, list, 900, 1000), { from: 4, to: 4 });
  assert.deepEqual(inSight([], [], 0, 100), { from: 0, to: 0 });
});

test('the note of a line', () => {
  const list = notes([0, 40], [50, 40], [100, 40]);
  assert.equal(noteAt(list, 20), 1);
  assert.equal(noteAt(list, 999), 2);
  assert.equal(noteAt([], 0), -1);
});

test('a hundred thousand notes are placed at once', () => {
  const list = Array.from({ length: 100_000 }, (_, i) => ({ wanted: i, height: 30 }));
  const start = performance.now();
  placed(list, 50_000, 8);
  assert.ok(performance.now() - start < 1000);
});
