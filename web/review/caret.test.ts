import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Chosen, moved, sentencesIn, wordAt, wordsIn } from './caret.ts';
import type { Move } from './keys.ts';

/** What is chosen after some keys, beginning at a place. */
function chosen(text: string, language: string, at: number, ...moves: readonly Move[]): string {
  const words = wordsIn(text, language);
  const sentences = sentencesIn(text, language);
  let now: Chosen = wordAt(words, at)!;
  for (const move of moves) now = moved(now, move, text, words, sentences);
  return text.slice(Math.min(now.from, now.to), Math.max(now.from, now.to));
}

const EN = 'Agents took her in May. “Nobody 😀 saw her,” he said.';
const KO = '그는 2월 말에 체포됐다. 아무도 모른다.';

test('words on and back, and the ends of the text', () => {
  assert.equal(chosen(EN, 'en', 0), 'Agents');
  assert.equal(chosen(EN, 'en', 0, 'on', 'on'), 'her');
  assert.equal(chosen(EN, 'en', 7, 'back'), 'Agents');
  assert.equal(chosen(EN, 'en', 0, 'back'), 'Agents');
  assert.equal(chosen(EN, 'en', EN.length - 1, 'on'), 'said');
});

test('a choice grows and shrinks by words, never to nothing', () => {
  assert.equal(chosen(EN, 'en', 7, 'longer', 'longer'), 'took her in');
  assert.equal(chosen(EN, 'en', 7, 'longer', 'longer', 'shorter'), 'took her');
  assert.equal(chosen(EN, 'en', 7, 'shorter', 'shorter'), 'took');
});

test('and by letters, which a word of Korean needs', () => {
  assert.equal(chosen(KO, 'ko', 0), '그는');
  assert.equal(chosen(KO, 'ko', 0, 'letter-shorter'), '그');
  assert.equal(chosen(KO, 'ko', 0, 'letter-shorter', 'letter-shorter'), '그');
  assert.equal(chosen(EN, 'en', 25, 'letter-longer', 'letter-longer'), 'Nobody 😀');
  assert.equal(chosen(EN, 'en', 25, 'letter-longer', 'letter-longer', 'letter-shorter'), 'Nobody ');
});

test('sentences on and back', () => {
  assert.equal(chosen(EN, 'en', 0, 'sentence-on'), 'Nobody');
  assert.equal(chosen(EN, 'en', 26, 'sentence-back', 'sentence-back'), 'Agents');
  assert.equal(chosen(KO, 'ko', 0, 'sentence-on'), '아무도');
});

test('a place between words is the next one; a text without words has none', () => {
  assert.equal(chosen(EN, 'en', 6), 'took');
  assert.equal(wordAt(wordsIn('… !', 'en'), 0), undefined);
});
