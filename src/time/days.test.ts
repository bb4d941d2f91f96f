import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fromDay, fromNumber, monthLength, toDay, toNumber, weekdayOf } from './days.ts';

test('day numbers agree with the calendar of the language, over all its years', () => {
  fc.assert(
    fc.property(fc.integer({ min: -100_000_000, max: 100_000_000 }), (n) => {
      const d = new Date(n * 86_400_000);
      const c = fromNumber(n);
      assert.deepEqual([c.year, c.month, c.day], [d.getUTCFullYear(), d.getUTCMonth() + 1, d.getUTCDate()]);
      assert.equal(toNumber(c.year, c.month, c.day), n);
      assert.equal(weekdayOf(n), d.getUTCDay());
      assert.equal(fromDay(toDay(n)), n);
      assert.ok(c.day <= monthLength(c.year, c.month));
    }),
  );
});

test('days of far years are written with a sign; what is no day is refused', () => {
  assert.equal(toDay(toNumber(12345, 6, 7)), '+12345-06-07');
  assert.equal(toDay(toNumber(-5, 1, 2)), '-0005-01-02');
  for (const bad of ['', '2020', '2020-02-30', '2020-6-1', 'x', '2020-06-01T10:00', '20200601']) {
    assert.throws(() => fromDay(bad), RangeError, bad);
  }
});
