import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tieOf } from './tie.ts';

test('a value that ends with the id of a party ties to it', () => {
  assert.deepEqual(tieOf('family p3'), { relation: 'family', other: 'p3' });
  assert.deepEqual(tieOf('elder brother p12'), { relation: 'elder brother', other: 'p12' });
  for (const value of ['family', 'p3', 'p3 family', 'lamp3', 'family p'])
    assert.equal(tieOf(value), undefined);
});
