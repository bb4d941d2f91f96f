import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { hammer } from './hammer.ts';

test('a killed process loses nothing that was acknowledged, and leaves nothing half (SQLite)', async () => {
  const numbers = await hammer(join(import.meta.dirname, 'hammer-sqlite.ts'), 5);
  assert.ok(numbers.appends > 0);
});

test('a killed process loses nothing that was acknowledged, and leaves nothing half (PostgreSQL)', async () => {
  const numbers = await hammer(join(import.meta.dirname, 'hammer-postgres.ts'), 5);
  assert.ok(numbers.appends > 0);
});
