import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keyCap, keyName } from './key.ts';

const press = (key: string, code: string, more: object = {}) => ({
  key,
  code,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  ...more,
});

test('a letter is the same on a Latin and on a Korean keyboard, composing or not, large or small', () => {
  for (const key of ['a', 'A', 'ㅁ', 'Process', 'Unidentified'])
    assert.equal(keyName(press(key, 'KeyA')), 'a');
});

test('a letter goes by what is typed where the layout puts it elsewhere', () => {
  assert.equal(keyName(press('a', 'KeyQ')), 'a');
  assert.equal(keyName(press('?', 'Minus', { shiftKey: true })), '?');
});

test('modifiers are said, and with Alt the place counts', () => {
  assert.equal(keyName(press('¬', 'KeyL', { altKey: true })), 'alt+l');
  assert.equal(keyName(press('Enter', 'Enter', { metaKey: true })), 'ctrl+Enter');
  assert.equal(keyName(press('ArrowDown', 'ArrowDown')), 'ArrowDown');
});

test('caps are short', () => {
  assert.equal(keyCap('alt+l'), 'Alt L');
  assert.equal(keyCap('ArrowDown'), '↓');
  assert.equal(keyCap('+'), '+');
});
