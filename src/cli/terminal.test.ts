import assert from 'node:assert/strict';
import { test } from 'node:test';
import { columnsOf, takesColor } from './terminal.ts';

const screen = { env: {}, isTTY: true, columns: 120 };

test('colours a terminal and nothing else', () => {
  assert.equal(takesColor(screen), true);
  assert.equal(takesColor({ ...screen, isTTY: false }), false);
  assert.equal(takesColor({ ...screen, env: { NO_COLOR: '1' } }), false);
  assert.equal(takesColor({ ...screen, env: { NO_COLOR: '' } }), true);
  assert.equal(takesColor({ ...screen, env: { TERM: 'dumb' } }), false);
  assert.equal(takesColor({ ...screen, isTTY: false, env: { FORCE_COLOR: '1' } }), true);
  assert.equal(takesColor({ ...screen, isTTY: false, env: { FORCE_COLOR: '1', NO_COLOR: '1' } }), false);
});

test('80 columns, or those of the terminal between 40 and 100', () => {
  assert.equal(columnsOf(screen), 100);
  assert.equal(columnsOf({ ...screen, columns: 72 }), 72);
  assert.equal(columnsOf({ ...screen, columns: 9 }), 40);
  assert.equal(columnsOf({ ...screen, isTTY: false }), 80);
});
