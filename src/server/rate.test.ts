import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Fault } from './fault.ts';
import { Rate } from './rate.ts';

test('a burst is let through, then so many in a second, each for themselves', () => {
  let now = 0;
  const rate = new Rate(() => now);
  for (let i = 0; i < 600; i++) rate.take('a');
  assert.throws(
    () => rate.take('a'),
    (error) => error instanceof Fault && error.status === 429,
  );
  rate.take('b');
  now += 1000;
  for (let i = 0; i < 100; i++) rate.take('a');
  assert.throws(() => rate.take('a'), Fault);
  now += 3_600_000;
  for (let i = 0; i < 600; i++) rate.take('a');
  assert.throws(() => rate.take('a'), Fault);
});
