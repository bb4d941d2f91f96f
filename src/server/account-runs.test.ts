import assert from 'node:assert/strict';
import { test } from 'node:test';
import { beside } from './account-runs.ts';

const TEXT = 'they sent him away to the hills that winter without a word, and nobody asked';
const at = (words: string): readonly [number, number] => [
  TEXT.indexOf(words),
  TEXT.indexOf(words) + words.length,
];
const run = { start: 0, end: TEXT.length };

test('a run counts by its words beside what officials said', () => {
  assert.ok(beside(run, [], TEXT));
  assert.ok(!beside(run, [[0, TEXT.length]], TEXT));
  assert.ok(beside(run, [at('and nobody asked')], TEXT), 'eight words and more are left');
  assert.ok(!beside(run, [at('to the hills that'), at('and nobody asked')], TEXT), 'pieces are too short');
  assert.ok(!beside({ start: 0, end: at('him')[1] }, [], TEXT));
});
