import assert from 'node:assert/strict';
import { test } from 'node:test';
import { faultLines } from '../../src/cli/custody/fault-lines.ts';
import type { CheckFault } from '../../src/review/check.ts';
import { type Fault, faultLine } from './fault-line.ts';
import en from './faults.en.json' with { type: 'json' };

const faults: readonly CheckFault[] = [
  { what: 'leaf', seq: 4, altered: 'entry' },
  { what: 'file', seq: 7, blob: 'b-1', why: 'missing' },
  { what: 'missing', from: 3, to: 4 },
  { what: 'missing', from: 3, to: 9 },
  { what: 'index' },
];

test('the page says what the terminal says', () => {
  const lines = faults.map((fault) => faultLine(fault as Fault, en));
  assert.deepEqual(lines, faultLines(faults, 'en'));
});
