import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as path } from 'node:path';
import { type TestContext, test } from 'node:test';
import type { Says } from '../claims/types.ts';
import { draft } from '../draft/draft.ts';
import { loadPack } from '../packs/load.ts';
import { tokensOf } from '../search/tokens.ts';
import { createVault } from '../vault/home.ts';
import { LEAST_COST } from '../vault/keys/kdf.ts';
import type { Vault } from '../vault/vault.ts';
import { addDraft } from './add.ts';
import { catchUp, rebuild } from './catch-up.ts';
import { accept, correct, withdrawReport } from './decide.ts';
import { join, part } from './joining.ts';
import { loadAlone, loadState } from './load.ts';

const pack = loadPack('prk');
const by = { actor: 'a-1', reason: 'checked' };

async function vaultOf(t: TestContext): Promise<Vault> {
  const dir = mkdtempSync(path(tmpdir(), 'moksori-index-'));
  t.after(() => rmSync(dir, { recursive: true, force: true }));
  const home = await createVault(path(dir, 'vault'), {
    ways: [{ kind: 'passphrase', label: 'mine', secret: new TextEncoder().encode('one two three four') }],
    actor: 'a-1',
    name: 'Invented Person',
    version: '0.1.0',
    cost: LEAST_COST,
  });
  t.after(() => home.close());
  return home.vault;
}

async function added(vault: Vault, files: readonly string[]): Promise<string[]> {
  const drafted = await draft(
    files.map((file) => ({
      bytes: readFileSync(new URL(`../../data/demo/${file}`, import.meta.url)),
      file,
      published: '2023-08-04',
    })),
    { pack },
  );
  const { entries, cases } = addDraft(drafted, { actor: 'a-1', pack, version: '0.1.0' });
  await vault.append(entries);
  return cases.map((one) => one.case);
}

const hits = async (vault: Vault, words: string): Promise<string[]> =>
  (await vault.store.index.search({ phrases: [{ tokens: tokensOf(words) }], limit: 50 })).hits.map(
    (hit) => `${hit.of} ${hit.case}`,
  );

test('the index follows the ledger, and rebuilding gives the same', async (t) => {
  const vault = await vaultOf(t);
  const { index } = vault.store;
  const cases = await added(vault, ['hoeryong-phone.txt', 'two-brothers.txt']);
  const [a, b] = cases as [string, string];
  assert.equal(await catchUp(vault, { pack }), 2);
  assert.equal(await catchUp(vault, { pack }), 0);
  const same = async (): Promise<void> => {
    await catchUp(vault, { pack });
    const live = Buffer.from(await index.digest()).toString('hex');
    await rebuild(vault, { pack });
    assert.equal(Buffer.from(await index.digest()).toString('hex'), live);
  };
  await same();
  const row = (await index.case(a))!;
  assert.equal(row.proposed, row.claims);
  assert.ok((await index.claims({ case: a })).some(({ kind, stage }) => kind === 'arrest' && stage !== null));
  const dated = (await index.claims({ case: a })).filter(
    ({ earliest, latest }) => earliest !== null && latest !== null,
  );
  assert.ok(dated.length > 0);
  assert.ok((await hits(vault, 'broker')).includes(`report ${a}`));

  const state = await loadState(vault, a);
  const [claim] = state.claims.keys();
  await vault.append([accept(state, claim!, by)]);
  assert.equal(await catchUp(vault, { pack }), 1);
  assert.equal((await index.case(a))?.proposed, row.claims - 1);

  const before = Buffer.from(await index.digest()).toString('hex');
  await vault.append(join(await loadAlone(vault, a), await loadAlone(vault, b), by));
  await same();
  assert.equal((await index.case(b))?.state, 'joined');
  assert.equal((await index.case(b))?.claims, 0);
  assert.equal((await index.case(a))?.reports, 2);
  assert.deepEqual(await index.claims({ case: b }), []);
  // A change in the joined case is one of the case that it is found under.
  const both = await loadState(vault, a);
  const other = [...both.claims.values()].find((one) => one.case === b)!;
  await vault.append([accept(both, other.id, by)]);
  await catchUp(vault, { pack });
  assert.equal((await index.claims({ case: a })).find((one) => one.claim === other.id)?.status, 'accepted');
  await vault.append(part(await loadAlone(vault, a), await loadAlone(vault, b), by));
  await same();
  assert.equal((await index.case(b))?.state, 'open');
  assert.equal((await index.reports({ case: b })).length, 1);
  assert.notEqual(Buffer.from(await index.digest()).toString('hex'), before);

  await vault.append([
    withdrawReport(await loadState(vault, b), (await index.reports({ case: b }))[0]!.report, by),
  ]);
  await same();
  assert.ok((await index.claims({ case: b })).every(({ status }) => status === 'withdrawn'));
  assert.ok((await index.reports({ case: b }))[0]!.withdrawn);
});

test('nobody is found by a name, and what stands beside it is', async (t) => {
  const vault = await vaultOf(t);
  const text =
    'A nurse named Oh Invented was arrested in Hoeryong on 3 May 2020. The wife of Oh Invented was questioned. Oh dear, said a neighbour.';
  const drafted = await draft([{ bytes: Buffer.from(text), file: 'a.txt' }], { pack });
  const named = drafted.readings[0]!.claims.find(
    ({ says }) => says.kind === 'detail' && says.property === 'name' && says.value === 'Oh Invented',
  );
  assert.ok(named, 'the reader proposes the name');
  const { entries, cases } = addDraft(drafted, { actor: 'a-1', pack, version: '0.1.0' });
  await vault.append(entries);
  await catchUp(vault, { pack });
  assert.deepEqual(await hits(vault, 'Invented'), []);
  assert.deepEqual(await hits(vault, 'Oh Invented'), []);
  assert.equal((await hits(vault, 'Oh dear')).length, 1);
  assert.ok((await hits(vault, 'nurse')).length > 0);
  // Nor when the name was read wrong: the text still has it.
  const state = await loadState(vault, cases[0]!.case);
  const claim = [...state.claims.values()].find(({ id }) => id.endsWith(`.${named.id}`))!;
  const says = { ...named.says, value: 'Oh Imagined' } as Says;
  await vault.append([correct(state, claim.id, { says }, by)]);
  await catchUp(vault, { pack });
  for (const name of ['Invented', 'Oh Invented', 'Imagined']) assert.deepEqual(await hits(vault, name), []);
});
