import assert from 'node:assert/strict';
import { test } from 'node:test';
import { flips } from './flips.ts';

test('every turned bit of ledger, keys, checkpoint and key file is found', async () => {
  // mulberry32: the same bits at each run.
  let state = 7;
  const random = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const { missed, tried } = await flips(400, random);
  assert.deepEqual(missed, []);
  assert.equal(Object.keys(tried).length, 4);
});
