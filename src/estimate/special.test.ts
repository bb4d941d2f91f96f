import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  lnGamma,
  logSumExp,
  normalCdf,
  normalQuantile,
  poissonCdf,
  poissonTail,
  studentQuantile,
} from './special.ts';

const close = (a: number, b: number, by = 1e-12) =>
  assert.ok(Math.abs(a - b) <= by * Math.max(1, Math.abs(b)), `${a} ${b}`);

test('lnGamma: factorials, halves, large numbers', () => {
  let ln = 0;
  for (let k = 1; k < 170; k++) {
    close(lnGamma(k), ln, 1e-13);
    ln += Math.log(k);
  }
  close(lnGamma(0.5), Math.log(Math.sqrt(Math.PI)), 1e-14);
  close(lnGamma(1 / 32), 3.448489127798, 1e-12);
  close(lnGamma(1e6), 12_815_504.569_147_6, 1e-14);
});

test('logSumExp neither overflows nor loses', () => {
  close(logSumExp([1000, 1000]), 1000 + Math.LN2);
  assert.equal(logSumExp([]), -Infinity);
  assert.equal(logSumExp([-Infinity, -Infinity]), -Infinity);
});

test('the normal distribution and its quantiles', () => {
  close(normalQuantile(0.975), 1.959_963_984_540_054);
  close(normalCdf(-8), 6.220_960_574_271_785e-16, 1e-25);
  for (const p of [1e-10, 0.001, 0.02, 0.3, 0.5, 0.77, 0.999]) close(normalCdf(normalQuantile(p)), p, 1e-14);
});

test("Student's quantiles, also for broken degrees of freedom", () => {
  close(studentQuantile(0.975, 1), 12.706_204_736_432_1, 1e-10);
  close(studentQuantile(0.975, 10), 2.228_138_851_964_94, 1e-10);
  close(studentQuantile(0.025, 10), -2.228_138_851_964_94, 1e-10);
  assert.ok(studentQuantile(0.975, 23.686) < studentQuantile(0.975, 23));
});

test('both tails of the Poisson distribution', () => {
  close(poissonCdf(2, 3), Math.exp(-3) * (1 + 3 + 4.5));
  close(poissonTail(3, 3), 1 - poissonCdf(2, 3));
  close(poissonTail(40, 3) * 1e31, 8.0030950925, 1e-10);
  assert.equal(poissonTail(0, 5), 1);
  assert.equal(poissonCdf(0, 0), 1);
});

test('a number far below its mean is told at once, however large both are', () => {
  const from = process.cpuUsage();
  assert.equal(poissonCdf(1e9, 2e9), 0);
  assert.equal(poissonTail(1e9, 2e9), 1);
  const { user, system } = process.cpuUsage(from);
  assert.ok(user + system < 200_000, `${user + system} µs`);
});
