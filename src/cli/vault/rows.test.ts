import assert from 'node:assert/strict';
import { test } from 'node:test';
import { moment, rows } from './rows.ts';

test('cells stand below one another, the last is wrapped', () => {
  assert.equal(
    rows(
      [
        ['k-4f9z2m', '3', 'a note that goes on and on'],
        ['k-1', '12', '체포'],
      ],
      32,
      ['case', 'n', 'about'],
    ),
    [
      'case      n   about',
      'k-4f9z2m  3   a note that goes',
      '              on and on',
      'k-1       12  체포',
      '',
    ].join('\n'),
  );
});

test('on a narrow page the last cell stands below', () => {
  assert.equal(rows([['a', 'b', 'one two']], 20), 'a  b\n    one two\n');
});

test('no row, no line; nothing reaches the terminal as a command', () => {
  assert.equal(rows([], 80), '');
  assert.equal(rows([['\u001b[2Jx', 'y\u0007']], 80), '[2Jx  y\n');
});

test('a moment', () => assert.equal(moment(Date.UTC(2026, 10, 22, 16, 40, 1)), '2026-11-22T16:40Z'));
