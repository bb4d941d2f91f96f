import assert from 'node:assert/strict';
import { test } from 'node:test';
import { comparisonsOf } from './comparisons.ts';
import type { Edges } from './edges.ts';
import { raw } from './invented.fixture.ts';
import { patternsOf, samples } from './sample.ts';
import { columnsOf } from './values.ts';

/** Rows with one letter each; equal letters weigh about `bits` for one person, others as much against. */
function drawn(letters: string, bits: number, over: Partial<Parameters<typeof samples>[0]> = {}) {
  const rows = letters.length;
  const columns = new Map([['letter', columnsOf([raw([...letters])])[0]!]]);
  const comparisons = comparisonsOf([{ kind: 'same', column: 'letter' }], columns);
  const u = 1 / (1 + 2 ** bits);
  const a: number[] = [];
  const b: number[] = [];
  for (let i = 0; i < rows; i++) for (let j = i + 1; j < rows; j++) a.push(i) && b.push(j);
  const edges: Edges = {
    ...{ a: Int32Array.from(a), b: Int32Array.from(b), weight: new Float64Array(a.length) },
    ...{ rule: new Uint8Array(a.length), pattern: new Float64Array(a.length) },
  };
  return samples({
    ...{ seed: 3, rows, comparisons, edges, rounds: [], lambdas: [1, 1], draws: 200 },
    model: { lambda: 0.5, comparisons: [{ m: [u, 1 - u], u: [1 - u, u] }] },
    apart: new Int32Array(rows).fill(-1),
    ...over,
  });
}
const share = (all: readonly Int32Array[], a: number, b: number) =>
  all.filter((of) => of[a] === of[b]).length / all.length;

test('rows that surely are one person are together in every clustering, others in none', () => {
  const all = [...drawn('xxy', 30)];
  assert.equal(all.length, 200);
  assert.equal(share(all, 0, 1), 1);
  assert.equal(share(all, 0, 2) + share(all, 1, 2), 0);
});

test('even odds are as often one person as two', () => {
  const half = share([...drawn('xx', 0)], 0, 1);
  assert.ok(half > 0.4 && half < 0.6, `${half}`);
});

test('how sure the pairs are is how often they are together', () => {
  const three = share([...drawn('xx', Math.log2(3))], 0, 1);
  assert.ok(three > 0.65 && three < 0.85, `${three}`);
});

test('two rows of a list without duplicates are never together, however alike', () => {
  const all = [...drawn('xxx', 30, { apart: Int32Array.from([0, 0, 1]) })];
  assert.equal(share(all, 0, 1), 0);
  assert.equal(share(all, 0, 2) + share(all, 1, 2), 1);
});

test('a smaller λ makes fewer of them one person', () => {
  const rare = share([...drawn('xx', 0, { lambdas: [0.1, 0.1] })], 0, 1);
  assert.ok(rare < 0.15, `${rare}`);
});

test('the same seed draws the same, another seed others', () => {
  const list = (seed: number) => [...drawn('xxyyzz', 0, { seed })].map((of) => of.join());
  assert.deepEqual(list(1), list(1));
  assert.notDeepEqual(list(1), list(2));
});

test('people are counted by the lists that they are on', () => {
  const counts = patternsOf(Int32Array.from([0, 0, 2, 3, 3, 3]), Int32Array.from([0, 1, 1, 0, 1, 2]));
  assert.deepEqual(
    [...counts].sort(([a], [b]) => a - b),
    [
      [2, 1],
      [3, 1],
      [7, 1],
    ],
  );
});
