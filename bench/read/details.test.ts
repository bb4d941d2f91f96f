import assert from 'node:assert/strict';
import { test } from 'node:test';
import { detailRight, detailValues } from './details.ts';

test('ages agree by decade, counts in words or digits, places in any spelling', () => {
  assert.ok(detailRight('age', '50s', '50s'));
  assert.ok(!detailRight('age', '50s', '40s'));
  assert.ok(detailRight('count', '7', 'seven'));
  assert.ok(detailRight('count', '120', 'about 120'));
  assert.ok(!detailRight('count', '7', 'dozens'));
  assert.ok(detailRight('residence', 'Hyesan', 'Hyesan City'));
  assert.ok(!detailRight('sex', 'male', 'female'));
});

test('values come from the details and from the count', () => {
  const party = {
    id: 'p',
    label: 'men',
    count: { min: 7, phrase: 'seven' },
    details: { age: ['40s', '50s'] },
  };
  assert.deepEqual(detailValues(party, 'count'), ['7', 'seven']);
  assert.deepEqual(detailValues(party, 'age'), ['40s', '50s']);
  assert.deepEqual(detailValues(party, 'sex'), []);
});
