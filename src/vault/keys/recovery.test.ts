import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newRecoveryKey, RECOVERY_GROUPS, readRecoveryKey, writtenRecoveryKey } from './recovery.ts';
import { groupsOf } from './written.ts';

test('a recovery key is 32 bytes, written as 14 groups of five, and read back', () => {
  const secret = newRecoveryKey();
  assert.equal(secret.length, 32);
  const written = writtenRecoveryKey(secret);
  assert.match(written, /^[0-9A-HJKMNP-TV-Z]{5}( [0-9A-HJKMNP-TV-Z]{5}){13}$/);
  assert.equal(written.split(' ').length, RECOVERY_GROUPS);
  assert.deepEqual(readRecoveryKey(written), secret);
  assert.deepEqual(readRecoveryKey(written.toLowerCase().replaceAll(' ', '')), secret);
  assert.notDeepEqual(newRecoveryKey(), secret);
});

test('groups that each check but are not of one key are found', () => {
  const one = writtenRecoveryKey(newRecoveryKey()).split(' ');
  const other = writtenRecoveryKey(newRecoveryKey()).split(' ');
  assert.throws(() => readRecoveryKey(one.with(4, other[4]!).join(' ')), {
    name: 'Mistyped',
    fault: 'whole',
  });
  assert.throws(() => readRecoveryKey(groupsOf(new Uint8Array(35))), { name: 'Mistyped', fault: 'whole' });
});
