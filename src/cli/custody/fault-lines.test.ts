import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CheckFault } from '../../review/check.ts';
import { languages } from '../words.ts';
import { faultLines } from './fault-lines.ts';

/** One of each kind, and of those that are worded by more than their kind, each way. */
const FAULTS: readonly CheckFault[] = [
  { what: 'field', seq: 3, field: 'actor' },
  { what: 'seq', seq: 4, found: 6 },
  { what: 'time', seq: 5 },
  { what: 'leaf', seq: 6, altered: 'entry' },
  { what: 'leaf', seq: 6, altered: 'leaf' },
  { what: 'leaf', seq: 6, altered: 'unknown' },
  { what: 'missing', from: 7, to: 9 },
  { what: 'missing', from: 7, to: 8 },
  { what: 'unsigned', from: 7, to: 9 },
  { what: 'unsigned', from: 7, to: 8 },
  { what: 'checkpoint', note: 0 },
  { what: 'origin', note: 0, found: 'another\u001b[2J' },
  { what: 'signature', note: 0 },
  { what: 'cosignature', note: 0, name: 'witness' },
  { what: 'root', note: 0, size: 12 },
  { what: 'unreadable', from: 1, to: 4 },
  { what: 'unreadable', from: 1, to: 2 },
  { what: 'key', key: 'report:r-1' },
  { what: 'no-key', seq: 9, key: 'case:k-1' },
  { what: 'payload', seq: 10 },
  { what: 'body', seq: 11, kind: 'claim.accepted' },
  { what: 'release', seq: 14 },
  { what: 'file', seq: 5, blob: 'b-1', why: 'missing' },
  { what: 'file', seq: 5, blob: 'b-1', why: 'changed' },
  { what: 'files' },
  { what: 'index' },
];

for (const language of languages)
  test(`${language}: every fault is one line that names what it is about`, () => {
    const lines = faultLines(FAULTS, language);
    assert.equal(new Set(lines).size, FAULTS.length);
    for (const [i, line] of lines.entries()) {
      const fault = FAULTS[i]!;
      assert.doesNotMatch(line, /[{}\p{C}]/u, fault.what);
      assert.notEqual(line, fault.what);
      if ('seq' in fault) assert.ok(line.includes(String(fault.seq)), line);
      if ('blob' in fault) assert.ok(line.includes(fault.blob), line);
      if ('key' in fault) assert.ok(line.includes(fault.key), line);
      if ('to' in fault) assert.ok(line.includes(String(fault.from)) && !line.includes(`${fault.to}`), line);
    }
  });

test('of very many faults the rest is counted', () => {
  const many = Array.from({ length: 300 }, (_, seq): CheckFault => ({ what: 'payload', seq }));
  const lines = faultLines(many, 'en');
  assert.equal(lines.length, 201);
  assert.match(lines.at(-1)!, /100 more/);
});
