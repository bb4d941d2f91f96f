import assert from 'node:assert/strict';
import { test } from 'node:test';
import { closest } from './closest.ts';

test('finds what was meant', () => {
  assert.equal(closest('raed', ['read', 'pack']), 'read');
  assert.equal(closest('--publish', ['--published', '--publisher', '--pack']), '--published');
});

test('says nothing when nothing is near', () => {
  assert.equal(closest('zz', ['read', 'pack']), undefined);
  assert.equal(closest('x'.repeat(100_000), ['read']), undefined);
  assert.equal(closest('', ['read']), undefined);
});
