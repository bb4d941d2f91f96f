import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { phrasesOf } from './phrases.ts';
import { type Snippet, snippetOf } from './snippets.ts';

const marked = (text: string, typed: string, length?: number): string =>
  mark(text, snippetOf(text, phrasesOf(typed), length));

function mark(text: string, { start, end, hits }: Snippet): string {
  const points = [...text];
  let out = '';
  for (let i = start; i < end; i++) {
    if (hits.some((hit) => hit.start === i)) out += '[';
    out += points[i];
    if (hits.some((hit) => hit.end === i + 1)) out += ']';
  }
  return out;
}

test('marks the words, whole in English, as far as asked in Korean', () => {
  assert.equal(marked('The Guard saw a guardian.', 'guard*'), 'The [Guard] saw a [guardian].');
  assert.equal(marked('국가보위부가 왔다', '보위부'), '국가[보위부]가 왔다');
  assert.equal(marked('보위부가 부대로', '부'), '보위[부]가 [부]대로');
  assert.equal(marked('제15호관리소', '15호'), '제[15호]관리소');
  assert.equal(marked('\u{1f600} Ch’ŏngjin', 'chongjin'), '\u{1f600} [Ch’ŏngjin]');
});

test('marks a quotation only where its words stand in a row', () => {
  assert.equal(marked('border guard, guard border', '"border guard"'), '[border guard], guard border');
});

test('takes the passage with the most of what was asked for, between words', () => {
  const text = `one guard here ${'and so on '.repeat(40)} a guard took the officer away ${'and so on '.repeat(40)}`;
  const found = marked(text, 'guard officer', 60);
  assert.match(found, /\[guard\] took the \[officer\] away/);
  assert.match(found, /^(and|so|on|a) .*(and|so|on|away)$/);
  assert.ok(found.length < 80);
});

test('without a hit it is the beginning', () => {
  assert.deepEqual(snippetOf('It was so. And on.', [], 9), { start: 0, end: 6, text: 'It was', hits: [] });
  assert.deepEqual(snippetOf('', phrasesOf('x')), { start: 0, end: 0, text: '', hits: [] });
});

test('always holds a hit when there is one, is as long as asked, and hits lie within', () => {
  const words = fc.array(fc.constantFrom('보위부', '가', 'guard', 'x'.repeat(90), '\n', '\u{1f600}', 'on'), {
    maxLength: 60,
  });
  fc.assert(
    fc.property(words, fc.integer({ min: 5, max: 90 }), (list, length) => {
      const text = list.join(' ');
      const { start, end, hits, text: shown } = snippetOf(text, phrasesOf('보위 guard'), length);
      const points = [...text];
      assert.equal(shown, points.slice(start, end).join(''));
      assert.ok(end - start <= length);
      if (list.includes('보위부') || list.includes('guard')) assert.ok(hits.length > 0);
      for (const hit of hits) assert.match(points.slice(hit.start, hit.end).join(''), /^(보위|guard)$/);
    }),
  );
});

test('a long text full of hits takes linear time', () => {
  const text = 'guard 보위부 '.repeat(50_000);
  const begun = performance.now();
  assert.ok(snippetOf(text, phrasesOf('guard 보위')).hits.length > 5);
  assert.ok(performance.now() - begun < 5000);
});
