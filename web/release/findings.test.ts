import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Exposed } from '../../src/server/release/shapes.ts';
import { assumableOf, withGroup } from './assumable.ts';
import { findingAt, findingsOf, marksOf, moved, piecesOf } from './findings.ts';
import { nextOf } from './keys.ts';
import { peopleText, percentText, placeOf } from './scale.ts';

const quote = (start: number, end: number, text = 'draft') => ({ text, start, end, quote: '' });
const effect = {
  ...{ type: 'age' as const, value: '40s', step: 'decade' },
  ...{ share: [0.1, 0.2] as [number, number], alone: [1, 2] as [number, number] },
  without: [3, 4] as [number, number],
};
const EXPOSED: Exposed = {
  // The wide letter is one code point and two units.
  text: '𝒜 woman in her 40s paid 3,210 yuan.',
  language: 'en',
  missing: [],
  exposure: {
    texts: [{ id: 'draft', name: 'draft', released: false, language: 'en' }],
    asked: { people: 20, groups: 2 },
    paths: 2,
    acts: [],
    details: [
      {
        ...{ person: 'p1', type: 'age', value: '40s', step: 'decade', text: 'draft', claims: [] },
        quotes: [quote(15, 18), quote(3, 5, 'r1')],
      },
    ],
    subjects: [
      {
        ...{ person: 'p1', texts: ['draft'], quotes: [], path: true, together: false, already: false },
        fit: { people: [1, 5], details: [effect], placePeople: [1, 2], named: false },
        ways: [],
      },
    ],
    sources: [],
    style: [
      { kind: 'sum', quote: quote(24, 34), coarser: '1,000–10,000' },
      { kind: 'delay', quote: quote(0, 1), days: 3 },
    ],
    differences: [],
    basis: [],
  },
};

test('words of the draft are marked where they stand, whatever letters come before', () => {
  const marks = marksOf(EXPOSED);
  assert.deepEqual(
    marks.map(({ start, end }) => EXPOSED.text!.slice(start, end)),
    ['40s', '3,210 yuan'],
  );
  assert.deepEqual(
    findingsOf(EXPOSED.exposure).map(({ kind, path }) => [kind, path]),
    [
      ['subject', true],
      ['style', true],
      ['style', true],
    ],
  );
  assert.equal(findingAt(marks, 17), marks[0]!.claim);
  assert.equal(findingAt(marks, 3), undefined);
});

test('marks go with their words while somebody types', () => {
  const marks = marksOf(EXPOSED);
  const from = EXPOSED.text!;
  const words = (to: string) => moved(marks, from, to).map(({ start, end }) => to.slice(start, end));
  assert.deepEqual(words(from), ['40s', '3,210 yuan']);
  assert.deepEqual(words(`Once ${from}`), ['40s', '3,210 yuan']);
  assert.deepEqual(words(from.replace('40s', 'forties')), ['3,210 yuan']);
  assert.deepEqual(words(from.replace('paid', 'once paid')), ['40s', '3,210 yuan']);
  assert.deepEqual(words(''), []);
});

test('whatever is typed, a mark that stays has the same words', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.nat(40), fc.nat(10), (from, to, start, length) => {
      const end = Math.min(from.length, start + length);
      if (start >= end) return;
      for (const mark of moved([{ claim: 'a', start, end }], from, to))
        assert.equal(to.slice(mark.start, mark.end), from.slice(start, end));
    }),
  );
});

test('the pieces are the text', () => {
  const pieces = piecesOf(EXPOSED.text!, marksOf(EXPOSED));
  assert.equal(pieces.map(({ start, end }) => EXPOSED.text!.slice(start, end)).join(''), EXPOSED.text);
  assert.deepEqual(piecesOf('', []), []);
});

test('on the line of tens few stand left and many right', () => {
  assert.equal(placeOf(0), 0);
  assert.equal(placeOf(1), 0);
  assert.ok(placeOf(20) > placeOf(10));
  assert.equal(placeOf(1e10), 100);
  assert.equal(peopleText(12345.4), '12,345');
  assert.equal(peopleText(1e10), '∞');
  assert.equal(percentText(0.00123), '0.12');
});

test('keys go through the words that stand out, round and round', () => {
  assert.equal(nextOf([], null, 1), null);
  assert.equal(nextOf(['a', 'b'], null, 1), 'a');
  assert.equal(nextOf(['a', 'b'], null, -1), 'b');
  assert.equal(nextOf(['a', 'b'], 'b', 1), 'a');
  assert.equal(nextOf(['a', 'b'], 'gone', 1), 'a');
});

test('what is counted with can be assumed otherwise; of groups one stays', () => {
  assert.deepEqual(assumableOf(EXPOSED.exposure).shares, [effect]);
  assert.deepEqual(withGroup({}, 'arrest', ['family'], 'guards').audience, { arrest: ['family', 'guards'] });
  assert.deepEqual(withGroup({}, 'arrest', ['family'], 'family'), {});
});
