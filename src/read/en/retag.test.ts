/** Sentences in which the lexicon knows better than the tagger. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { grammar, words } from './parsed.fixture.ts';
import { retag } from './retag.ts';
import { tag } from './tag.ts';

const pos = (text: string, word: string) =>
  retag(tag(text), grammar, words).tokens.find((token) => token.text === word)?.pos;

const CASES: readonly (readonly [string, string, string])[] = [
  ['Guards tortured the student.', 'tortured', 'VERB'],
  ['He was subjected to questioning.', 'questioning', 'NOUN'],
  ['He was released on bail.', 'bail', 'NOUN'],
  ['Detainees undergo torture.', 'torture', 'NOUN'],
  ['He was led to the Namyang crossing.', 'crossing', 'NOUN'],
  ['The guards made the prisoners dig.', 'dig', 'VERB'],
  ['Soldiers apprehended three students.', 'apprehended', 'VERB'],
  ['He was detained for smuggling goods.', 'smuggling', 'VERB'],
  ['They are being interrogated and tortured by agents.', 'tortured', 'VERB'],
  ['The two hit me.', 'hit', 'VERB'],
];

for (const [text, word, expected] of CASES)
  test(`${text} ${word}: ${expected}`, () => assert.equal(pos(text, word), expected));

test('words and offsets stay', () => {
  const doc = tag('Guards tortured the student. They let the driver go.');
  const after = retag(doc, grammar, words);
  assert.deepEqual(
    after.tokens.map(({ text, start, end, lemma }) => [text, start, end, lemma]),
    doc.tokens.map(({ text, start, end, lemma }) => [text, start, end, lemma]),
  );
  assert.deepEqual(after.sentences, doc.sentences);
});
