import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { loadPack } from '../packs/load.ts';
import { checkVault } from '../vault/check.ts';
import { NotACustodian, SamePerson, TooFewCustodians } from '../vault/compartment/compartment.ts';
import { newIdentity } from '../vault/compartment/identity.ts';
import { createVault, type Home } from '../vault/home.ts';
import type { Rows } from '../vault/index-types.ts';
import { LEAST_COST } from '../vault/keys/kdf.ts';
import { blobsOf } from './blobs-of.ts';
import { caseEntries } from './case.fixture.ts';
import { ReasonMissing } from './decide.ts';
import { NothingToShred, plan, shred } from './shred.ts';
import { addCustodian, addSource, NoSource, openSource, peopleOf } from './sources.ts';
import { stateOf } from './state.ts';

const pack = loadPack('prk');
const WHO = 'a midwife of Invented Bay, reached through her sister';

async function made(t: TestContext): Promise<Home> {
  const dir = mkdtempSync(join(tmpdir(), 'moksori-sources-'));
  const secret = new TextEncoder().encode('one two three four five');
  const home = await createVault(join(dir, 'vault'), {
    ways: [{ kind: 'passphrase', label: 'mine', secret }],
    actor: 'a-1',
    name: 'Invented Person',
    version: '0.1.0',
    cost: LEAST_COST,
  });
  t.after(async () => {
    await home.close();
    rmSync(dir, { recursive: true, force: true });
  });
  return home;
}

/** Three custodians, and what each keeps for themself. */
async function custodians({ vault }: Home): Promise<string[]> {
  const secrets: string[] = [];
  for (const custodian of ['c-one', 'c-two', 'c-three']) {
    const { secret, recipient } = await newIdentity();
    await addCustodian(vault, { actor: 'a-1', custodian, name: `Name of ${custodian}`, recipient });
    secrets.push(secret);
  }
  return secrets;
}

test('two custodians open who a source is, and the ledger says so', async (t) => {
  const home = await made(t);
  const [one, two, three] = (await custodians(home)) as [string, string, string];
  const source = await addSource(home.vault, { actor: 'a-1', label: 'S7', identity: Buffer.from(WHO) });
  const opening = { actor: 'a-1', reason: 'to warn her', custodians: ['c-one', 'c-three'] };
  const content = await openSource(home.vault, source, { ...opening, identities: [one, three] });
  assert.equal(Buffer.from(content).toString(), WHO);
  const stranger = (await newIdentity()).secret;
  for (const [identities, fault] of [
    [[one], TooFewCustodians],
    [[two, two], SamePerson],
    [[one, stranger], NotACustodian],
  ] as const)
    await assert.rejects(openSource(home.vault, source, { ...opening, identities }), fault);
  await assert.rejects(
    openSource(home.vault, source, { ...opening, reason: ' ', identities: [one, two] }),
    ReasonMissing,
  );
  const { sources, custodians: known } = await peopleOf(home.vault);
  assert.deepEqual(
    known.map(({ id, name }) => [id, name]),
    ['c-one', 'c-two', 'c-three'].map((id) => [id, `Name of ${id}`]),
  );
  assert.deepEqual(
    sources.map(({ id, label, openings }) => [
      id,
      label,
      openings.map(({ reason, custodians }) => [reason, custodians]),
    ]),
    [[source, 'S7', [['to warn her', ['c-one', 'c-three']]]]],
  );
  await assert.rejects(openSource(home.vault, 's-absent', { ...opening, identities: [one, two] }), NoSource);
});

test('nothing is handed out when the opening cannot be written down', async (t) => {
  const home = await made(t);
  const [one, two] = (await custodians(home)) as [string, string, string];
  const source = await addSource(home.vault, { actor: 'a-1', identity: Buffer.from(WHO) });
  t.mock.method(home.store, 'append', () => Promise.reject(new Error('full')));
  await assert.rejects(
    openSource(home.vault, source, { actor: 'a-1', reason: 'r', custodians: [], identities: [one, two] }),
    /full/,
  );
});

