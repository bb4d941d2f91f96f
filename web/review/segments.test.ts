import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { blocksOf } from './blocks.ts';
import { type Mark, segmentsOf } from './segments.ts';

const TEXT = 'Agents arrested a net mender and his aunt.\n\nNobody saw them again.';
const on = (claim: string, quote: string): Mark => {
  const start = TEXT.indexOf(quote);
  return { claim, start, end: start + quote.length };
};
const told = (marks: readonly Mark[]) =>
  segmentsOf(blocksOf(TEXT), marks).map((block) =>
    block.map(({ start, end, claims }) =>
      claims.length === 0 ? TEXT.slice(start, end) : `[${TEXT.slice(start, end)}]${claims.join('>')}`,
    ),
  );

test('a text without anchors is one piece a paragraph', () => {
  assert.deepEqual(told([]), [['Agents arrested a net mender and his aunt.'], ['Nobody saw them again.']]);
});

test('one inside the other: the shorter is the innermost', () => {
  assert.deepEqual(told([on('b', 'a net mender'), on('a', 'Agents arrested a net mender')])[0], [
    '[Agents arrested ]a',
    '[a net mender]a>b',
    ' and his aunt.',
  ]);
});

test('two that overlap', () => {
  assert.deepEqual(told([on('a', 'arrested a net mender'), on('b', 'a net mender and his aunt')])[0], [
    'Agents ',
    '[arrested ]a',
    '[a net mender]b>a',
    '[ and his aunt]b',
    '.',
  ]);
});

test('two of one claim, and two claims on the same words', () => {
  assert.deepEqual(told([on('a', 'Agents'), on('a', 'his aunt'), on('b', 'his aunt')])[0], [
    '[Agents]a',
    ' arrested a net mender and ',
    '[his aunt]a>b',
    '.',
  ]);
});

test('one across paragraphs is in both', () => {
  const across = { claim: 'a', start: TEXT.indexOf('aunt'), end: TEXT.indexOf(' saw') };
  assert.deepEqual(told([across]), [
    ['Agents arrested a net mender and his ', '[aunt.]a'],
    ['[Nobody]a', ' saw them again.'],
  ]);
});

test('the pieces are the text, and each has the claims that rest on it, whatever the anchors', () => {
  const mark = fc.record({
    claim: fc.constantFrom('a', 'b', 'c', 'd'),
    start: fc.nat(TEXT.length),
    end: fc.nat(TEXT.length),
  });
  fc.assert(
    fc.property(fc.array(mark, { maxLength: 12 }), (marks) => {
      const blocks = blocksOf(TEXT);
      for (const [i, pieces] of segmentsOf(blocks, marks).entries()) {
        assert.equal(pieces[0]!.start, blocks[i]!.start);
        assert.equal(pieces.at(-1)!.end, blocks[i]!.end);
        for (const [k, piece] of pieces.entries()) {
          if (k > 0) assert.equal(piece.start, pieces[k - 1]!.end);
          const resting = marks.filter(({ start, end }) => start <= piece.start && end >= piece.end);
          assert.deepEqual(new Set(piece.claims), new Set(resting.map(({ claim }) => claim)));
        }
      }
    }),
  );
});
