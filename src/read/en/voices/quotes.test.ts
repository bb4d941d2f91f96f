import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tag } from '../tag.ts';
import { findQuotes } from './quotes.ts';

function quoted(text: string): string[] {
  const doc = tag(text);
  return findQuotes(doc).map((q) => text.slice(doc.tokens[q.first]!.start, doc.tokens[q.last - 1]!.end));
}

test('typographic, straight and doubled apostrophe marks quote', () => {
  assert.deepEqual(quoted('“He left,” she said.'), ['He left,']);
  assert.deepEqual(quoted('"He left," she said. "Nobody saw."'), ['He left,', 'Nobody saw.']);
  assert.deepEqual(quoted("''He left,'' she said."), ['He left,']);
});

test('a single mark inside a double one is an inner quotation, an apostrophe is none', () => {
  assert.deepEqual(quoted('“He shouted, ‘Run,’ and fled,” she said.'), [
    'He shouted, ‘Run,’ and fled,',
    'Run,',
  ]);
  assert.deepEqual(quoted("The drivers' phones and the guards’ names."), []);
});

test('an open paragraph goes on in the next one, an open mark inside a sentence ends with it', () => {
  const doc = tag('“He was taken.\n\n“He was beaten.”');
  assert.deepEqual(
    findQuotes(doc).map((q) => q.continues),
    [true, false],
  );
  assert.deepEqual(quoted('She said “he was gone. Then the road was closed.'), ['he was gone.']);
});
