import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { plainTokens } from './plain-tokens.ts';
import { tokensAt, tokensOf, tokensOfRuns } from './tokens.ts';

test('a run of Hangul becomes its pairs and its last syllable', () => {
  assert.deepEqual(tokensOf('보위부가 왔다'), ['보위', '위부', '부가', '가', '왔다', '다']);
  assert.deepEqual(tokensOf('그'), ['그']);
  assert.deepEqual(tokensOf('제15호관리소'), ['제', '15', '호관', '관리', '리소', '소']);
});

test('Han and kana become pairs of their own, apart from Hangul', () => {
  assert.deepEqual(tokensOf('収容所に'), ['収容', '容所', '所に', 'に']);
  assert.deepEqual(tokensOf('刑법'), ['刑', '법']);
  assert.deepEqual(tokensOf('ｶﾞｽ'), tokensOf('ガス'));
});

test('words lose case, width and the marks of Latin letters', () => {
  assert.deepEqual(tokensOf('The Border-Guard, 25 MEN'), ['the', 'border', 'guard', '25', 'men']);
  assert.deepEqual(tokensOf('ＡＢＣ１'), ['abc1']);
  assert.deepEqual(tokensOf('Ch’ŏngjin'), ['chongjin']);
  assert.deepEqual(tokensOf('camp²'), ['camp']);
  assert.deepEqual(tokensOf('Йод'), ['йод']);
});

test('apostrophes and commas join where they belong to the word', () => {
  assert.deepEqual(tokensOf("Lee's 'room' O'Brien"), ['lee', 's', 'room', 'obrien']);
  assert.deepEqual(tokensOf('1,000 2,00 1,0000 3.5'), ['1000', '2', '00', '1', '0000', '3', '5']);
});

test('how a letter is composed makes no difference', () => {
  fc.assert(
    fc.property(words(), (text) => {
      const tokens = tokensOf(text.normalize('NFC'));
      assert.deepEqual(tokensOf(text.normalize('NFD')), tokens);
      assert.deepEqual(tokensOf(tokens.join(' ')).length >= tokens.length, true);
    }),
  );
});

test('a token has nothing but letters, digits and marks, and stays what it is', () => {
  fc.assert(
    fc.property(words(), (text) => {
      for (const token of tokensOf(text)) {
        assert.match(token, /^[\p{L}\p{N}][\p{L}\p{N}\p{M}]*$/u);
        assert.equal(tokensOf(token)[0], token);
      }
    }),
  );
});

test('every token stands where it says', () => {
  fc.assert(
    fc.property(words(), (text) => {
      const points = [...text];
      const placed = tokensAt(text);
      assert.deepEqual(
        placed.map(({ token }) => token),
        tokensOf(text),
      );
      for (const { token, start, end } of placed) {
        assert.ok(start < end && end <= points.length);
        assert.equal(tokensOf(points.slice(start, end).join(''))[0], token);
      }
    }),
  );
  assert.deepEqual(
    tokensAt('\u{1f600} 보위부').map(({ start, end }) => [start, end]),
    [
      [2, 4],
      [3, 5],
      [4, 5],
    ],
  );
});

test('a long text takes linear time, a long word is cut', () => {
  const begun = performance.now();
  assert.equal(tokensOf('a'.repeat(2_000_000))[0]!.length, 64);
  assert.equal(tokensOf('가'.repeat(200_000)).length, 200_000);
  assert.equal(tokensOf('\u0301'.repeat(200_000)).length, 0);
  assert.ok(performance.now() - begun < 10_000);
});

/** Texts with what makes tokens hard: several scripts, marks, jamo, apostrophes, astral letters. */
function words(): fc.Arbitrary<string> {
  const hard = fc.constantFrom(
    ...'aZ0９Ａ’\'-,. "*():^+가힣ㄱ한漢かガｶﾞßİŏŠй²½_',
    '\u1112\u1161\u11ab',
    '\u0301',
    '\u200b',
    '\u{1f600}',
    '\u{10400}',
    '\ud800',
  );
  return fc.oneof(
    fc.array(hard, { maxLength: 30 }).map((list) => list.join('')),
    fc.string({ unit: 'binary', maxLength: 30 }),
  );
}

test('texts of the commonest letters give the same tokens the quick way', () => {
  const letters = fc.constantFrom(
    ..."abZ09가나힣국 ,'`’‘.-\n“”…·—".split(''),
    'x'.repeat(70),
    '1,000',
    "Lee's",
    'ś',
    'ㄱ',
    '\u0301',
  );
  fc.assert(
    fc.property(fc.array(letters, { maxLength: 40 }), (parts) => {
      const text = parts.join('');
      assert.deepEqual(tokensAt(text), tokensOfRuns(text));
    }),
    { numRuns: 3000 },
  );
  assert.notEqual(plainTokens('Two neighbours of 회령시, “taken” at night.'), undefined);
  assert.equal(plainTokens('Ch’ŏngjin'), undefined);
});
