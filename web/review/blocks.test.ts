import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { blocksOf } from './blocks.ts';

const told = (text: string) =>
  blocksOf(text).map(({ kind, start, end, lines }) => [
    `${kind === 'heading' ? '#' : 'p'}${lines ? '|' : ''}`,
    text.slice(start, end),
  ]);

test('paragraphs, with a heading above', () => {
  assert.deepEqual(told('Net mender taken\n\nHe was arrested.\n \n\n“Nobody saw him again.”\n'), [
    ['#', 'Net mender taken'],
    ['p', 'He was arrested.'],
    ['p', '“Nobody saw him again.”'],
  ]);
});

test('a first paragraph that is a sentence is no heading, nor is all there is', () => {
  assert.deepEqual(told('He was arrested.\n\nNobody knows.'), [
    ['p', 'He was arrested.'],
    ['p', 'Nobody knows.'],
  ]);
  assert.deepEqual(told('그는 체포됐다\n'), [['p', '그는 체포됐다']]);
});

test('without empty lines every line is a paragraph', () => {
  assert.deepEqual(told('그물 수선공 체포\n그는 체포됐다.\n아무도 모른다.'), [
    ['#', '그물 수선공 체포'],
    ['p', '그는 체포됐다.'],
    ['p', '아무도 모른다.'],
  ]);
});

test('full lines flow, short ones stand', () => {
  const full = 'The harbour was quiet when they came for the net\nmender, his aunt said.\n\nNobody saw him.';
  assert.equal(blocksOf(full)[0]!.lines, false);
  assert.equal(blocksOf('Taken were:\nthe aunt\nthe nephew\n\nBoth.')[0]!.lines, true);
});

test('no text, no block', () => assert.deepEqual(blocksOf(' \n\n '), []));

test('every character that is no white space stands in exactly one block, in order', () => {
  const piece = fc.constantFrom('a', ' ', '\n', '\n\n', '가나', '.', '😀', '\t');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const text = pieces.join('');
      const blocks = blocksOf(text);
      assert.equal(
        blocks.map(({ start, end }) => text.slice(start, end).replace(/\s/gu, '')).join(''),
        text.replace(/\s/gu, ''),
      );
      for (const [i, { start }] of blocks.entries()) assert.ok(i === 0 || start >= blocks[i - 1]!.end);
    }),
  );
});
