/**
 * Every role on every route. The routes are those that the app says it has; the table below says what each needs, once more and by
 * hand: a new route without a line, or one that needs something else than it says here, fails.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Accounts } from '../../accounts/accounts.ts';
import { type Need, RIGHTS, ROLE_NAMES, ROLES, type Role } from '../../accounts/rights.ts';
import { createVault } from '../../vault/home.ts';
import { LEAST_COST } from '../../vault/keys/kdf.ts';
import { type App, appOf } from '../app.ts';
import { House } from '../house.ts';
import { packOnce } from '../server.fixture.ts';
import { TeamAccess } from './access.ts';
import { peopleRoutes } from './people.ts';
import { signInRoutes } from './sign-in.ts';

const NEEDS: Readonly<Record<string, Need>> = {
  'get /api/session': 'anyone',
  'post /api/vault': 'vault.keep',
  'post /api/vault/unlock': 'vault.keep',
  'post /api/vault/lock': 'vault.keep',
  'get /api/pack': 'signed-in',
  'get /api/pack/map': 'signed-in',
  'get /api/cases': 'cases.read',
  'get /api/cards': 'cases.read',
  'get /api/cases/{case}': 'cases.read',
  'get /api/cases/{case}/reports/{report}/text': 'cases.read',
  'get /api/cases/{case}/reports/{report}/original': 'originals.read',
  'post /api/cases/{case}/decisions': 'claims.decide',
  'get /api/cases/{case}/reports/{report}/rests': 'cases.read',
  'post /api/cases/{case}/join': 'claims.decide',
  'post /api/cases/{case}/part': 'claims.decide',
  'get /api/cases/{case}/history': 'cases.read',
  'post /api/cases/{case}/try': 'cases.read',
  'post /api/cases/{case}/exposure': 'cases.read',
  'post /api/cases/{case}/draft': 'cases.read',
  'post /api/cases/{case}/redaction': 'cases.read',
  'get /api/cases/{case}/releases': 'cases.read',
  'post /api/cases/{case}/consents': 'cases.read',
  'post /api/cases/{case}/consents/{consent}/withdraw': 'cases.read',
  'post /api/cases/{case}/releases': 'releases.make',
  'post /api/cases/{case}/releases/{release}/approve': 'actions.approve',
  'post /api/cases/{case}/releases/{release}/refuse': 'cases.read',
  'post /api/cases/{case}/releases/{release}/make': 'releases.make',
  'get /api/cases/{case}/releases/{release}/files/{file}': 'releases.make',
  'post /api/cases/{case}/releases/{release}/withdraw': 'releases.make',
  'get /api/search': 'cases.read',
  'get /api/overview': 'cases.read',
  'get /api/overview/cases': 'cases.read',
  'get /api/people': 'signed-in',
  'get /api/settings': 'vault.keep',
  'put /api/settings': 'vault.keep',
  'get /api/ways': 'vault.keep',
  'post /api/ways': 'vault.keep',
  'post /api/ways/{way}/revoke': 'vault.keep',
  'post /api/reports': 'reports.add',
  'get /api/pairs': 'cases.read',
  'get /api/jobs/{job}': 'signed-in',
  'get /api/jobs/{job}/events': 'signed-in',
  'post /api/checks': 'vault.keep',
  'post /api/backups': 'vault.keep',
  'get /api/backups/{job}': 'vault.keep',
  'get /api/events': 'signed-in',
  'post /api/sign-in': 'anyone',
  'post /api/sign-in/second': 'anyone',
  'post /api/sign-out': 'signed-in',
  'post /api/invitation': 'anyone',
  'post /api/invitation/accept': 'anyone',
  'get /api/account': 'signed-in',
  'post /api/account/password': 'signed-in',
  'post /api/account/offer': 'signed-in',
  'post /api/account/factors': 'signed-in',
  'delete /api/account/factors/{factor}': 'signed-in',
  'get /api/accounts': 'signed-in',
  'post /api/accounts': 'people.manage',
  'get /api/actions': 'actions.approve',
  'post /api/actions/{action}/approve': 'actions.approve',
  'post /api/actions/{action}/refuse': 'actions.approve',
  'get /api/sharing/{of}': 'cases.share',
  'put /api/sharing/{of}': 'cases.share',
};

/** Whoever works with the vault and whoever does not. */
type Who = Role | 'all' | 'no role' | 'stranger';
const WHO: readonly Who[] = ['stranger', 'no role', ...ROLE_NAMES, 'all'];
const ORIGIN = 'http://localhost';

/** Nothing that is asked for is there: what gets past the guard does no harm and ends by itself. */
const PLACES: Readonly<Record<string, string>> = {
  case: 'k-zzzzzz',
  of: 'k-zzzzzz',
  report: 'r-0000000000',
  factor: 'none',
  action: '999999',
  consent: '999999',
  release: '999999',
  file: 'text.en.txt',
  way: 'w-zzzzzz',
  job: 'j-0000000000000000',
};

const folder = mkdtempSync(join(tmpdir(), 'moksori-routes-'));
let house: House;
let app: App;
let access: TeamAccess;
const cookies = new Map<Who, string>();

