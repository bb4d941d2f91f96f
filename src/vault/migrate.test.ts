import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, type TestContext, test } from 'node:test';
import { type Server, startPostgres } from '../../test/postgres.ts';
import { backup, restore } from './archive/backup.ts';
import { checkVault } from './check.ts';
import { createVault, type Home, type NewWay, openVault } from './home.ts';
import { LEAST_COST } from './keys/kdf.ts';
import { copyStore, migrate } from './migrate.ts';
import type { Plain } from './plain.ts';
import { DatabaseTaken } from './postgres/site.ts';
import { openPostgres } from './postgres/store.ts';
import type { Store } from './store.ts';
import { Damaged } from './store-faults.ts';

let server: Server;
before(async () => {
  server = await startPostgres();
});
after(() => server.stop());

const PASSPHRASE = 'one two three four five';
const secret = new TextEncoder().encode(PASSPHRASE);
const PASS: NewWay = { kind: 'passphrase', label: 'mine', secret };
const OTHER: NewWay = {
  kind: 'passphrase',
  label: 'other',
  secret: new TextEncoder().encode('six seven eight'),
};

function folder(t: TestContext): string {
  const dir = mkdtempSync(join(tmpdir(), 'moksori-migrate-'));
  t.after(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

async function made(t: TestContext, dir: string, connection?: string): Promise<Home> {
  const home = await createVault(dir, {
    ways: [PASS, OTHER],
    actor: 'a-first',
    name: 'Invented Person',
    version: '0.1.0',
    cost: LEAST_COST,
    ...(connection !== undefined && { connection }),
  });
  t.after(() => home.close().catch(() => {}));
  return home;
}

const told = (n: number, report: string): Plain => ({
  ...{ actor: 'a-first', kind: 'claim.proposed', case: `k-${n % 7}`, subject: `${report}.c${n}` },
  ...{ key: `report:${report}`, body: { quote: `an invented quote ${n}` } },
});

async function* pieces(text: string, times: number) {
  for (let i = 0; i < times; i++) yield Buffer.from(text.repeat(1000));
}

/** Entries, a file, settings, a destroyed key. */
async function fill({ vault, store }: Home, entries: number): Promise<void> {
  for (let n = 0; n < entries; n += 500)
    await vault.append(Array.from({ length: 500 }, (_, i) => told(n + i, `r-${(n + i) % 40}`)));
  await vault.keep('report:r-1', pieces('invented ', 300));
  await vault.keep('report:r-2', pieces('', 1));
  await vault.append([{ ...told(0, 'r-x'), kind: 'shredded', key: 'vault' }], { destroy: ['report:r-3'] });
  await store.setSetting('invented', Buffer.from([0, 1, 2, 255]));
}

/** All that a store keeps, as one comparable value. */
async function all(store: Store): Promise<unknown> {
  const entries: string[] = [];
  for await (const chunk of store.entries())
    for (const { payload, leaf, ...rest } of chunk)
      entries.push(JSON.stringify([Object.entries(rest).sort(), hex(payload), hex(leaf)]));
  const keys: unknown[] = [];
  for await (const chunk of store.allKeys())
    for (const { id, wrapped } of chunk) keys.push([id, wrapped && hex(wrapped)]);
  const blobs: unknown[] = [];
  for await (const id of store.blobs()) {
    const parts: Uint8Array[] = [];
    for await (const part of (await store.blob(id))!) parts.push(part);
    blobs.push([id, hex(Buffer.concat(parts))]);
  }
  const settings: unknown[] = [];
  for (const name of await store.settings())
    if (name !== 'slots') settings.push([name, hex((await store.setting(name))!)]);
  const { size, root, checkpoint } = await store.head();
  return { entries, keys, blobs, settings, size, root: hex(root), checkpoint };
}
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

test('a vault moves to a team and back, and is the same', async (t) => {
  const dir = folder(t);
  const one = await made(t, join(dir, 'one'));
  await fill(one, 3000);
  const before = await all(one.store);
  const connection = await server.database();
  const told: string[] = [];
  await migrate(one, join(dir, 'team'), {
    connection,
    progress: (what, done, of) => told.push(`${what} ${done}/${of}`),
  });
  assert.ok(told.includes('files 2/2'));
  assert.deepEqual(await all(one.store), before, 'the old vault is as it was');

  const team = await openVault(join(dir, 'team'), secret);
  assert.deepEqual(await all(team.store), before);
  assert.deepEqual((await checkVault(team.vault, team)).faults, []);
  await migrate(team, join(dir, 'back'), {});
  await team.close();
  const back = await openVault(join(dir, 'back'), OTHER.secret);
  assert.deepEqual(await all(back.store), before);
  assert.equal((await back.vault.entriesOf('k-1'))[0]!.shredded, false);
  await back.close();
  await one.close();
});

test('the vault of a team is made, opened, has its key changed, is backed up and restored', async (t) => {
  const dir = folder(t);
  const connection = await server.database();
  const home = await made(t, join(dir, 'team'), connection);
  await fill(home, 500);
  const [, way] = await home.ways();
  await home.revokeWay('a-first', way!.id, 'left');
  await home.close();
  await assert.rejects(openVault(join(dir, 'team'), OTHER.secret));
  const again = await openVault(join(dir, 'team'), secret);
  assert.deepEqual((await checkVault(again.vault, again)).faults, []);
  await backup(again, join(dir, 'backup'));
  const held = await all(again.store);
  await again.close();
  const other = await server.database();
  await restore(join(dir, 'backup'), join(dir, 'restored'), secret, { connection: other });
  const restored = await openVault(join(dir, 'restored'), secret);
  const { size } = await restored.store.head();
  assert.ok(size > 500 && size <= (held as { size: number }).size);
  assert.deepEqual((await checkVault(restored.vault, restored)).faults, []);
  await restored.close();
  await assert.rejects(made(t, join(dir, 'second'), connection), DatabaseTaken);
  assert.ok(!existsSync(join(dir, 'second')));
});

test('a move that is killed leaves the old vault as it was, and the new one whole or not there; begun again it is done', async (t) => {
  const dir = folder(t);
  const one = await made(t, join(dir, 'one'));
  await fill(one, 6000);
  const before = await all(one.store);
  await one.close();
  const connection = await server.database();
  let killed = 0;
  for (const delay of [5, 60, 120, 250, 400, 60_000]) {
    const args = [join(dir, 'one'), join(dir, 'team'), PASSPHRASE, connection];
    const child = spawn(
      process.execPath,
      [join(import.meta.dirname, '../../test/migrate-child.ts'), ...args],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    child.stdout.once('data', () => setTimeout(() => child.kill('SIGKILL'), delay).unref());
    const [code] = await once(child, 'exit');
    if (code === 0) break;
    killed++;
    // What is there is whole, as compared below: it was killed between being there and saying so.
    if (existsSync(join(dir, 'team'))) break;
  }
  t.diagnostic(`killed ${killed} times`);
  assert.ok(killed > 0);
  const [old, team] = [await openVault(join(dir, 'one'), secret), await openVault(join(dir, 'team'), secret)];
  assert.deepEqual(await all(old.store), before);
  assert.deepEqual(await all(team.store), before);
  await old.close();
  await team.close();
});

test('what comes out as another thing is not taken', async (t) => {
  const one = await made(t, join(folder(t), 'one'));
  await fill(one, 500);
  const lies: Partial<Store>[] = [
    {},
    { blob: async () => pieces('another ', 3) },
    { allKeys: async function* () {} },
    { head: async () => ({ ...(await one.store.head()), root: new Uint8Array(32) }) },
  ];
  for (const lie of lies) {
    const connection = await server.database();
    const store = await openPostgres({
      connection,
      blind: new Uint8Array(32),
      sign: () => '',
    });
    const lying = new Proxy(store, {
      get: (target, name) =>
        Reflect.get(lie, name) ?? (Reflect.get(target, name) as (...args: unknown[]) => unknown).bind(target),
    });
    const copied = copyStore(one.store, lying);
    if (lie === lies[0]) await copied;
    else await assert.rejects(copied, Damaged);
    await store.close();
  }
});
