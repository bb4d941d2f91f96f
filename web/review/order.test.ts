import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Status } from '../../src/server/shapes.ts';
import { after, beginning, nextWaiting, progress, step } from './order.ts';

const list = (letters: string) =>
  Array.from(letters, (letter, i) => ({ id: `c${i}`, status: STATUS[letter]! }));
const STATUS: Readonly<Record<string, Status>> = {
  p: 'proposed',
  a: 'accepted',
  c: 'corrected',
  r: 'rejected',
  w: 'withdrawn',
};

test('a step on and back, and the ends', () => {
  const claims = list('pap');
  assert.equal(step(claims, 'c0', 1), 'c1');
  assert.equal(step(claims, 'c0', -1), 'c0');
  assert.equal(step(claims, 'c2', 1), 'c2');
  assert.equal(step(claims, undefined, 1), 'c0');
  assert.equal(step(claims, 'gone', -1), 'c2');
  assert.equal(step([], undefined, 1), undefined);
});

test('the next that waits goes round, and is never the same', () => {
  assert.equal(nextWaiting(list('pap'), 'c0'), 'c2');
  assert.equal(nextWaiting(list('pap'), 'c2'), 'c0');
  assert.equal(nextWaiting(list('apa'), 'c1'), undefined);
  assert.equal(nextWaiting(list('apa'), 'c2'), 'c1');
  assert.equal(nextWaiting(list('apa'), undefined), 'c1');
  assert.equal(nextWaiting(list('acrw'), 'c0'), undefined);
});

test('after a decision the next that waits, or one stays', () => {
  assert.equal(after(list('ppa'), 'c0'), 'c1');
  assert.equal(after(list('aap'), 'c2'), 'c2');
  assert.equal(after(list('aaa'), 'c1'), 'c1');
});

test('where one begins', () => {
  assert.equal(beginning(list('aap'), null), 'c2');
  assert.equal(beginning(list('aap'), 'c1'), 'c1');
  assert.equal(beginning(list('aap'), 'gone'), 'c2');
  assert.equal(beginning(list('aa'), null), 'c0');
  assert.equal(beginning([], 'c1'), undefined);
});

test('how far it is', () => {
  assert.deepEqual(progress(list('aapcrwp'), 'c2'), {
    of: 7,
    at: 3,
    accepted: 2,
    corrected: 1,
    rejected: 1,
    withdrawn: 1,
    waiting: 2,
  });
  assert.equal(progress([], undefined).at, 0);
});
