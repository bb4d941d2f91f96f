import assert from 'node:assert/strict';
import { test } from 'node:test';
import { KEYS, keyOf, type Press, preset, wanted } from './keys.ts';

const press = (key: string, more: Partial<Press> = {}): Press => ({
  key,
  code: /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : key,
  shiftKey: false,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  ...more,
});

test('one key each, with or without capitals', () => {
  assert.equal(wanted(press('a')), 'accept');
  assert.equal(wanted(press('A', { shiftKey: true })), 'accept');
  assert.equal(wanted(press('ArrowDown')), 'next');
  assert.equal(wanted(press('k')), 'previous');
  assert.equal(wanted(press('Escape')), 'leave');
  assert.equal(wanted(press('b')), undefined);
});

test('a Hangul keyboard has the same keys', () => {
  assert.equal(wanted(press('ㅁ', { code: 'KeyA' })), 'accept');
  assert.equal(wanted(press('Process', { code: 'KeyR' })), 'reject');
  assert.equal(wanted(press('ㄱ', { code: 'KeyR' })), 'reject');
});

test('on another Latin keyboard the letter counts, not its place', () => {
  assert.equal(wanted(press('a', { code: 'KeyQ' })), 'accept');
  assert.equal(wanted(press('q', { code: 'KeyA' })), undefined);
  assert.equal(wanted(press(';', { code: 'KeyZ' })), undefined);
});

test('what belongs to the browser is left to it', () => {
  for (const held of ['ctrlKey', 'altKey', 'metaKey'] as const)
    assert.equal(wanted(press('a', { [held]: true })), undefined);
  assert.equal(wanted(press('ArrowRight', { shiftKey: true })), undefined);
  assert.equal(wanted(press('Tab', { code: 'Tab' })), undefined);
});

test('digits choose a preset', () => {
  assert.equal(preset(press('1')), 1);
  assert.equal(preset(press('9')), 9);
  assert.equal(preset(press('0')), undefined);
  assert.equal(preset(press('1', { ctrlKey: true })), undefined);
});

test('no key has two meanings, and each meaning a key that is shown', () => {
  const all = KEYS.flatMap(([, ...keys]) => keys);
  assert.equal(new Set(all).size, all.length);
  for (const [want, key] of KEYS) assert.equal(keyOf(want), key);
});
