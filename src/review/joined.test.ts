import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as path } from 'node:path';
import { type TestContext, test } from 'node:test';
import { loadPack } from '../packs/load.ts';
import { tokensOf } from '../search/tokens.ts';
import { createVault } from '../vault/home.ts';
import { LEAST_COST } from '../vault/keys/kdf.ts';
import type { Vault } from '../vault/vault.ts';
import { reportEntries } from './case.fixture.ts';
import { catchUp, rebuild } from './catch-up.ts';
import { accept, decideSame, undo } from './decide.ts';
import { join, part, undoing } from './joining.ts';
import { ofCase, ofSource } from './kinds.ts';
import { headOf, loadAlone, loadState } from './load.ts';
import { plan, shred } from './shred.ts';

const pack = loadPack('prk');
const by = { actor: 'a-1', reason: 'checked' };
const SOURCE = 's-000001';
const [A, B, C] = ['k-aaaaaa', 'k-bbbbbb', 'k-cccccc'] as const;

/** Three cases, each with a report of one source. */
async function vaultOf(t: TestContext): Promise<Vault> {
  const dir = mkdtempSync(path(tmpdir(), 'moksori-joined-'));
  t.after(() => rmSync(dir, { recursive: true, force: true }));
  const home = await createVault(path(dir, 'vault'), {
    ways: [{ kind: 'passphrase', label: 'mine', secret: new TextEncoder().encode('one two three four') }],
    actor: 'a-1',
    name: 'Invented Person',
    version: '0.1.0',
    cost: LEAST_COST,
  });
  t.after(() => home.close());
  const { vault } = home;
  await vault.append([ofSource('source.added', { actor: 'a-1', source: SOURCE }, {})]);
  for (const id of [A, B, C])
    await vault.append([
      ofCase('case.opened', { actor: 'a-1', case: id }, {}),
      ...reportEntries(`r-${id.slice(2)}`, id, 'a-1', SOURCE),
    ]);
  return vault;
}

/** Reports by the case that they are found under; a rebuilt index must say the same. */
async function found(vault: Vault): Promise<string[]> {
  const { index } = vault.store;
  await catchUp(vault, { pack });
  const live = Buffer.from(await index.digest()).toString('hex');
  const reports = (await index.reports({ source: SOURCE })).map(({ report, case: of }) => `${of} ${report}`);
  await rebuild(vault, { pack });
  assert.equal(Buffer.from(await index.digest()).toString('hex'), live);
  return reports;
}

/** Cases in which the words of every report are found. */
async function hits({ store: { index } }: Vault): Promise<string[]> {
  const found = await index.search({ phrases: [{ tokens: tokensOf('lamp lighter') }], limit: 50 });
  return [...new Set(found.hits.map((hit) => hit.case))].sort();
}

async function joinedTo(vault: Vault, into: string, from: string): Promise<void> {
  await vault.append(join(await loadAlone(vault, into), await loadAlone(vault, from), by));
}

test('a case stands by itself again when the one that it was joined into is shredded', async (t) => {
  const vault = await vaultOf(t);
  await joinedTo(vault, A, B);
  await joinedTo(vault, C, A);
  assert.deepEqual(await found(vault), [`${C} r-aaaaaa`, `${C} r-bbbbbb`, `${C} r-cccccc`]);
  await shred(vault, await plan(vault, 'case', A), by, { pack });
  // Nothing of what was shredded is found, even before anybody looks at the index again.
  assert.deepEqual(await hits(vault), [B, C]);
  assert.deepEqual(await found(vault), [`${B} r-bbbbbb`, `${C} r-cccccc`]);
  assert.equal((await loadAlone(vault, B)).case.into, null);
  const { reports } = await plan(vault, 'source', SOURCE);
  assert.deepEqual(reports.map(({ report }) => report).sort(), ['r-bbbbbb', 'r-cccccc']);
});

test('taking a parting back joins both halves again', async (t) => {
  const vault = await vaultOf(t);
  await joinedTo(vault, A, B);
  const both = await found(vault);
  const parting = part(await loadAlone(vault, A), await loadAlone(vault, B), by);
  const { from } = await vault.append(parting);
  const apart = await found(vault);
  assert.deepEqual(apart, [`${A} r-aaaaaa`, `${B} r-bbbbbb`, `${C} r-cccccc`]);
  for (const [seq, home] of [
    [from, A],
    [from + 1, B],
  ] as const) {
    const back = await vault.append(await undoing(vault, home, seq, by));
    assert.equal(back.count, 2);
    assert.deepEqual(await found(vault), both);
    await vault.append(await undoing(vault, home, back.from, by));
    assert.deepEqual(await found(vault), apart);
  }
});

test('a case that two joined into different cases at one moment is found under one of them', async (t) => {
  const vault = await vaultOf(t);
  const [a, b, c] = [await loadAlone(vault, A), await loadAlone(vault, B), await loadAlone(vault, C)];
  await vault.append(join(a, b, by));
  await found(vault);
  await vault.append(join(c, b, by));
  assert.deepEqual(await found(vault), [`${A} r-aaaaaa`, `${C} r-bbbbbb`, `${C} r-cccccc`]);
  assert.equal(await headOf(vault, B), C);
  assert.deepEqual(
    (await loadState(vault, A)).reports.map(({ id }) => id),
    ['r-aaaaaa'],
  );
});

test('a joining of which one half is there moves nothing', async (t) => {
  const vault = await vaultOf(t);
  const apart = await found(vault);
  for (const half of [0, 1]) {
    const both = join(await loadAlone(vault, A), await loadAlone(vault, B), by);
    const { from } = await vault.append([both[half]!]);
    assert.deepEqual(await found(vault), apart);
    assert.deepEqual([await headOf(vault, A), await headOf(vault, B)], [A, B]);
    await vault.append([undo(await loadAlone(vault, [A, B][half]!), from, by)]);
  }
});

test('a decision of the case about two claims leaves none on a claim of a joined case behind', async (t) => {
  const vault = await vaultOf(t);
  await joinedTo(vault, A, B);
  const [a, b] = ['r-aaaaaa.c1', 'r-bbbbbb.c1'];
  await vault.append([
    decideSame(await loadState(vault, A), { of: 'act', a: b, b: a, judgement: 'yes' }, by),
  ]);
  const { last } = (await loadState(vault, A)).claims.get(b)!;
  await vault.append([accept(await loadState(vault, A), b, { ...by, expects: last })]);
  assert.equal((await loadState(vault, A)).claims.get(b)?.status, 'accepted');
  await vault.append(part(await loadAlone(vault, A), await loadAlone(vault, B), by));
  assert.equal((await loadState(vault, B)).claims.get(b)?.status, 'accepted');
});
