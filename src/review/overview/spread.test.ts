import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  certainSlot,
  dated,
  type Interval,
  MONTHS,
  MOST_DAYS,
  monthOf,
  sharpest,
  slotOf,
  spread,
} from './spread.ts';

const day = (text: string): number => Date.parse(`${text}T00:00:00Z`) / 86_400_000;
const between = (a: string, b: string): Interval => ({ earliest: day(a), latest: day(b) });
const month = (text: string): number => {
  const [year, month] = text.split('-').map(Number);
  return (year! - 1970) * 12 + month! - 1;
};
function shares(...intervals: Interval[]): Record<number, number> {
  const found: Record<number, number> = {};
  spread(intervals, (slot, share) => {
    found[monthOf(slot)] = (found[monthOf(slot)] ?? 0) + share;
  });
  return found;
}

test('a case lies in each month by its days there', () => {
  // Ten days of January, twenty of February.
  assert.deepEqual(shares(between('2021-01-22', '2021-02-20')), {
    [month('2021-01')]: 10 / 30,
    [month('2021-02')]: 20 / 30,
  });
  assert.deepEqual(shares(between('2020-02-29', '2020-02-29')), { [month('2020-02')]: 1 });
});

test('claims that differ share the case; what is said less exactly adds nothing', () => {
  const [year, may, july] = [
    between('2019-01-01', '2019-12-31'),
    between('2019-05-02', '2019-05-09'),
    between('2019-07-01', '2019-07-31'),
  ];
  assert.deepEqual(sharpest([year, may]), [may]);
  assert.deepEqual(sharpest([july, year, may, may]), [may, july]);
  assert.deepEqual(shares(...sharpest([july, may])), { [month('2019-05')]: 0.5, [month('2019-07')]: 0.5 });
  assert.equal(certainSlot([may]), slotOf(day('2019-05-01')));
  assert.equal(certainSlot([may, july]), null);
  assert.equal(certainSlot([year]), null);
});

test('the parts of a case add up to one, and each lies within its days', () => {
  const interval = fc
    .tuple(
      fc.integer({ min: day('1900-01-01'), max: day('2060-01-01') }),
      fc.integer({ min: 0, max: MOST_DAYS }),
    )
    .map(([earliest, days]): Interval => ({ earliest, latest: earliest + days }));
  fc.assert(
    fc.property(fc.array(interval, { minLength: 1, maxLength: 8 }), (intervals) => {
      const kept = sharpest(intervals);
      let sum = 0;
      spread(kept, (slot, share) => {
        assert.ok(slot >= 0 && slot < MONTHS && share > 0);
        assert.ok(kept.some(({ earliest, latest }) => slotOf(earliest) <= slot && slot <= slotOf(latest)));
        sum += share;
      });
      assert.ok(Math.abs(sum - 1) < 1e-9, `${sum}`);
      // None of those kept holds another, and each of the others holds one of them.
      for (const a of kept)
        for (const b of kept) assert.ok(a === b || a.earliest > b.earliest || a.latest < b.latest);
      for (const a of intervals)
        assert.ok(kept.some((b) => a.earliest <= b.earliest && b.latest <= a.latest));
    }),
  );
});

test('every day has its month', () => {
  for (let at = day('1900-01-01'); at <= day('2099-12-31'); at += 13) {
    const date = new Date(at * 86_400_000);
    assert.equal(monthOf(slotOf(at)), (date.getUTCFullYear() - 1970) * 12 + date.getUTCMonth());
  }
});

test('bounds that lie too far apart, or outside of all series, are no date', () => {
  assert.ok(dated(between('1990-01-01', '2019-12-31')));
  assert.ok(!dated(between('1980-01-01', '2019-12-31')));
  assert.ok(!dated(between('1899-12-31', '1900-01-02')));
  assert.ok(!dated(between('2099-12-31', '2100-01-01')));
});
