import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { pointsOf } from './points.ts';

const TEXTS = {
  plain: 'She was taken in February.',
  hangul: '그는 2월 말에 체포됐다.',
  'hangul in pieces (NFD)': '체포됐다'.normalize('NFD'),
  emoji: '😀 그는 👩‍👩‍👧 체포됐다 🇰🇵',
  'only wide': '😀😀😀',
  'half a pair': 'a\ud83d b \ude00 c',
  empty: '',
};

for (const [name, text] of Object.entries(TEXTS))
  test(`${name}: the words that an anchor points at`, () => {
    const points = Array.from(text);
    const { unit, point } = pointsOf(text);
    for (let start = 0; start <= points.length; start++) {
      assert.equal(point(unit(start)), start);
      for (let end = start; end <= points.length; end++)
        assert.equal(text.slice(unit(start), unit(end)), points.slice(start, end).join(''));
    }
  });

test('a place inside a character is its beginning', () => {
  assert.equal(pointsOf('a😀b').point(2), 1);
  assert.equal(pointsOf('a😀b').point(3), 2);
});

test('beyond the text is its end', () => {
  const { unit, point } = pointsOf('😀');
  assert.equal(unit(9), 2);
  assert.equal(point(9), 1);
  assert.equal(unit(-1), 0);
});

test('any text, any place', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.nat(), (text, n) => {
      const points = Array.from(text);
      const at = n % (points.length + 1);
      assert.equal(pointsOf(text).unit(at), points.slice(0, at).join('').length);
      assert.equal(pointsOf(text).point(pointsOf(text).unit(at)), at);
    }),
  );
});
