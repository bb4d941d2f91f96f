import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PASSPHRASE, serve } from '../server.fixture.ts';
import { peopleView, settingsView, wayMade, waysView } from '../shapes.ts';

const post = (body: unknown) => ({ method: 'POST', body });

test('ways are added, open the vault, and open it no more when they are revoked', async (t) => {
  const { json, refused, ask } = await serve(t, { reports: [] });
  const other = 'other invented words for a test';
  const passphrase = await json('/api/ways', wayMade, post({ kind: 'passphrase', passphrase: other }));
  const key = await json('/api/ways', wayMade, post({ kind: 'recovery-key', label: 'in the drawer' }));
  const shares = await json('/api/ways', wayMade, post({ kind: 'shares' }));
  assert.deepEqual(
    [passphrase.recoveryKey, key.way.label, shares.shares?.length],
    [undefined, 'in the drawer', 5],
  );
  const opens = async (way: string, secret: string) => {
    await ask('/api/vault/lock', { method: 'POST' });
    return (await ask('/api/vault/unlock', post({ way, secret }))).status;
  };
  assert.equal(await opens('passphrase', other), 204);
  assert.equal(await opens('recovery-key', key.recoveryKey!), 204);
  assert.equal(await opens('shares', shares.shares!.slice(1, 4).join('\n')), 204);

  const gone = `/api/ways/${passphrase.way.id}/revoke`;
  await refused(gone, 422, post({ reason: ' ' }));
  assert.equal((await ask(gone, post({ reason: 'lost' }))).status, 204);
  assert.equal((await refused(gone, 404, post({ reason: 'again' }))).code, 'no-way');
  assert.equal(await opens('passphrase', other), 403);
  assert.equal(await opens('passphrase', PASSPHRASE), 204);
  const { ways } = await json('/api/ways', waysView);
  assert.deepEqual(
    ways.map(({ revoked }) => revoked !== null),
    ways.map(({ id }) => id === passphrase.way.id),
  );
});

test('the last way stays, and a weak passphrase is no way', async (t) => {
  const { json, refused, ask } = await serve(t, { reports: [] });
  const weak = await refused('/api/ways', 422, post({ kind: 'passphrase', passphrase: 'short' }));
  assert.deepEqual([weak.code, weak.about], ['passphrase', { fault: 'short' }]);
  const { ways } = await json('/api/ways', waysView);
  for (const { id } of ways.slice(1)) await ask(`/api/ways/${id}/revoke`, post({ reason: 'x' }));
  assert.equal(
    (await refused(`/api/ways/${ways[0]!.id}/revoke`, 409, post({ reason: 'x' }))).code,
    'last-way',
  );
});

test('the time until it closes by itself can be changed', async (t) => {
  let now = 1e12;
  const { json, refused, house } = await serve(t, { reports: [], now: () => now, idle: 15 * 60_000 });
  assert.equal((await json('/api/settings', settingsView)).lock, 15);
  assert.equal((await json('/api/settings', settingsView, { method: 'PUT', body: { lock: 2 } })).lock, 2);
  await refused('/api/settings', 422, { method: 'PUT', body: { lock: -1 } });
  now += 2 * 60_000;
  await house.tick();
  assert.equal(await house.vault(), 'locked');
});

test('people of the vault are named', async (t) => {
  const { json } = await serve(t, { reports: [] });
  const { people } = await json('/api/people', peopleView);
  assert.equal(people.length, 1);
  assert.notEqual(people[0]!.name, '');
});
