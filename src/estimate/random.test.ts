/** Each sampler against its distribution, with a fixed seed: Kolmogorov and Smirnov, or chi-square. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Random } from './random.ts';
import { lnGamma, normalCdf } from './special.ts';

const DRAWS = 40_000;

/** Largest distance between the two distribution functions, times √n: below 1.95 with chance .999. */
function distance(draw: () => number, cdf: (x: number) => number): number {
  const values = Float64Array.from({ length: DRAWS }, draw).sort();
  let most = 0;
  for (let i = 0; i < DRAWS; i++) {
    const p = cdf(values[i]!);
    most = Math.max(most, Math.abs(p - i / DRAWS), Math.abs(p - (i + 1) / DRAWS));
  }
  return most * Math.sqrt(DRAWS);
}

/** Chi-square over cells with at least ten expected, as a standard normal: below 4. */
function misfit(draw: () => number, lnP: (k: number) => number, most: number): number {
  const seen = new Map<number, number>();
  for (let i = 0; i < DRAWS; i++) {
    const k = draw();
    seen.set(k, (seen.get(k) ?? 0) + 1);
  }
  let square = 0;
  let cells = 0;
  let observed = 0;
  let expected = 0;
  for (let k = 0; k <= most; k++) {
    observed += seen.get(k) ?? 0;
    expected += DRAWS * Math.exp(lnP(k));
    if (expected < 10) continue;
    square += (observed - expected) ** 2 / expected;
    cells++;
    observed = 0;
    expected = 0;
  }
  return (square - cells) / Math.sqrt(2 * cells);
}

const lnFactorial = (k: number) => lnGamma(k + 1);

test('uniform and normal', () => {
  const random = new Random(1);
  assert.ok(
    distance(
      () => random.uniform(),
      (x) => x,
    ) < 1.95,
  );
  assert.ok(distance(() => random.normal(), normalCdf) < 1.95);
});

test('the same seed, the same numbers; another stream, others', () => {
  const [a, b, c] = [new Random(5, 2), new Random(5, 2), new Random(5, 3)];
  const first = [a.uniform(), a.uniform()];
  assert.deepEqual([b.uniform(), b.uniform()], first);
  assert.notEqual(c.uniform(), first[0]);
  assert.notEqual(new Random(6).uniform(), new Random(5).uniform());
  assert.equal(new Random(5).uniform(), 0.20724481359346097);
});

test('gamma of whole, half and small shapes', () => {
  const random = new Random(2);
  // Shape 3: P = 1 − e^−x (1 + x + x²/2).
  assert.ok(
    distance(
      () => random.gamma(3),
      (x) => 1 - Math.exp(-x) * (1 + x + (x * x) / 2),
    ) < 1.95,
  );
  // Shape ½: half the square of a normal number.
  assert.ok(
    distance(
      () => random.gamma(0.5),
      (x) => 2 * normalCdf(Math.sqrt(2 * x)) - 1,
    ) < 1.95,
  );
  // A tiny shape: ln of the gamma number is about ln(u)/shape, far below what a number can hold outside logs.
  assert.ok(
    distance(
      () => Math.exp(1e-6 * random.lnGamma(1e-6)),
      (x) => x,
    ) < 1.95,
  );
});

test('beta', () => {
  const random = new Random(3);
  assert.ok(
    distance(
      () => random.beta(2, 1),
      (x) => x * x,
    ) < 1.95,
  );
});

for (const [n, p] of [
  [5, 0.3],
  [1000, 0.005],
  [60, 0.4],
  [1000, 0.3],
  [500, 0.9],
] as const)
  test(`binomial of ${n} and ${p}`, () => {
    const random = new Random(4);
    const lnP = (k: number) =>
      lnFactorial(n) - lnFactorial(k) - lnFactorial(n - k) + k * Math.log(p) + (n - k) * Math.log1p(-p);
    assert.ok(Math.abs(misfit(() => random.binomial(n, p), lnP, n)) < 4);
  });

for (const mean of [0.3, 7, 12, 300])
  test(`Poisson of ${mean}`, () => {
    const random = new Random(5);
    const lnP = (k: number) => k * Math.log(mean) - mean - lnFactorial(k);
    assert.ok(Math.abs(misfit(() => random.poisson(mean), lnP, mean + 20 * Math.sqrt(mean + 1))) < 4);
  });

test('the ends of distributions', () => {
  const random = new Random(6);
  assert.deepEqual(
    [random.binomial(0, 0.5), random.binomial(9, 0), random.binomial(9, 1), random.poisson(0)],
    [0, 0, 9, 0],
  );
});
