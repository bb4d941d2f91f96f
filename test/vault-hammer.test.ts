import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hammerVault } from './vault-hammer.ts';

test('a vault that is killed opens with what opened it, and has lost nothing that was acknowledged', async () => {
  const numbers = await hammerVault(6);
  assert.ok(numbers.told > 0);
});
