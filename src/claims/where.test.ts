import assert from 'node:assert/strict';
import { test } from 'node:test';
import { whereIn } from './where.ts';

test('a plain text leads to its lines', () => {
  const where = whereIn({ text: 'one\n😀 two\n\nthree' });
  assert.deepEqual(where({ start: 0, end: 3 }), { line: 1 });
  assert.deepEqual(where({ start: 6, end: 9 }), { line: 2 });
  assert.deepEqual(where({ start: 11, end: 16 }), { line: 4 });
  assert.deepEqual(where({ start: 2, end: 8 }), { line: 1, to: { line: 2 } });
});

test('a layout leads to page and place, and says where a quote goes on', () => {
  const layout = [
    { text: 0, length: 5, page: 1, line: 40 },
    { text: 6, length: 5, page: 2, line: 2 },
    { text: 13, length: 4, paragraph: 3, part: 'footnote' as const },
  ];
  const where = whereIn({ text: 'aaaaa bbbbb\n\ncccc', layout });
  assert.deepEqual(where({ start: 1, end: 4 }), { page: 1, line: 40 });
  assert.deepEqual(where({ start: 1, end: 8 }), { page: 1, line: 40, to: { page: 2, line: 2 } });
  assert.deepEqual(where({ start: 13, end: 17 }), { paragraph: 3, part: 'footnote' });
});

test('a text without characters has no place', () => {
  assert.deepEqual(whereIn({ text: '' })({ start: 0, end: 0 }), {});
});
