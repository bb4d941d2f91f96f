import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codePoints, fold } from './fold.ts';
import { jaroWinkler, levenshtein } from './similarity.ts';

const folded = (text: string) => codePoints(fold(text)!);
const edits = (a: string, b: string) => levenshtein(folded(a), folded(b));

test('letters are compared, not bytes', () => {
  assert.equal(edits('محمد', 'محمود'), 1);
  assert.equal(edits('Мухаммад', 'Мухаммед'), 1);
  assert.equal(fold('Ömer'), fold('Omer'));
  assert.equal(fold('  ＫＩＭ  chol '), 'kim chol');
});

test('a syllable of Hangul is compared by its letters', () => {
  assert.equal(edits('김철수', '김철주'), 1);
  assert.ok(Math.abs(jaroWinkler(folded('김철수'), folded('김철주')) - 0.95) < 1e-12);
});

test('letters that the pack joins are one', () => {
  const letters = new Map([
    ['ی', 'ي'],
    ['ـ', ''],
  ]);
  assert.equal(fold('علی', letters), fold('علي', letters));
  assert.equal(fold('عـلي', letters), fold('علي', letters));
});

test('nothing left is no value', () => {
  for (const empty of ['', '  ', '\u0301', '\u200b\n']) assert.equal(fold(empty), undefined);
});