before(async () => {
  const dir = join(folder, 'vault');
  const secret = Buffer.from('a secret that opens it');
  const way = { kind: 'passphrase', label: 'passphrase', secret } as const;
  const made = { ways: [way], actor: 'a-first1', name: 'Somi', version: '0.0.0', cost: LEAST_COST };
  await (await createVault(dir, made)).close();
  house = new House({ dir, pack: packOnce, version: '0.0.0' });
  await house.unlock(Buffer.from(secret));
  const accounts = await Accounts.of(house.open.home.vault, { origin: ORIGIN });
  access = new TeamAccess(house, accounts, false);
  app = appOf({
    house,
    access,
    origin: ORIGIN,
    more: [(routes) => signInRoutes(routes, access), (routes) => peopleRoutes(routes, access)],
  });
  let n = 0;
  for (const who of WHO) {
    if (who === 'stranger') continue;
    const id = `a-one${n++}`;
    const roles = who === 'all' ? ROLE_NAMES : who === 'no role' ? [] : [who];
    const entry = { actor: id, case: '-', subject: id, key: 'vault' };
    const until = Date.now() + 60_000;
    const password = { salt: 'AAAA', hash: 'AAAA', memory: 8192, passes: 1 };
    const factor = { way: 'totp', id: 'f-1', label: '', secret: 'AAAA' } as const;
    await house.open.home.vault.append([
      { ...entry, kind: 'person.added', body: { name: who } },
      { ...entry, kind: 'account.invited', body: { roles, link: `link ${who}`, until } },
      { ...entry, kind: 'account.opened', body: { link: `link ${who}`, password, factor } },
    ]);
    await accounts.look();
    cookies.set(who, accounts.sessions.begin(id, Date.now()));
  }
});
after(async () => {
  await house.close();
  rmSync(folder, { recursive: true });
});

interface Listed {
  readonly method: string;
  readonly path: string;
}

function listed(): Listed[] {
  return app.openAPIRegistry.definitions.flatMap((one) =>
    one.type === 'route' ? [{ method: one.route.method, path: one.route.path }] : [],
  );
}

test('the table has every route of the app, and no other', () =>
  assert.deepEqual(
    listed()
      .map(({ method, path }) => `${method} ${path}`)
      .sort(),
    Object.keys(NEEDS).sort(),
  ));

test('beside them the app answers nothing of the API but its own description', () => {
  const known = new Set(
    listed().map(({ method, path }) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`),
  );
  const others = app.routes.filter(({ method, path }) => method !== 'ALL' && !known.has(`${method} ${path}`));
  assert.deepEqual(
    others.map(({ method, path }) => `${method} ${path}`),
    ['GET /api'],
  );
});

test('who keeps the vault of a team gets no way of their own to open it', async () => {
  const ask = (body: object) =>
    app.request(`${ORIGIN}/api/ways`, {
      method: 'POST',
      headers: {
        origin: ORIGIN,
        host: 'localhost',
        cookie: `moksori=${cookies.get('admin')}`,
        'content-type': 'application/json',
        'x-moksori': access.accounts.sessions.find(cookies.get('admin'), Date.now())!.token,
      },
      body: JSON.stringify(body),
    });
  const before = await house.open.home.ways();
  for (const body of [
    { kind: 'recovery-key' },
    { kind: 'shares' },
    { kind: 'passphrase', passphrase: 'invented words for all' },
  ]) {
    const answer = await ask(body);
    assert.equal(answer.status, 409);
    assert.equal(((await answer.json()) as { code: string }).code, 'at-the-machine');
  }
  assert.deepEqual(await house.open.home.ways(), before);
});

for (const who of WHO)
  for (const [route, need] of Object.entries(NEEDS)) {
    // These end the session, or the vault, when they are allowed.
    const [method, path] = route.split(' ') as [string, string];
    test(`${who}: ${route}`, async () => {
      const rights: readonly string[] | null =
        who === 'stranger' ? null : who === 'all' ? RIGHTS : who === 'no role' ? [] : ROLES[who];
      const allowed =
        need === 'anyone' || (rights !== null && (need === 'signed-in' || rights.includes(need)));
      if (allowed && DRASTIC.includes(route)) return;
      const cookie = cookies.get(who);
      const session = access.accounts.sessions.find(cookie, Date.now());
      const ended = new AbortController();
      const response = await app.request(
        ORIGIN + path.replace(/\{(\w+)\}/g, (_, name: string) => PLACES[name]!),
        {
          method: method.toUpperCase(),
          signal: ended.signal,
          headers: {
            origin: ORIGIN,
            host: 'localhost',
            'x-moksori': session?.token ?? 'stranger',
            ...(cookie !== undefined && { cookie: `moksori=${cookie}` }),
            ...(method !== 'get' && { 'content-type': 'application/json' }),
          },
          ...(method !== 'get' && { body: '{}' }),
        },
      );
      const { code } = (
        response.headers.get('content-type')?.includes('problem') ? await response.json() : { code: '' }
      ) as { readonly code: string };
      ended.abort();
      const refused = response.status === 401 ? 'no-session' : code === 'not-allowed' ? code : '';
      assert.equal(refused, allowed ? '' : who === 'stranger' ? 'no-session' : 'not-allowed');
      assert.notEqual(response.status, 500);
    });
  }

const DRASTIC = ['post /api/sign-out', 'post /api/vault/lock'];

test('whoever may end the session or close the vault can', async () => {
  const ask = (who: Who, path: string): Promise<Response> | Response =>
    app.request(`${ORIGIN}${path}`, {
      method: 'POST',
      headers: {
        origin: ORIGIN,
        host: 'localhost',
        cookie: `moksori=${cookies.get(who)}`,
        'x-moksori': access.accounts.sessions.find(cookies.get(who), Date.now())?.token ?? '',
      },
    });
  assert.equal((await ask('reviewer', '/api/sign-out')).status, 204);
  assert.equal((await ask('reviewer', '/api/sign-out')).status, 403);
  assert.equal((await ask('admin', '/api/vault/lock')).status, 204);
});
