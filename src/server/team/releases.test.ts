/** A release in a team: who proposes, who may be the second person, and who may not. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Accounts } from '../../accounts/accounts.ts';
import type { Role } from '../../accounts/rights.ts';
import { appOf } from '../app.ts';
import { ORIGIN, serve } from '../server.fixture.ts';
import { TeamAccess } from './access.ts';

const PEOPLE: Readonly<Record<string, readonly Role[]>> = {
  'a-hana01': ['publisher'],
  'a-narae1': ['reviewer'],
  'a-minsu1': ['documenter'],
  'a-sora01': ['admin'],
};

test('whoever proposed cannot approve, whoever sees no case finds none, somebody else with the right can', async (t) => {
  const { house, cases } = await serve(t);
  const { home } = house.open;
  const accounts = await Accounts.of(home.vault, { origin: ORIGIN });
  const password = { salt: 'AAAA', hash: 'AAAA', memory: 8192, passes: 1 };
  const factor = { way: 'totp', id: 'f-1', label: '', secret: 'AAAA' } as const;
  for (const [id, roles] of Object.entries(PEOPLE)) {
    const entry = { actor: id, case: '-', subject: id, key: 'vault' };
    await home.vault.append([
      { ...entry, kind: 'person.added', body: { name: id } },
      { ...entry, kind: 'account.invited', body: { roles, link: id, until: Date.now() + 60_000 } },
      { ...entry, kind: 'account.opened', body: { link: id, password, factor } },
    ]);
  }
  await accounts.look();
  const access = new TeamAccess(house, accounts, false);
  const app = appOf({ house, access, origin: ORIGIN });
  const asker = (person: string) => {
    const session = accounts.sessions.begin(person, Date.now());
    const token = accounts.sessions.find(session, Date.now())!.token;
    return async (path: string, body: object): Promise<readonly [number, Record<string, never>]> => {
      const response = await app.request(`${ORIGIN}/api/cases/${cases[0]}${path}`, {
        method: 'POST',
        headers: {
          ...{ origin: ORIGIN, host: 'localhost', cookie: `moksori=${session}` },
          ...{ 'x-moksori': token, 'content-type': 'application/json' },
        },
        body: JSON.stringify(body),
      });
      return [response.status, (await response.json()) as Record<string, never>];
    };
  };
  const [hana, narae, minsu, sora] = ['a-hana01', 'a-narae1', 'a-minsu1', 'a-sora01'].map(asker);
  const draft = { level: 'un', text: 'A woman was arrested.', to: 'A working group', reason: 'asked for' };
  assert.equal((await minsu!('/consents', { purposes: ['un'], by: 'next-of-kin' }))[0], 200);
  assert.equal((await minsu!('/releases', draft))[0], 403);
  const [status, { entries }] = await hana!('/releases', draft);
  assert.equal(status, 200, JSON.stringify(entries));
  const at = `/releases/${entries![0]}`;
  const code = async (answer: Promise<readonly [number, Record<string, never>]>) => (await answer)[1].code;
  assert.equal(await code(hana!(`${at}/approve`, {})), 'gate-closed');
  assert.equal(await code(hana!(`${at}/approve`, { as: 'a-narae1' })), 'invalid');
  assert.equal(await code(minsu!(`${at}/approve`, {})), 'not-allowed');
  assert.equal(await code(minsu!(`${at}/refuse`, { reason: 'no' })), 'not-allowed');
  assert.equal(await code(sora!(`${at}/approve`, {})), 'no-case');
  assert.equal((await narae!(`${at}/approve`, {}))[0], 200);
  assert.equal(await code(narae!(`${at}/make`, { formats: ['txt'] })), 'not-allowed');
  assert.equal((await hana!(`${at}/make`, { formats: ['txt'] }))[0], 200);
});
