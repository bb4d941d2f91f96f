/** What happens to the disk and the file, and what the store then says. */
import assert from 'node:assert/strict';
import { type ChildProcess, execFileSync, type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { sign } from '../../../test/invented-signer.ts';
import { KEY, MARKER } from '../../../test/sqlite-holder.ts';
import { allOf, assertWhole, draft, drafts } from '../../../test/store-contract.ts';
import { Damaged, DiskFull, NoVault, VaultInUse, WrongKey } from '../store-faults.ts';
import { openSqlite } from './store.ts';

const root = mkdtempSync(join(tmpdir(), 'moksori-disasters-'));
after(() => rmSync(root, { recursive: true }));
const folder = () => mkdtempSync(join(root, 'v-'));
const open = (file: string) => openSqlite(file, { key: KEY, sign });

/** Starts a process that holds the vault, or cannot; what it said. */
async function hold(
  file: string,
  count: number | string = 0,
  options: SpawnOptions = {},
): Promise<{ child: ChildProcess; said: string }> {
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, '../../../test/sqlite-holder.ts'), file, ...String(count).split(' ')],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      ...options,
    },
  );
  const [said] = (await once(child.stdout!, 'data')) as [Buffer];
  return { child, said: String(said).trim() };
}

async function kill(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

/** Everything in a vault as one value. */
async function contents(file: string): Promise<string> {
  const store = await open(file);
  try {
    const entries = await assertWhole(store);
    const keys = [];
    for await (const chunk of store.allKeys()) keys.push(...chunk);
    const blobs = [];
    for await (const id of store.blobs()) {
      for await (const part of (await store.blob(id))!) blobs.push(Buffer.from(part).toString('base64'));
    }
    const settings = [];
    for (const name of await store.settings()) settings.push([name, await store.setting(name)]);
    return JSON.stringify([entries, keys, blobs, settings]);
  } finally {
    await store.close();
  }
}

test('a vault that is open is in use, for this process and for others, until its process ends', async () => {
  const file = join(folder(), 'vault.db');
  const { child, said } = await hold(file, 3);
  assert.equal(said, 'open 3');
  await assert.rejects(open(file), VaultInUse);
  await kill(child);
  const store = await open(file);
  assert.equal((await store.head()).size, 3);
  await assert.rejects(open(file), VaultInUse);
  const other = await hold(file);
  assert.equal(other.said, 'VaultInUse');
  await store.append([draft(1)]);
  await store.close();
  await (await open(file)).close();
});

test('a wrong key, no vault, an empty file', async () => {
  const file = join(folder(), 'vault.db');
  await assert.rejects(openSqlite(file, { key: KEY, sign, create: false }), NoVault);
  await (await open(file)).close();
  await assert.rejects(openSqlite(file, { key: Buffer.alloc(32), sign }), WrongKey);
  await (await openSqlite(file, { key: [Buffer.alloc(32), KEY], sign })).close();
  await assert.rejects(openSqlite(file, { key: Buffer.alloc(31), sign }), RangeError);
  truncateSync(file, 0);
  await assert.rejects(openSqlite(file, { key: KEY, sign, create: false }), Damaged);
});

test('a changed byte anywhere is found, or stands where nothing is kept', async () => {
  const file = join(folder(), 'vault.db');
  const store = await open(file);
  await store.append(drafts(500), { keys: [{ id: 'vault', wrapped: Buffer.alloc(60, 1) }] });
  async function* chunks() {
    yield Buffer.alloc(50_000, 'blob');
  }
  await store.putBlob('b', chunks());
  await store.setSetting('s', Buffer.from('setting'));
  await store.close();
  const before = await contents(file);
  const bytes = readFileSync(file);
  let found = 0;
  for (let i = 0; i < 60; i++) {
    const bit = (i * 7919 * 64 + i) % (bytes.length * 8);
    const copy = join(folder(), 'vault.db');
    const changed = Buffer.from(bytes);
    changed[bit >> 3]! ^= 1 << (bit & 7);
    writeFileSync(copy, changed);
    try {
      assert.equal(await contents(copy), before);
    } catch (error) {
      assert.ok(error instanceof Damaged || error instanceof WrongKey, `bit ${bit}: ${error}`);
      found++;
    }
  }
  assert.ok(found > 40, `${found} found`);
});

test('a file that was cut short is found when it is opened', async () => {
  const file = join(folder(), 'vault.db');
  const store = await open(file);
  await store.append(drafts(500));
  await store.close();
  const { size } = statSync(file);
  for (const cut of [1, 511, 512, 4095, 4096, 5000, size >> 1, size - 4096, size - 1]) {
    const copy = join(folder(), 'vault.db');
    copyFileSync(file, copy);
    truncateSync(copy, cut);
    await assert.rejects(
      open(copy),
      (error) => error instanceof Damaged || error instanceof WrongKey,
      `cut at ${cut}`,
    );
  }
});

test('a damaged log is not taken for a shorter one', async () => {
  const file = join(folder(), 'vault.db');
  const { child } = await hold(file, 40);
  await kill(child);
  const log = readFileSync(`${file}-wal`);
  assert.ok(log.length > 0);
  let lost = 0;
  for (let i = 0; i < 16; i++) {
    const at = Math.floor((log.length * (i + 0.5)) / 16);
    const copy = join(folder(), 'vault.db');
    copyFileSync(file, copy);
    copyFileSync(`${file}.end`, `${copy}.end`);
    const changed = i % 4 === 0 ? log.subarray(0, at) : Buffer.from(log);
    if (i % 4 !== 0) changed[at]! ^= 1 << (i % 8);
    writeFileSync(`${copy}-wal`, changed);
    try {
      const store = await open(copy);
      try {
        assert.equal((await allOf(store)).length, 40);
      } finally {
        await store.close();
      }
    } catch (error) {
      assert.ok(error instanceof Damaged || error instanceof WrongKey, `byte ${at}: ${error}`);
      lost++;
    }
  }
  assert.ok(lost > 5);
  await (await open(file)).close();
});

test('nothing that a vault keeps stands in clear in its files or the temporary folder', async () => {
  const place = folder();
  const temporary = join(place, 'tmp');
  mkdirSync(temporary);
  const file = join(place, 'vault.db');
  const env = { ...process.env, TMPDIR: temporary, SQLITE_TMPDIR: temporary };
  const { child } = await hold(file, '200 more', { env });
  const look = () => {
    const names = readdirSync(place, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    for (const { parentPath, name } of names) {
      const bytes = readFileSync(join(parentPath, name));
      for (const word of [
        MARKER,
        MARKER.replaceAll('-', ''),
        'SQLite format',
        'CREATE TABLE',
        'claim.proposed',
      ])
        assert.ok(!bytes.includes(word), `${name} has ${word}`);
    }
    return names.map(({ name }) => name).sort();
  };
  assert.deepEqual(look(), ['vault.db', 'vault.db-wal', 'vault.db.end', 'vault.db.lock']);
  await kill(child);
  look();
  await (await open(file)).close();
  assert.deepEqual(look(), ['vault.db', 'vault.db.end', 'vault.db.lock']);
});

test('others cannot read the file', { skip: process.platform === 'win32' }, async () => {
  const file = join(folder(), 'vault.db');
  const store = await open(file);
  await store.append([draft(1)]);
  for (const end of ['', '-wal', '.end']) assert.equal(statSync(`${file}${end}`).mode & 0o077, 0, end);
  await store.close();
});

test('a folder that cannot be written to', { skip: process.platform === 'win32' }, async (t) => {
  const place = folder();
  const file = join(place, 'vault.db');
  await (await open(file)).close();
  const ordinary = process.getuid!() === 0 ? { uid: 65534, gid: 65534 } : {};
  if ('uid' in ordinary) for (const path of [root, place]) chmodSync(path, 0o755);
  chmodSync(file, 0o444);
  chmodSync(`${file}.lock`, 0o444);
  chmodSync(place, 0o555);
  try {
    const { said } = await hold(file, 1, ordinary);
    assert.equal(said, 'ReadOnly');
    assert.equal((await hold(join(place, 'other.db'), 1, ordinary)).said, 'ReadOnly');
  } catch (error) {
    if (ordinary.uid && String(error).includes('EACCES')) t.skip('another user may not read this folder');
    else throw error;
  } finally {
    chmodSync(place, 0o755);
  }
});

test('a full disk refuses an append whole, and takes the next when there is room', async (t) => {
  const place = folder();
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=3m', 'tmpfs', place], { stdio: 'ignore' });
  } catch {
    t.skip('no file system can be mounted here');
    return;
  }
  try {
    const file = join(place, 'vault.db');
    const store = await open(file);
    let done = 0;
    let refused: unknown;
    while (!refused && done < 10_000)
      await store.append(drafts(20, { payload: Buffer.alloc(2000, 1) })).then(
        ({ count }) => {
          done += count;
        },
        (error) => {
          refused = error;
        },
      );
    assert.ok(refused instanceof DiskFull, String(refused));
    assert.equal((await assertWhole(store)).length, done);
    async function* large() {
      for (let i = 0; i < 20; i++) yield Buffer.alloc(500_000);
    }
    await assert.rejects(store.putBlob('large', large()), DiskFull);
    await assert.rejects(store.rekey(Buffer.alloc(32, 3)), DiskFull);
    execFileSync('mount', ['-o', 'remount,size=30m', place]);
    await store.append(drafts(20));
    await store.rekey(Buffer.alloc(32, 3));
    await store.close();
    const again = await openSqlite(file, { key: Buffer.alloc(32, 3), sign });
    assert.equal((await assertWhole(again)).length, done + 20);
    assert.equal(await again.blob('large'), null);
    await again.close();
  } finally {
    execFileSync('umount', ['-l', place]);
  }
});
