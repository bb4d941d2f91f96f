import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, type TestContext, test } from 'node:test';
import { type Server, startPostgres } from '../../test/postgres.ts';
import { loadPack } from '../packs/load.ts';
import { createVault, type Home } from '../vault/home.ts';
import { LEAST_COST } from '../vault/keys/kdf.ts';
import { caseEntries } from './case.fixture.ts';
import { checkAll } from './check.ts';
import { ofCase, ofRelease } from './kinds.ts';
import { plan, shred } from './shred.ts';

const pack = loadPack('prk');

let server: Server | undefined;
before(async () => {
  server = await startPostgres();
});
after(() => server?.stop());

/** One behaviour, whatever the vault is kept in. */
function everywhere(name: string, run: (t: TestContext, home: Home) => Promise<void>): void {
  test(`${name} (one person)`, async (t) => run(t, await made(t)));
  test(`${name} (a team)`, async (t) => run(t, await made(t, await server!.database())));
}

async function made(t: TestContext, connection?: string): Promise<Home> {
  const dir = mkdtempSync(join(tmpdir(), 'moksori-check-'));
  const home = await createVault(join(dir, 'vault'), {
    ways: [
      { kind: 'passphrase', label: 'mine', secret: new TextEncoder().encode('one two three four five') },
    ],
    actor: 'a-1',
    name: 'Invented Person',
    version: '0.1.0',
    cost: LEAST_COST,
    ...(connection !== undefined && { connection }),
  });
  t.after(async () => {
    await home.close();
    rmSync(dir, { recursive: true, force: true });
  });
  const original = async function* () {
    yield Buffer.from('as received');
  };
  const blob = await home.vault.keep('report:r-1', original());
  await home.vault.append(
    caseEntries('k-one', ['r-1', 'r-2']).map((entry) =>
      entry.kind === 'report.added' && entry.subject === 'r-1'
        ? { ...entry, body: { ...(entry.body as object), blob } }
        : entry,
    ),
  );
  return home;
}

const found = async (home: Home) => (await checkAll(home, { pack })).faults;

everywhere('a whole vault has no fault, and the check leaves nothing behind', async (_, home) => {
  const steps = new Set<string>();
  const checked = await checkAll(home, { pack, progress: (step) => steps.add(step) });
  assert.deepEqual([checked.faults, checked.files, checked.unnamed, checked.later], [[], 1, 0, 0]);
  assert.deepEqual([...steps], ['ledger', 'files', 'index']);
  assert.deepEqual(
    readdirSync(home.dir).filter((name) => name.includes('beside')),
    [],
  );
});

everywhere('an index that says something else is found', async (_, home) => {
  await found(home);
  const { index } = home.store;
  const row = (await index.case('k-one'))!;
  const reports = await index.reports({ case: 'k-one' });
  const through = await index.through();
  await index.replace([{ case: { ...row, proposed: 0 }, reports, claims: [], docs: [] }], through);
  assert.deepEqual(await found(home), [{ what: 'index' }]);
});

everywhere('a sealed file that is missing or another is found', async (_, home) => {
  const ids: string[] = [];
  for await (const each of home.store.blobs()) ids.push(each);
  const [id] = ids;
  await home.store.dropBlob(id!);
  const [missing] = await found(home);
  assert.deepEqual([missing?.what, missing?.what === 'file' && missing.why], ['file', 'missing']);
  const other = async function* () {
    yield Buffer.alloc(200, 1);
  };
  await home.store.putBlob(id!, other());
  const [changed] = await found(home);
  assert.deepEqual([changed?.what, changed?.what === 'file' && changed.why], ['file', 'changed']);
});

everywhere('an entry that no version writes is found; one of a later version is counted', async (_, home) => {
  const entry = { actor: 'a-1', case: 'k-one', subject: 'r-1.c1', key: 'report:r-1' };
  await home.vault.append([{ ...entry, kind: 'claim.rejected', body: { reason: 7 } }]);
  await home.vault.append([{ ...entry, kind: 'claim.praised', body: { why: 'later' } }]);
  const { faults, later } = await checkAll(home, { pack });
  assert.deepEqual([faults.map(({ what }) => what), later], [['body'], 1]);
});

everywhere('what left without a second person is found', async (_, home) => {
  const about = { actor: 'a-1', case: 'k-one' };
  const exposure = {
    of: { texts: '0'.repeat(64), case: '0'.repeat(64), released: '0'.repeat(64) },
    ...{ subject: 0, source: 0, style: 0, versions: 0, asked: { people: 20, groups: 2 }, set: [] },
  };
  const { from } = await home.vault.append([
    ofRelease(about, {
      ...{ level: 'public', to: 'a newspaper', drafter: 'a-2', reports: ['r-1'], tells: [], exposure },
      texts: [{ language: 'en', text: 'The lamp lighter was arrested.' }],
    }),
  ]);
  const files = [{ name: 'text.en.txt', sha256: '0'.repeat(64), bytes: 1, format: 'txt' }];
  const left = ofCase('release.made', about, { of: from, files });
  // Neither who proposed it nor who drafted it is a second person.
  for (const actor of ['a-1', 'a-2'])
    await home.vault.append([ofCase('release.approved', { ...about, actor }, { of: from })]);
  await home.vault.append([left]);
  await home.vault.append([ofCase('release.approved', { ...about, actor: 'a-3' }, { of: from })]);
  await home.vault.append([left]);
  assert.deepEqual(await found(home), [{ what: 'release', seq: from + 3 }]);
});

everywhere('what was shredded is no fault', async (_, home) => {
  await found(home);
  await shred(
    home.vault,
    await plan(home.vault, 'report', 'r-1'),
    { actor: 'a-1', reason: 'asked' },
    { pack },
  );
  const { faults, shredded } = await checkAll(home, { pack });
  assert.deepEqual(faults, []);
  assert.ok(shredded > 0);
});
