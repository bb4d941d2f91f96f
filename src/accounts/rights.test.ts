import assert from 'node:assert/strict';
import { test } from 'node:test';
import { may, RIGHTS, ROLE_NAMES, rightsOf } from './rights.ts';

test('every right belongs to a role, and no role has all', () => {
  const all = new Set(ROLE_NAMES.flatMap((role) => rightsOf([role])));
  assert.deepEqual([...all].sort(), [...RIGHTS].sort());
  for (const role of ROLE_NAMES) assert.ok(rightsOf([role]).length < RIGHTS.length, role);
});

test('who rules accounts sees no case, and who sees cases rules no account', () => {
  assert.ok(!rightsOf(['admin']).includes('cases.read'));
  for (const role of ROLE_NAMES)
    if (role !== 'admin') assert.ok(!rightsOf([role]).includes('people.manage'), role);
});

test('two roles have the rights of both, each once', () => {
  assert.deepEqual(rightsOf(['reviewer', 'documenter']), rightsOf(['documenter', 'reviewer']));
  assert.deepEqual(rightsOf(['documenter', 'reviewer']), [
    'cases.read',
    'originals.read',
    'reports.add',
    'claims.decide',
    'actions.approve',
  ]);
});

test('nobody, somebody, somebody with a right', () => {
  assert.ok(may(null, 'anyone'));
  assert.ok(!may(null, 'signed-in'));
  assert.ok(may([], 'signed-in'));
  assert.ok(!may([], 'cases.read'));
  assert.ok(may(['cases.read'], 'cases.read'));
});
