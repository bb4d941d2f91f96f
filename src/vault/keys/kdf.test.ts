import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ATTEMPT_MS, BOUNDS, type Cost, calibrate, isReasonable, LEAST_COST, stretch } from './kdf.ts';

test('one secret and salt give one key; another of either gives another', async () => {
  const salt = Buffer.alloc(32, 1);
  const key = await stretch(Buffer.from('a'), salt, LEAST_COST);
  assert.equal(key.length, 32);
  assert.deepEqual(await stretch(Buffer.from('a'), salt, LEAST_COST), key);
  assert.notDeepEqual(await stretch(Buffer.from('b'), salt, LEAST_COST), key);
  assert.notDeepEqual(await stretch(Buffer.from('a'), Buffer.alloc(32, 2), LEAST_COST), key);
});

for (const perPass of [500, 170, 40, 5, 0.5])
  test(`a machine that takes ${perPass} ms a pass gets enough passes, once in a quiet moment too`, async () => {
    let runs = 0;
    // Every third run is undisturbed; the others take half as long again.
    const run = async ({ passes }: Cost) => perPass * passes * (runs++ % 3 === 1 ? 1 : 1.5);
    const cost = await calibrate(run);
    assert.ok(isReasonable(cost));
    assert.ok(perPass * cost.passes >= ATTEMPT_MS || cost.passes === BOUNDS.passes.most);
    assert.ok(perPass * cost.passes < 4 * ATTEMPT_MS, 'and not many more');
  });
