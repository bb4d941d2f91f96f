import assert from 'node:assert/strict';
import { test } from 'node:test';
import { daysOf } from '../packs/lengths.ts';
import { SAMPLE_CONVENTIONS as C } from './conventions.fixture.ts';

// 0.0416667 is how the pack writes the length of an hour.
const pack = { ...C, lengths: { ...C.lengths, hour: { days: 0.0416667, slack: 0 } } };

test('hours are whole days where they fill them, and may pass midnight where they do not', () => {
  for (const conventions of [C, pack]) {
    assert.deepEqual(daysOf('hour', 72, 72, false, conventions), { min: 3, max: 3 });
    assert.deepEqual(daysOf('hour', 48, 48, false, conventions), { min: 2, max: 2 });
    assert.deepEqual(daysOf('hour', 5, 5, false, conventions), { min: 0, max: 1 });
    assert.deepEqual(daysOf('hour', -30, -30, false, conventions), { min: -2, max: -1 });
  }
  assert.deepEqual(daysOf('month', 1, 1, false, C), { min: 25, max: 35 });
  assert.deepEqual(daysOf('day', 3, 3, false, C), { min: 3, max: 3 });
});
