import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nameOf, percentOf, putOff, queueOf, signed } from './queue.ts';

const pair = (a: string, b: string) => ({ a: { case: a }, b: { case: b } }) as Parameters<typeof nameOf>[0];

test('what is put off comes after all others, in the order in which it was put off', () => {
  const all = [pair('k-1', 'k-2'), pair('k-3', 'k-4'), pair('k-5', 'k-6')];
  const names = (later: readonly string[]) => queueOf(all, later).map(nameOf);
  assert.deepEqual(names([]), ['k-1 k-2', 'k-3 k-4', 'k-5 k-6']);
  const once = putOff([], 'k-1 k-2');
  assert.deepEqual(names(once), ['k-3 k-4', 'k-5 k-6', 'k-1 k-2']);
  const both = putOff(once, 'k-3 k-4');
  assert.deepEqual(names(both), ['k-5 k-6', 'k-1 k-2', 'k-3 k-4']);
  assert.deepEqual(putOff(both, 'k-1 k-2'), ['k-3 k-4', 'k-1 k-2']);
});

test('no weight makes certain', () => {
  assert.deepEqual([percentOf(40), percentOf(0), percentOf(-40)], [99, 50, 1]);
  assert.deepEqual([signed(3.26), signed(-0.4)], ['+3.3', '−0.4']);
});
