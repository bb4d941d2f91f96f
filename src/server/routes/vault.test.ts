import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { PASSPHRASE, serve } from '../server.fixture.ts';
import { casesPage, session, vaultMade } from '../shapes.ts';

const unlock = (secret: string, way = 'passphrase') => ({ body: { way, secret } });

test('a vault is made, closed, and opened by passphrase and by recovery key', async (t) => {
  const { json, refused, ask } = await serve(t, { vault: 'none' });
  assert.equal((await json('/api/session', session)).vault, 'none');
  assert.equal((await refused('/api/vault/unlock', 409, unlock(PASSPHRASE))).code, 'no-vault');
  const short = await refused('/api/vault', 422, { body: { passphrase: 'short', name: 'Somi' } });
  assert.deepEqual([short.code, short.about], ['passphrase', { fault: 'short' }]);
  const { recoveryKey } = await json('/api/vault', vaultMade, {
    body: { passphrase: PASSPHRASE, name: 'Somi' },
  });
  assert.match(recoveryKey, /^(?:[0-9a-z]{5} ?){14}$/i);
  const open = await json('/api/session', session);
  assert.deepEqual([open.vault, open.person?.name], ['open', 'Somi']);
  assert.equal((await json('/api/cases', casesPage)).total, 0);
  assert.equal(
    (await refused('/api/vault', 409, { body: { passphrase: PASSPHRASE, name: 'x' } })).code,
    'folder-taken',
  );
  for (const way of [unlock(recoveryKey, 'recovery-key'), unlock(PASSPHRASE)]) {
    assert.equal((await ask('/api/vault/lock', { method: 'POST' })).status, 204);
    const locked = await json('/api/session', session);
    assert.deepEqual([locked.vault, locked.person], ['locked', null]);
    assert.equal((await refused('/api/cases', 423)).code, 'locked');
    assert.equal((await ask('/api/vault/unlock', way)).status, 204);
  }
  assert.equal((await json('/api/session', session)).vault, 'open');
});

test('nothing is there when a passphrase was refused', async (t) => {
  const { dir, refused } = await serve(t, { vault: 'none' });
  await refused('/api/vault', 422, { body: { passphrase: 'aaaaaaaaaaaaaa', name: 'x' } });
  assert.ok(!existsSync(dir));
});

test('who guesses is slowed down', async (t) => {
  let now = 1e12;
  const { refused, ask } = await serve(t, { vault: 'locked', now: () => now });
  for (let i = 0; i < 5; i++)
    assert.equal(
      (await refused('/api/vault/unlock', 403, unlock('not the passphrase'))).code,
      'wrong-secret',
    );
  const wait = await refused('/api/vault/unlock', 429, unlock(PASSPHRASE));
  assert.deepEqual([wait.code, wait.about], ['slow-down', { seconds: 1 }]);
  now += 1000;
  await refused('/api/vault/unlock', 403, unlock('not the passphrase'));
  assert.deepEqual((await refused('/api/vault/unlock', 429, unlock(PASSPHRASE))).about, { seconds: 2 });
  now += 2000;
  assert.equal((await ask('/api/vault/unlock', unlock(PASSPHRASE))).status, 204);
});

test('a recovery key that was mistyped names its group', async (t) => {
  const { refused } = await serve(t, { vault: 'locked' });
  const wrong = await refused('/api/vault/unlock', 422, unlock('abc', 'recovery-key'));
  assert.equal(wrong.code, 'mistyped');
  assert.equal((await refused('/api/vault/unlock', 422, unlock('a share', 'shares'))).code, 'mistyped');
});

test('it does not close while something is being done', async (t) => {
  let now = 1e12;
  const { house } = await serve(t, { now: () => now, idle: 60_000 });
  const work = Promise.withResolvers<undefined>();
  house.open.jobs.begin('a-000001', { what: 'check', of: 1 }, () => work.promise);
  now += 120_000;
  await house.tick();
  assert.equal(await house.vault(), 'open');
  work.resolve(undefined);
  await house.open.jobs.end();
  now += 60_000;
  await house.tick();
  assert.equal(await house.vault(), 'locked');
});

test('it closes when nobody asks for long enough, and the event says so', async (t) => {
  let now = 1e12;
  const { house, ask } = await serve(t, { now: () => now, idle: 60_000 });
  const heard: string[] = [];
  house.events.listen(({ what }) => heard.push(what));
  now += 59_999;
  await ask('/api/cases');
  now += 59_999;
  await house.tick();
  assert.equal(await house.vault(), 'open');
  const events = await ask('/api/events');
  await events.body?.cancel();
  now += 1;
  await house.tick();
  assert.equal(await house.vault(), 'locked');
  assert.deepEqual(heard, ['locked']);
});
