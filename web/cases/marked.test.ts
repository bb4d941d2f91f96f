import assert from 'node:assert/strict';
import { test } from 'node:test';
import { phrasesOf } from '../../src/search/phrases.ts';
import { snippetOf } from '../../src/search/snippets.ts';
import { marked } from './marked.ts';

const shown = (text: string, typed: string, length?: number) =>
  marked(snippetOf(text, phrasesOf(typed), length)).map(({ text, hit }) => (hit ? `[${text}]` : text));

test('what was found is marked where the search says it is', () => {
  assert.deepEqual(shown('국가보위부가 왔다', '보위부'), ['국가', '[보위부]', '가 왔다']);
  assert.deepEqual(shown('\u{1f600} a guard, a guard', 'guard'), [
    '\u{1f600} a ',
    '[guard]',
    ', a ',
    '[guard]',
  ]);
  const long = `${'so it went on '.repeat(40)}a guard came ${'and on '.repeat(40)}`;
  assert.ok(shown(long, 'guard', 60).includes('[guard]'));
});

test('hits that touch, overlap or lie outside lose nothing and repeat nothing', () => {
  const pieces = marked({
    text: 'abcdef',
    start: 10,
    hits: [
      { start: 8, end: 11 },
      { start: 11, end: 13 },
      { start: 12, end: 14 },
      { start: 20, end: 22 },
    ],
  });
  assert.equal(pieces.map(({ text }) => text).join(''), 'abcdef');
  assert.deepEqual(
    pieces.filter(({ hit }) => hit).map(({ text }) => text),
    ['a', 'bc', 'd'],
  );
});

test('nothing found is one piece', () => {
  assert.deepEqual(shown('It was so.', 'guard'), ['It was so.']);
});
