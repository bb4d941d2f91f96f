import assert from 'node:assert/strict';
import { test } from 'node:test';
import { base32nopad } from '@scure/base';
import { codeAt, newSecret, stepOf, totpUri } from './totp.ts';

const KEY = Buffer.from('12345678901234567890');
const SECRET = base32nopad.encode(KEY);

/** RFC 6238, appendix B, the column of SHA-1. */
const VECTORS: readonly (readonly [seconds: number, code: string])[] = [
  [59, '94287082'],
  [1111111109, '07081804'],
  [1111111111, '14050471'],
  [1234567890, '89005924'],
  [2000000000, '69279037'],
  [20000000000, '65353130'],
];

for (const [seconds, code] of VECTORS)
  test(`the code at ${seconds} s`, () => assert.equal(codeAt(KEY, Math.floor(seconds / 30), 8), code));

test('a code of the step before, of this and of the next is one, of further ones is none', () => {
  const now = 1_111_111_111_000;
  const step = Math.floor(now / 30_000);
  for (const near of [-1, 0, 1]) assert.equal(stepOf(codeAt(KEY, step + near), SECRET, now, 0), step + near);
  for (const far of [-2, 2]) assert.equal(stepOf(codeAt(KEY, step + far), SECRET, now, 0), null);
});

test('a code counts once, and none of before it', () => {
  const now = 1_111_111_111_000;
  const step = Math.floor(now / 30_000);
  assert.equal(stepOf(codeAt(KEY, step), SECRET, now, step), null);
  assert.equal(stepOf(codeAt(KEY, step - 1), SECRET, now, step), null);
  assert.equal(stepOf(codeAt(KEY, step + 1), SECRET, now, step), step + 1);
});

test('a code may be typed with a gap; anything else is none', () => {
  const now = 59_000;
  assert.equal(stepOf('287 082', SECRET, now, 0), 1);
  for (const typed of ['', '287083', '94287082', '28708', 'abcdef', '２８７０８２'])
    assert.equal(stepOf(typed, SECRET, now, 0), null, typed);
});

test('a secret has 160 bits, and stands in the address for the square code', () => {
  assert.equal(base32nopad.decode(newSecret()).length, 20);
  assert.equal(
    totpUri(SECRET, '나래'),
    `otpauth://totp/Moksori%3A%EB%82%98%EB%9E%98?secret=${SECRET}&issuer=Moksori&digits=6&period=30`,
  );
});
