import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bca } from './bca.ts';
import { addStrata, combine, pool, replicateOf } from './combine.ts';
import { near, oracle, published, WITH_DATA } from './published.fixture.ts';

test('twenty imputations give the published number (B-9)', WITH_DATA, () => {
  interface Block {
    readonly replicates: readonly {
      nObserved: number;
      meanN0: number;
      meanLogN0: number;
      varLogN0: number;
    }[];
    readonly expected: Readonly<Record<'nObserved' | 'lo' | 'mean' | 'hi' | 'degreesOfFreedom', number>>;
  }
  const { replicates, expected } = oracle<Block>('combine');
  const one = combine(
    replicates.map(({ nObserved, meanN0, meanLogN0, varLogN0 }) => ({
      n: nObserved,
      meanN0,
      meanLog: meanLogN0,
      varLog: varLogN0,
    })),
  );
  assert.deepEqual(
    [one.n, one.low, one.mean, one.high],
    [expected.nObserved, expected.lo, expected.mean, expected.hi],
  );
  near(one.degreesOfFreedom, expected.degreesOfFreedom, 1e-4);
});

test('draws become a replicate; tables that agree add nothing', () => {
  const one = replicateOf(10, [12, 14, 10]);
  near(one.meanN0, 2, 1e-12);
  near(one.meanLog, (Math.log(2) + Math.log(4) + Math.log(0.1)) / 3, 1e-12);
  const both = combine([one, one]);
  assert.equal(both.between, 0);
  near(both.total, one.varLog, 1e-12);
  assert.throws(() => combine([one]), RangeError);
});

test('tables are pooled evenly, strata added draw by draw', () => {
  const a = Float64Array.from({ length: 1000 }, (_, i) => i);
  const b = Float64Array.from({ length: 10 }, (_, i) => 5000 + i);
  const { low, high } = pool([a, b]);
  assert.ok(low < 120 && high > 5000);
  const sum = addStrata([a, a.map((value) => 999 - value)]);
  assert.deepEqual([sum.low, sum.median, sum.high], [999, 999, 999]);
});

test('an interval that searches again is wider than one with the model fixed', WITH_DATA, () => {
  const one = bca(published('uk5'), 3)!;
  near(one.low, 9367, 0.05);
  near(one.high, 15_219, 0.05);
  const western = bca(published('western5'), 3)!;
  near(western.high, 3803, 0.05);
  // Its ends lie beyond the 1st of 1,000 draws: chance moves the lower one by a tenth.
  const orleans = bca(published('neworleans5'), 3)!;
  near(orleans.low, 517, 0.12);
  near(orleans.high, 1588, 0.05);
});
