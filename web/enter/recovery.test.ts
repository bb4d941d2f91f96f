import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newRecoveryKey, RECOVERY_GROUPS, writtenRecoveryKey } from '../../src/vault/keys/recovery.ts';
import { askedFor, groupsOf, isGroup } from './recovery.ts';

test('a written key has its groups', () => {
  const groups = groupsOf(writtenRecoveryKey(newRecoveryKey()));
  assert.equal(groups.length, RECOVERY_GROUPS);
  for (const group of groups) assert.match(group, /^[0-9A-Z]{5}$/i);
});

test('two different groups are asked for, none of them the first', () => {
  for (const chance of [0, 0.3, 0.999]) {
    const [a, b] = askedFor(RECOVERY_GROUPS, [chance, chance]);
    assert.ok(a > 1 && a < b && b <= RECOVERY_GROUPS, `${a} ${b}`);
  }
});

test('capitals and spaces do not matter, letters do', () => {
  assert.ok(isGroup(' ab3 de', 'AB3DE'));
  assert.ok(!isGroup('AB3DF', 'AB3DE'));
  assert.ok(!isGroup('', undefined));
});