test('a shredded source is gone with all that it told, and the ledger stands', async (t) => {
  const home = await made(t);
  const { vault } = home;
  const [one, two] = (await custodians(home)) as [string, string, string];
  const source = await addSource(vault, { actor: 'a-1', identity: Buffer.from(WHO) });
  const entries = caseEntries('k-one', ['r-1', 'r-2']).map((entry) =>
    entry.kind === 'report.added' && entry.subject === 'r-1'
      ? { ...entry, body: { ...(entry.body as object), source } }
      : entry,
  );
  await vault.append(entries);
  const told = (report: string) => ({
    report,
    case: 'k-one',
    source: report === 'r-1' ? source : null,
    language: 'en',
    published: null,
    withdrawn: false,
  });
  const row = {
    case: 'k-one',
    state: 'open',
    opened: 0,
    changed: 0,
    reports: 2,
    claims: 0,
    proposed: 0,
  } as const;
  const rows: Rows = { case: row, reports: [told('r-1'), told('r-2')], claims: [], docs: [] };
  await vault.store.index.replace([rows], (await vault.store.head()).size);

  const shredding = await plan(vault, 'source', source);
  assert.deepEqual([...shredding.keys].sort(), ['report:r-1', `source:${source}`]);
  assert.deepEqual(shredding.reports, [{ report: 'r-1', case: 'k-one' }]);
  await assert.rejects(shred(vault, shredding, { actor: 'a-1', reason: '' }, { pack }), ReasonMissing);
  await shred(vault, shredding, { actor: 'a-1', reason: 'she asked for it' }, { pack });

  await assert.rejects(
    openSource(vault, source, { actor: 'a-1', reason: 'r', custodians: [], identities: [one, two] }),
    NoSource,
  );
  const state = stateOf('k-one', await vault.entriesOf('k-one'));
  assert.deepEqual(
    state.reports.map(({ id, report }) => [id, report === null]),
    [
      ['r-1', true],
      ['r-2', false],
    ],
  );
  const kept: string[] = [];
  for await (const id of vault.store.blobs()) kept.push(id);
  assert.deepEqual(kept, []);
  const checked = await checkVault(vault, home);
  assert.deepEqual(checked.faults, []);
  assert.ok(checked.shredded > 0);
  const { sources } = await peopleOf(vault);
  assert.equal(sources[0]!.shredded?.reason, 'she asked for it');
  await assert.rejects(plan(vault, 'source', source), NothingToShred);
  await assert.rejects(plan(vault, 'case', 'k-absent'), NothingToShred);
  for (const name of readdirSync(home.dir))
    assert.ok(!readFileSync(join(home.dir, name)).includes('midwife'), name);
});

test('a report and a case are shredded by themselves', async (t) => {
  const { vault } = await made(t);
  const kept = await vault.keep(
    'report:r-1',
    (async function* () {
      yield Buffer.from('as received');
    })(),
  );
  const entries = caseEntries('k-one', ['r-1']).map((entry) =>
    entry.kind === 'report.added' ? { ...entry, body: { ...(entry.body as object), blob: kept } } : entry,
  );
  await vault.append(entries);
  assert.deepEqual(
    (await vault.entriesOf('k-one')).flatMap(blobsOf).map(({ id }) => id),
    [kept.id],
  );
  const report = await plan(vault, 'report', 'r-1');
  assert.deepEqual([report.keys, report.files], [['report:r-1'], [kept.id]]);
  await shred(vault, report, { actor: 'a-1', reason: 'not ours' }, { pack });
  const of = await plan(vault, 'case', 'k-one');
  assert.deepEqual(of.keys, ['case:k-one']);
  await shred(vault, of, { actor: 'a-1', reason: 'not ours' }, { pack });
  assert.equal(stateOf('k-one', await vault.entriesOf('k-one')).case.state, 'shredded');
});
