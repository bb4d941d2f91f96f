import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import stringWidth from 'string-width';
import { clean, pad, shorten, width, wrap } from './layout.ts';

test('Hangul takes two columns', () => {
  assert.equal(width('보위부'), 6);
  assert.equal(pad('보위부', 8), '보위부  ');
  assert.deepEqual(wrap('국가보위성 요원이 체포했다', 12), ['국가보위성', '요원이', '체포했다']);
});

test('the short way to a width gives what the tables give', () => {
  for (const text of ['“abc” – 1…', '├─█░━╌│', '→ · ≈', 'Ch’ŏngjin', 'a\u00adb', '↔', 'é', '보', '☎'])
    assert.equal(width(text), stringWidth(text), JSON.stringify(text));
  for (let code = 0x20; code < 0x3100; code++) {
    const text = String.fromCharCode(code);
    assert.equal(width(text), stringWidth(text), code.toString(16));
  }
  for (const text of ['보위부 (MSS)', '각ᆨ보', '1\ufe0f\u20e3', '▪\ufe0f'])
    assert.equal(width(text), stringWidth(text), JSON.stringify(text));
});

test('a word longer than the line is cut, nothing is lost', () => {
  assert.deepEqual(wrap('abcdefgh ij', 3), ['abc', 'def', 'gh', 'ij']);
});

test('no line is wider than asked, and all words are there', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 200 }),
      fc.integer({ min: 4, max: 40 }),
      (text, columns) => {
        const lines = wrap(clean(text), columns);
        for (const line of lines) assert.ok(width(line) <= columns, `${JSON.stringify(line)} > ${columns}`);
        assert.equal(lines.join('').replaceAll(' ', ''), clean(text).replaceAll(' ', ''));
      },
    ),
  );
});

test('shortens at the end of a word', () => {
  assert.equal(shorten('taken by two agents late in the night', 24), 'taken by two agents …');
  assert.equal(shorten('short', 24), 'short');
});

test('nothing from outside reaches the terminal as a command', () => {
  assert.equal(clean('a\u001b[31mred\u001b[0m\u0007\n\tb\u202ec\u2066d'), 'a[31mred[0m bcd');
});

test('a hundred thousand characters without a space are wrapped in time', () => {
  assert.equal(wrap(','.repeat(100_000), 80).length, 1250);
});
