import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isSearch, paramsOf, type Shown, shownOf } from './asked.ts';

test('what is shown goes through the address and back', () => {
  const all: Shown = {
    words: '보위 "late in"',
    facets: { kind: 'arrest', place: 'KP0101' },
    order: 'waiting',
    waiting: true,
  };
  assert.deepEqual(shownOf(new URLSearchParams(paramsOf(all).toString())), all);
  const plain: Shown = { words: '', facets: {}, order: 'changed', waiting: false };
  assert.equal(paramsOf(plain).toString(), '');
  assert.deepEqual(shownOf(new URLSearchParams('order=sideways')), plain);
});

test('words or a facet make a search, white space does not', () => {
  assert.ok(!isSearch(shownOf(new URLSearchParams('words=%20&only=waiting'))));
  assert.ok(isSearch(shownOf(new URLSearchParams('stage=custody'))));
  assert.ok(isSearch(shownOf(new URLSearchParams('words=체포'))));
});
