import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Block } from './blocks.ts';
import { type Told, voicesOf } from './voices.ts';

const VOICES: Readonly<Record<string, Told>> = {
  n: { kind: 'narrator', chain: [] },
  a: { kind: 'source', chain: ['an aunt', 'a paper'] },
  b: { kind: 'source', chain: ['a neighbour', 'a paper'] },
};
const block = (start: number, end: number, kind: Block['kind'] = 'paragraph'): Block => ({
  kind,
  start,
  end,
  lines: false,
});
const marks = (...list: readonly (readonly [string, number])[]) =>
  list.map(([claim, start]) => ({ claim, start, end: start + 2 }));
const heard = (blocks: readonly Block[], ...list: readonly (readonly [string, number])[]) =>
  voicesOf(blocks, marks(...list), (claim) => VOICES[claim[0]!]).map((voice) => voice?.chain[0]);

test('the voice of most claims of a paragraph', () => {
  assert.deepEqual(heard([block(0, 10), block(12, 20)], ['a1', 0], ['a2', 3], ['n1', 5], ['n2', 14]), [
    'an aunt',
    undefined,
  ]);
});

test('two voices with as much each, nobody, and a heading', () => {
  const blocks = [block(0, 10), block(12, 20), block(22, 30, 'heading')];
  assert.deepEqual(heard(blocks, ['a1', 0], ['b1', 3], ['a2', 22]), [undefined, undefined, undefined]);
});

test('claims without a voice do not count', () => {
  assert.deepEqual(heard([block(0, 10)], ['a1', 0], ['x1', 3], ['x2', 4]), ['an aunt']);
});
