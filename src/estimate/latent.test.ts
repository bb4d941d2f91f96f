/** The latent class sampler (acceptance tests B-7, one class, and B-8 in part; long runs are in bench/estimate.ts). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { agreement, quantileOf } from './chains.ts';
import { Chain } from './latent.ts';
import { latentClasses } from './latent-classes.ts';
import { near, oracle, published, WITH_DATA } from './published.fixture.ts';
import { Random } from './random.ts';
import { tableOf } from './table.ts';

test('chains that draw from one distribution agree, chains that do not say so', () => {
  const draws = (shift: number, seed: number) => {
    const random = new Random(seed);
    return Float64Array.from({ length: 1000 }, () => shift + random.normal());
  };
  const same = agreement([1, 2, 3, 4].map((seed) => draws(0, seed)));
  assert.ok(same.rhat < 1.01 && same.ess > 3000, `${same.rhat} ${same.ess}`);
  assert.ok(agreement([draws(0, 1), draws(0, 2), draws(0, 3), draws(1.5, 4)]).rhat > 1.15);
  // The same mean, another spread: only the folded draws show it.
  const wide = draws(0, 5).map((value) => 4 * value);
  assert.ok(agreement([draws(0, 1), draws(0, 2), draws(0, 3), wide]).rhat > 1.1);
  assert.equal(agreement([new Float64Array(100).fill(3)]).rhat, 1);
});

test('draws that follow each other count for fewer', () => {
  const random = new Random(9);
  const chain = () => {
    let x = 0;
    return Float64Array.from({ length: 5000 }, () => {
      x = 0.9 * x + random.normal();
      return x;
    });
  };
  // (1 − 0.9)/(1 + 0.9) of 20,000.
  near(agreement([chain(), chain(), chain(), chain()]).ess, 1053, 0.25);
});

test('one class has a closed form, and the sampler gives it', WITH_DATA, () => {
  interface Row {
    readonly table: string;
    readonly mean: number;
    readonly lo: number;
    readonly median: number;
    readonly hi: number;
  }
  for (const row of oracle<{ rows: Row[] }>('lcmcrOneClass').rows) {
    const chain = new Chain(published(row.table), { classes: 1, seed: 11, chain: 0 });
    chain.run(250_000);
    const { N } = chain.take();
    near(N.reduce((sum, value) => sum + value, 0) / N.length, row.mean, 0.005, row.table);
    const sorted = N.sort();
    near(quantileOf(sorted, 0.5), row.median, 0.005, row.table);
    near(quantileOf(sorted, 0.025), row.lo, 0.01, row.table);
    near(quantileOf(sorted, 0.975), row.hi, 0.01, row.table);
  }
});

test('the same seed gives the same draws, in parts or at once', () => {
  const table = tableOf(
    ['a', 'b', 'c'],
    [
      [1, 30],
      [2, 20],
      [4, 25],
      [3, 9],
      [5, 8],
      [6, 7],
      [7, 4],
    ],
  );
  const whole = new Chain(table, { seed: 3, chain: 1 });
  whole.run(400);
  const parts = new Chain(table, { seed: 3, chain: 1 });
  parts.run(150);
  const first = parts.take();
  parts.run(250);
  assert.deepEqual([...first.N, ...parts.take().N], [...whole.take().N]);
});

test('chains on neworleans5 agree, on uk5 they do not at this length', WITH_DATA, async () => {
  const good = await latentClasses(published('neworleans5'), { seed: 1, most: 40_000 });
  assert.ok(good.agree && !good.capped, `${good.rhat} ${good.ess}`);
  near(good.median, 834, 0.02);
  const bad = await latentClasses(published('uk5'), { seed: 1, most: 40_000 });
  assert.ok(!bad.agree, `${bad.rhat} ${bad.ess}`);
});

test('when the cap sets the number it is said', async () => {
  const table = tableOf(
    ['a', 'b', 'c'],
    [
      [1, 300],
      [2, 300],
      [4, 300],
      [7, 40],
    ],
  );
  const one = await latentClasses(table, { seed: 1, most: 4000, cap: 1 });
  assert.ok(one.capped);
  assert.ok(one.high <= 2 * table.n);
});
