import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tag } from './tag.ts';

test('tokens point at their characters, sentences and paragraphs are cut', () => {
  const text = '“A man was caught,” she said.\n\nHe was sent to a camp. 𝒜 was not.';
  const doc = tag(text);
  for (const token of doc.tokens) assert.equal(text.slice(token.start, token.end), token.text);
  assert.deepEqual(
    doc.sentences.map((s) => s.paragraph),
    [0, 1, 1],
  );
  assert.equal(doc.tokens.find((t) => t.text === 'caught')?.lemma, 'catch');
});
