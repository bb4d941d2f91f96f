import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ADDING, itemsOf, topsWith } from './items.ts';

const claim = (id: string, start: number) => ({
  id,
  status: 'proposed' as const,
  anchors: [{ start, end: start + 1, quote: 'x' }],
  says: { kind: 'same' as const, a: 'a', b: 'b', reason: '' },
});
const CLAIMS = [claim('a', 0), claim('b', 10), claim('c', 20)];
const margin = { focus: 'b', asking: undefined, covered: () => false, language: 'en', adding: undefined };
const ids = (adding: number | undefined) => itemsOf(CLAIMS, { ...margin, adding }).map(({ id }) => id);

test('what is being added stands where its words are', () => {
  assert.deepEqual(ids(undefined), ['a', 'b', 'c']);
  assert.deepEqual(ids(12), ['a', 'b', ADDING, 'c']);
  assert.deepEqual(ids(99), ['a', 'b', 'c', ADDING]);
  const tops = new Map([
    ['a', 5],
    ['b', 50],
    ['c', 90],
  ]);
  assert.equal(topsWith(tops, CLAIMS, 12).get(ADDING), 50);
  assert.equal(topsWith(tops, CLAIMS.slice(1), 2).get(ADDING), 50);
  assert.equal(topsWith(tops, CLAIMS, undefined), tops);
});

test('a height counts as long as nothing changes it', () => {
  const key = (more: object) => itemsOf(CLAIMS, { ...margin, ...more })[1]!.key;
  const keys = [{}, { asking: 'why' }, { focus: 'a' }, { covered: () => true }, { language: 'ko' }].map(key);
  assert.equal(new Set(keys).size, keys.length);
});
