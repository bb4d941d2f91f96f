import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { aad, EntryRefused, entryBytes, LAST_TIME, leafHash, MOST_PAYLOAD } from './entry.ts';
import { draft } from './invented.fixture.ts';
import type { Entry } from './types.ts';

const entry: Entry = {
  actor: 'documenter-1',
  kind: 'claim.accepted',
  case: 'k-4f9z2m',
  subject: 'r-5c1d2e3f.c4',
  key: 'report:r-5c1d2e3f',
  seq: 1024,
  at: Date.UTC(2026, 10, 22, 16, 40, 1, 250),
  payload: Buffer.alloc(64, 0xa5),
};
const SIX = 'moksori-entry 1\ndocumenter-1\nclaim.accepted\nk-4f9z2m\nr-5c1d2e3f.c4\nreport:r-5c1d2e3f\n';

test('the bytes are those of docs/ledger.md', () => {
  const lines = `${SIX}1024\n2026-11-22T16:40:01.250Z\n64\n`;
  assert.deepEqual(entryBytes(entry), Buffer.concat([Buffer.from(lines), Buffer.alloc(64, 0xa5)]));
  assert.equal(aad(entry).toString(), SIX);
});

test('the leaf is SHA-256 of 0x00 and the bytes, short or long', () => {
  for (const length of [28, 64, 5000, 65_400, 65_536, 200_000]) {
    const one = { ...entry, payload: Buffer.alloc(length, length % 251) };
    const expected = createHash('sha256').update(Buffer.of(0)).update(entryBytes(one)).digest();
    assert.deepEqual(leafHash(one), expected, String(length));
  }
});

test('times that alternate are written right', () => {
  for (const at of [0, 1, 0, LAST_TIME, 1, LAST_TIME])
    assert.match(entryBytes({ ...entry, at }).toString('latin1'), new RegExp(new Date(at).toISOString()));
});

const bad: readonly [keyof Entry, unknown][] = [
  ...['', '-', 'Ab', 'a b', 'a\n', 'a\nb', '.a', 'é', '가', 'a'.repeat(65), undefined, 7].flatMap(
    (id): [keyof Entry, unknown][] => [
      ['actor', id],
      ['kind', id],
      ['key', id],
    ],
  ),
  ...['', '--', 'A', 'a\r', null].flatMap((id): [keyof Entry, unknown][] => [
    ['case', id],
    ['subject', id],
  ]),
  ...[-1, 0.5, Number.NaN, 2 ** 53, '1'].map((n): [keyof Entry, unknown] => ['seq', n]),
  ...[-1, 0.5, Number.NaN, LAST_TIME + 1].map((n): [keyof Entry, unknown] => ['at', n]),
  ['payload', Buffer.alloc(27)],
  ['payload', 'x'.repeat(64)],
  ['payload', { length: 64 }],
];
test('what the format does not allow is refused, and the field named', () => {
  for (const [field, value] of bad)
    for (const write of [entryBytes, leafHash])
      assert.throws(
        () => write({ ...entry, [field]: value } as Entry),
        (error) => error instanceof EntryRefused && error.field === field,
        `${field} ${String(value)}`,
      );
  assert.throws(() => aad({ ...draft(1), actor: '-' }), EntryRefused);
});

test('a payload beyond the limit is refused', () => {
  assert.throws(() => leafHash({ ...entry, payload: Buffer.alloc(MOST_PAYLOAD + 1) }), EntryRefused);
});
