import assert from 'node:assert/strict';
import { test } from 'node:test';
import { blocksOf } from './blocks.ts';

test('every row in sight lies in a block, and no block lies beyond the list', () => {
  assert.deepEqual(blocksOf(0, 9, 100, 100_000), [0]);
  assert.deepEqual(blocksOf(95, 105, 100, 100_000), [0, 100]);
  assert.deepEqual(blocksOf(99_990, 100_010, 100, 100_000), [99_900]);
  assert.deepEqual(blocksOf(-5, 3, 20, 2), [0]);
  assert.deepEqual(blocksOf(0, 10, 20, 0), []);
});
