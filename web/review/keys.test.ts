import assert from 'node:assert/strict';
import { test } from 'node:test';
import { KEYS, keyOf, mayWant, moveOf, presetOf } from './keys.ts';

test('no key has two meanings, and none is taken that holds everywhere', () => {
  const all = KEYS.flatMap(({ keys }) => keys);
  assert.equal(new Set(all).size, all.length);
  for (const taken of ['/', '?', 'c', 'alt+k', 'alt+l']) assert.ok(!all.includes(taken), taken);
});

test('each letter is one that the terminal has for the same, or no other of it', () => {
  const terminal: Readonly<Record<string, string>> = { a: 'accept', r: 'reject', u: 'undo' };
  for (const { want, keys } of KEYS)
    for (const key of keys) if (terminal[key]) assert.equal(want, terminal[key]);
  assert.equal(keyOf('accept'), 'A');
});

test('digits choose a preset when there is one', () => {
  assert.equal(presetOf('1', 3), 0);
  assert.equal(presetOf('3', 3), 2);
  assert.equal(presetOf('4', 3), undefined);
  assert.equal(presetOf('0', 3), undefined);
  assert.equal(presetOf('a', 3), undefined);
});

test('arrows choose words', () => {
  const press = (key: string, more = {}) => moveOf({ key, shiftKey: false, altKey: false, ...more });
  assert.equal(press('ArrowRight'), 'on');
  assert.equal(press('ArrowRight', { shiftKey: true }), 'longer');
  assert.equal(press('ArrowLeft', { altKey: true, shiftKey: true }), 'letter-shorter');
  assert.equal(press('ArrowDown'), 'sentence-on');
  assert.equal(press('Enter'), undefined);
});

test('who may not decide can look at everything and change nothing', () => {
  const wants = KEYS.map(({ want }) => want);
  assert.ok(wants.every((want) => mayWant(want, true)));
  assert.deepEqual(
    wants.filter((want) => !mayWant(want, false)),
    ['accept', 'correct', 'reject', 'withdraw', 'undo', 'words'],
  );
});
