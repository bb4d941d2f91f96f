import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Random } from '../estimate/random.ts';
import { Patterns } from './comparisons.ts';
import { em } from './em.ts';
import { histogram } from './histogram.ts';
import type { Model } from './model.ts';

test('chances that patterns were drawn with are found again', () => {
  const random = new Random(3);
  const m = [0.8, 0.9, 0.95, 0.7];
  const u = [0.1, 0.03, 0.2, 0.15];
  const patterns = new Patterns(m.map(() => ({ levels: 2 })));
  const counts = new Map<number, number>();
  for (let i = 0; i < 60_000; i++) {
    const chances = random.uniform() < 0.3 ? m : u;
    let pattern = 0;
    // One in twenty is missing, whatever it would have been.
    for (const [k, chance] of chances.entries())
      pattern += (random.uniform() < 0.05 ? 0 : random.uniform() < chance ? 2 : 1) * patterns.steps[k]!;
    counts.set(pattern, (counts.get(pattern) ?? 0) + 1);
  }
  const start: Model = { lambda: 0.1, comparisons: m.map(() => ({ m: [0.1, 0.9], u: [0.9, 0.1] })) };
  const { model } = em(histogram(counts, patterns, m.length), start, {
    freeU: true,
    pseudo: 0,
    iterations: 500,
    stop: 1e-7,
  });
  assert.ok(Math.abs(model.lambda - 0.3) < 0.02, `${model.lambda}`);
  for (const [k, own] of model.comparisons.entries()) {
    assert.ok(Math.abs(own.m[1]! - m[k]!) < 0.02, `m ${k} ${own.m[1]}`);
    assert.ok(Math.abs(own.u[1]! - u[k]!) < 0.02, `u ${k} ${own.u[1]}`);
  }
});
