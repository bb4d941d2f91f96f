import assert from 'node:assert/strict';
import { test } from 'node:test';
import { blocksOf } from './blocks.ts';
import { coversOf, type Told } from './covers.ts';

const TEXT = 'He was taken.\n\nThey beat him.\n\nHe came home.';
const BLOCKS = blocksOf(TEXT);
const on = (claim: string, quote: string) => {
  const start = TEXT.indexOf(quote);
  return { claim, start, end: start + quote.length };
};
const told: Record<string, Told> = {
  a: { status: 'proposed', grave: undefined },
  b: { status: 'proposed', grave: 'beating' },
  c: { status: 'accepted', grave: undefined },
  r: { status: 'rejected', grave: 'beating' },
};
const covers = (marks: ReturnType<typeof on>[], opened: (start: number) => boolean = () => false) => {
  const { blocks, claims } = coversOf(BLOCKS, marks, (id) => told[id], opened);
  return [[...blocks].map(([start, kinds]) => [TEXT.slice(start, start + 4), ...kinds]), [...claims.keys()]];
};

test('a paragraph is covered, with all claims whose words stand in it', () => {
  assert.deepEqual(covers([on('a', 'taken'), on('b', 'beat him'), on('c', 'him')]), [
    [['They', 'beating']],
    ['b', 'c'],
  ]);
});

test('not when a person opened it, nor for what was rejected', () => {
  assert.deepEqual(
    covers([on('b', 'beat him')], (start) => TEXT.startsWith('They', start)),
    [[], []],
  );
  assert.deepEqual(covers([on('r', 'beat him')]), [[], []]);
});

test('an anchor across paragraphs covers both', () => {
  const across = { claim: 'b', start: TEXT.indexOf('taken'), end: TEXT.indexOf('beat') };
  assert.deepEqual(covers([across]), [
    [
      ['He w', 'beating'],
      ['They', 'beating'],
    ],
    ['b'],
  ]);
});
