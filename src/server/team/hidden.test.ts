/** A case that is kept to named people: nobody else finds it, counts it or hears of it, by any route. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Accounts } from '../../accounts/accounts.ts';
import type { Need } from '../../accounts/rights.ts';
import { join, part } from '../../review/joining.ts';
import { loadAlone } from '../../review/load.ts';
import { type App, appOf } from '../app.ts';
import { ORIGIN, serve } from '../server.fixture.ts';
import { TeamAccess } from './access.ts';

const REPORTS = ['hoeryong-phone.txt', 'two-brothers.txt', 'pair/tanchon-nurse.en.html'];

test('what is kept from somebody is in no list, count, search, card, overview or case of theirs', async (t) => {
  const { house, cases } = await serve(t, { reports: REPORTS });
  assert.ok(cases.length > 2);
  const { home } = house.open;
  const accounts = await Accounts.of(home.vault, { origin: ORIGIN });
  const until = Date.now() + 60_000;
  const password = { salt: 'AAAA', hash: 'AAAA', memory: 8192, passes: 1 };
  const factor = { way: 'totp', id: 'f-1', label: '', secret: 'AAAA' } as const;
  for (const id of ['a-narae1', 'a-hana01']) {
    const entry = { actor: id, case: '-', subject: id, key: 'vault' };
    await home.vault.append([
      { ...entry, kind: 'person.added', body: { name: id } },
      { ...entry, kind: 'account.invited', body: { roles: ['reviewer'], link: id, until } },
      { ...entry, kind: 'account.opened', body: { link: id, password, factor } },
    ]);
  }
  await accounts.look();
  const access = new TeamAccess(house, accounts, false);
  const app = appOf({ house, access, origin: ORIGIN });
  const asker = (person: string) => {
    const cookie = `moksori=${accounts.sessions.begin(person, Date.now())}`;
    return async (path: string): Promise<{ readonly status: number; readonly text: string }> => {
      const response = await app.request(`${ORIGIN}${path}`, { headers: { cookie, host: 'localhost' } });
      return { status: response.status, text: await response.text() };
    };
  };
  const [narae, hana] = [asker('a-narae1'), asker('a-hana01')];
  const paths = [
    '/api/cases',
    `/api/cards?of=${cases}`,
    '/api/search?words=the&limit=100',
    '/api/search?status=proposed&limit=100',
    '/api/overview?of=standing',
    '/api/overview/cases?of=standing',
  ];
  assert.deepEqual(
    // Of pairs of cases src/server/routes/pairs.test.ts tells.
    reading(app).filter((path) => path !== '/api/pairs' && !paths.some((one) => one.startsWith(path))),
    [],
  );
  const all = await Promise.all(paths.map(hana));
  const [kept = '', other = '', third = ''] = cases;
  await accounts.share('a-narae1', kept, ['a-narae1'], 'her family is named');
  for (const [i, path] of paths.entries()) {
    const { status, text } = await hana(path);
    assert.equal(status, 200, path);
    assert.notEqual(text, all[i]!.text, `${path} says the same`);
    assert.ok(!text.includes(kept), path);
    if (!path.includes('/overview')) assert.equal((await narae(path)).text, all[i]!.text, path);
  }
  assert.equal(JSON.parse((await hana('/api/cases')).text).total, cases.length - 1);
  for (const rest of ['', '/history', '/reports/r-0000000000/text']) {
    assert.equal((await hana(`/api/cases/${kept}${rest}`)).status, 404);
    assert.equal((await hana(`/api/cases/k-zzzzzz${rest}`)).status, 404);
  }
  assert.equal((await narae(`/api/cases/${kept}`)).status, 200);

  const [into, from] = [await loadAlone(home.vault, other), await loadAlone(home.vault, kept)];
  await home.vault.append(join(into, from, { actor: 'a-narae1', reason: 'one event' }));
  // At once: nobody asked for a list since, which would bring the index up to it.
  assert.equal((await hana(`/api/cases/${other}`)).status, 404, 'what was joined with it tells of it');
  assert.equal((await narae(`/api/cases/${other}`)).status, 200);

  const [top, middle] = [await loadAlone(home.vault, third), await loadAlone(home.vault, other)];
  await home.vault.append(join(top, middle, { actor: 'a-narae1', reason: 'one event' }));
  for (const id of [other, third])
    assert.equal((await hana(`/api/cases/${id}`)).status, 404, 'all that it lies in tells of it');
  assert.equal((await narae(`/api/cases/${third}`)).status, 200);
  const parted = [await loadAlone(home.vault, third), await loadAlone(home.vault, other)] as const;
  await home.vault.append(part(...parted, { actor: 'a-narae1', reason: 'two events' }));
  assert.equal((await hana(`/api/cases/${third}`)).status, 200, 'seen again when it is out of it');
  assert.equal((await hana(`/api/cases/${other}`)).status, 404);
});

/** Routes that read cases and name none: each must leave out what is kept from somebody. */
function reading(app: App): string[] {
  return app.openAPIRegistry.definitions.flatMap((one) => {
    if (one.type !== 'route' || one.route.method !== 'get') return [];
    const need = (one.route as { readonly 'x-needs'?: Need })['x-needs'];
    return need === 'cases.read' && !one.route.path.includes('{case}') ? [one.route.path] : [];
  });
}
