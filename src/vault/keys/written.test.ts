import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { bytesOf, groupsOf, Mistyped } from './written.ts';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const FIXED = '008J2 4CT4R ANK7V F24SS';
const BYTES = Buffer.from('00112233445566778899', 'hex');

test('what is written is read, as base32 with a check after every fourth character', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 5, maxLength: 45 }), (bytes) => {
      const whole = bytes.subarray(0, bytes.length - (bytes.length % 5));
      assert.deepEqual(bytesOf(groupsOf(whole), whole.length), whole);
    }),
  );
  const bits = (bytes: Uint8Array) => [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const bytes = randomBytes(35);
  const plain = groupsOf(bytes)
    .split(' ')
    .map((group) => group.slice(0, 4))
    .join('');
  assert.equal([...plain].map((c) => ALPHABET.indexOf(c).toString(2).padStart(5, '0')).join(''), bits(bytes));
});

test('the same bytes are written the same way for ever', () => {
  assert.equal(groupsOf(BYTES), FIXED);
});

test('read leniently: case, spaces, hyphens, line ends, O for 0, I and L for 1', () => {
  for (const typed of [
    FIXED.toLowerCase(),
    FIXED.replaceAll(' ', '-'),
    FIXED.replaceAll(' ', ''),
    [...FIXED].join(' '),
    `\n${FIXED.replace(' ', '\r\n')}\n`,
    FIXED.replaceAll('0', 'O').replaceAll('1', 'l'),
    FIXED.replaceAll('0', 'o').replaceAll('1', 'I'),
  ])
    assert.deepEqual(Buffer.from(bytesOf(typed, 10)), BYTES, typed);
});

test('every single wrong character is found, and its group named', () => {
  const written = groupsOf(randomBytes(35));
  for (let at = 0; at < written.length; at++)
    for (const other of [...ALPHABET, 'U', '?', '힣']) {
      if (written[at] === ' ' || written[at] === other) continue;
      const typed = `${written.slice(0, at)}${other}${written.slice(at + 1)}`;
      assert.throws(
        () => bytesOf(typed, 35),
        (error) => {
          assert.ok(error instanceof Mistyped);
          assert.equal(error.fault, 'groups');
          assert.deepEqual(error.groups, [Math.floor(at / 6) + 1]);
          return true;
        },
      );
    }
});

test('two characters that changed places in a group, and groups that changed places, are found', () => {
  const groups = groupsOf(randomBytes(35)).split(' ');
  for (let n = 0; n < groups.length; n++) {
    for (let a = 0; a < 5; a++)
      for (let b = a + 1; b < 5; b++) {
        const letters = [...groups[n]!];
        if (letters[a] === letters[b]) continue;
        [letters[a], letters[b]] = [letters[b]!, letters[a]!];
        assert.deepEqual(wrong(groups.with(n, letters.join(''))), [n + 1]);
      }
    for (let m = n + 1; m < groups.length; m++)
      assert.deepEqual(wrong(groups.with(n, groups[m]!).with(m, groups[n]!)), [n + 1, m + 1]);
  }
});

test('too few and too many characters are a matter of length', () => {
  const written = groupsOf(randomBytes(35));
  for (const typed of ['', written.slice(1), `${written}7`, 'x'.repeat(1_000_000)])
    assert.throws(() => bytesOf(typed, 35), { name: 'Mistyped', fault: 'length', expected: 14 });
});

function wrong(groups: readonly string[]): readonly number[] {
  try {
    bytesOf(groups.join(' '), 35);
  } catch (error) {
    if (error instanceof Mistyped) return error.groups;
  }
  return [];
}
