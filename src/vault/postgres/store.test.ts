/** What only PostgreSQL has: several processes, a server that goes away, one that would forget. */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { cutting } from '../../../test/cutting.ts';
import { type Server, startPostgres } from '../../../test/postgres.ts';
import { emptyTip, extend, rootOf } from '../../ledger/tree.ts';
import type { Draft, Leaf } from '../../ledger/types.ts';
import { KeyChanged, KeyExists } from '../store.ts';
import { NewerVault, NoVault } from '../store-faults.ts';
import { NoServer, ServerRefused } from './server.ts';
import { openPostgres, type SharedStore } from './store.ts';

let server: Server;
before(async () => {
  server = await startPostgres();
});
after(() => server.stop());

const sign = (size: number, root: Uint8Array) => `test\n${size}\n${Buffer.from(root).toString('base64')}\n`;
const blind = new Uint8Array(32);
const open = (connection: string, more = {}) => openPostgres({ connection, sign, blind, ...more });

const draft = (more: Partial<Draft> = {}): Draft => ({
  ...{ actor: 'a-1', kind: 'claim.added', case: 'k-1', subject: 'r-1.c1', key: 'report:r-1' },
  payload: randomBytes(60),
  ...more,
});

async function all(store: SharedStore): Promise<Leaf[]> {
  const entries: Leaf[] = [];
  for await (const chunk of store.entries()) entries.push(...chunk);
  return entries;
}

test('several writers make one ledger', async () => {
  const connection = await server.database();
  const stores = await Promise.all([1, 2, 3, 4].map(() => open(connection)));
  await Promise.all(
    stores.flatMap((store, i) =>
      Array.from({ length: 25 }, () =>
        store.append([draft({ actor: `a-${i}` }), draft({ actor: `a-${i}` })]),
      ),
    ),
  );
  const entries = await all(stores[0]!);
  assert.deepEqual(
    entries.map(({ seq }) => seq),
    Array.from({ length: 200 }, (_, i) => i),
  );
  const head = await stores[3]!.head();
  let tip = emptyTip();
  for (const entry of entries) ({ tip } = extend(tip, [entry], entry.at));
  assert.deepEqual(Buffer.from(head.root), Buffer.from(rootOf(tip)));
  assert.equal(head.checkpoint, sign(200, head.root));
  for (const store of stores) await store.close();
});

test('others hear of a new head', async () => {
  const connection = await server.database();
  const [one, two] = [await open(connection), await open(connection)];
  const heard: (number | null)[] = [];
  const end = await two.watch((size) => heard.push(size));
  await one.append([draft(), draft()]);
  for (let tries = 0; heard.length === 0 && tries < 100; tries++) await sleep(10);
  assert.deepEqual(heard, [2]);
  end();
  await one.close();
  await two.close();
});

test('who is closed while it begins to listen leaves no connection', async () => {
  const connection = await server.database();
  const store = await open(connection);
  const watching = store.watch(() => assert.fail('nothing was appended'));
  await store.close();
  await watching;
  const client = new pg.Client({ connectionString: connection });
  await client.connect();
  const others = async () =>
    (
      await client.query('select from pg_stat_activity where datname = $1 and pid <> pg_backend_pid()', [
        client.database,
      ])
    ).rowCount;
  for (let tries = 0; (await others()) !== 0 && tries < 100; tries++) await sleep(20);
  assert.equal(await others(), 0);
  await client.end();
});

test('two processes make one key: the second is told', async () => {
  const connection = await server.database();
  const [one, two] = [await open(connection), await open(connection)];
  const key = () => ({ id: 'report:r-1', wrapped: randomBytes(60) });
  const first = key();
  await one.append([draft()], { keys: [first] });
  const [mine, others] = await Promise.allSettled([
    two.append([draft()], { keys: [key()] }),
    two.append([draft()]),
  ]);
  assert.ok(mine.status === 'rejected' && mine.reason instanceof KeyExists);
  assert.ok(others.status === 'fulfilled' && others.value.from === 1);
  assert.deepEqual(await two.keys(['report:r-1']), [first]);
  await one.rewrap(({ id }) => ({ id, wrapped: Buffer.alloc(60, 7) }), 'second');
  await assert.rejects(
    two.append([draft()], { keys: [{ id: 'case:k-1', wrapped: randomBytes(60) }], under: 'first' }),
    KeyChanged,
  );
  await two.append([draft()], { keys: [{ id: 'case:k-1', wrapped: randomBytes(60) }], under: 'second' });
  assert.deepEqual(await two.keys(['report:r-1']), [{ id: 'report:r-1', wrapped: Buffer.alloc(60, 7) }]);
  await one.close();
  await two.close();
});

test('a server that is killed again and again under load loses nothing and doubles nothing', async () => {
  const connection = await server.database();
  // A server that comes up first syncs all its files.
  const store = await open(connection, { patience: 120_000 });
  const answered: { payload: Uint8Array; from: number }[] = [];
  let ending = false;
  const load = Array.from({ length: 6 }, async () => {
    while (!ending) {
      const one = draft();
      const { from } = await store.append([one, draft()]);
      answered.push({ payload: one.payload, from });
    }
  });
  for (let round = 0; round < 2; round++) {
    await sleep(100 + 100 * Math.random());
    await server.crash();
  }
  await sleep(200);
  ending = true;
  await Promise.all(load);
  const entries = await all(store);
  assert.equal(entries.length, 2 * answered.length);
  for (const { payload, from } of answered)
    assert.ok(Buffer.from(payload).equals(entries[from]!.payload), `entry ${from}`);
  await store.close();
});

test('every question waits for a server that restarts', async () => {
  const store = await open(await server.database(), { patience: 120_000 });
  const keys = [{ id: 'report:r-1', wrapped: randomBytes(60) }];
  await store.append([draft()], { keys });
  const questions: readonly (() => Promise<void>)[] = [
    async () => assert.equal((await store.head()).size, 1),
    async () => assert.equal((await all(store)).length, 1),
    async () => {
      for await (const chunk of store.allKeys()) assert.deepEqual(chunk, keys);
    },
    async () => assert.equal((await store.leaves(0, 1)).length, 32),
    async () => assert.deepEqual(await store.settings(), []),
    async () => assert.deepEqual(await store.index.cases({ limit: 1 }), []),
  ];
  let back = false;
  const restarted = server.crash().finally(() => {
    back = true;
  });
  await Promise.all(
    questions.map(async (asked) => {
      while (!back) await asked();
    }),
  );
  await restarted;
  await store.close();
});

test('who listens hears that it could not for a while, and goes on', async () => {
  const connection = await server.database();
  const store = await open(connection, { patience: 120_000 });
  const heard: (number | null)[] = [];
  await store.watch((size) => heard.push(size));
  const hears = async (count: number) => {
    for (let tries = 0; heard.length < count && tries < 1000; tries++) await sleep(20);
  };
  const client = new pg.Client({ connectionString: connection });
  await client.connect();
  await client.query(`select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen%'`);
  await client.end();
  await hears(1);
  await store.append([draft()]);
  await hears(2);
  assert.deepEqual(heard, [null, 1]);
  await store.close();
});

test('a connection that is cut when the commit is done and not yet answered: every append is there once', async () => {
  const connection = await server.database();
  const proxy = await cutting(server.folder, (count) => count % 3 !== 0);
  const store = await open(connection.replace(/localhost(.*)[?].*/, `127.0.0.1:${proxy.port}$1`));
  const appended = [];
  for (let i = 0; i < 30; i++)
    appended.push(
      await store.append([draft({ subject: `r-1.c${i}` })], {
        keys: [{ id: `report:r-${i}`, wrapped: randomBytes(60) }],
        ...(i % 2 === 0 && { once: `job-${i}` }),
      }),
    );
  await store.append([], { keys: [{ id: 'case:k-1', wrapped: randomBytes(60) }] });
  let tip = emptyTip();
  for (const entry of await all(store)) ({ tip } = extend(tip, [entry], entry.at));
  const { leaves } = extend(tip, [draft(), draft()], Date.now());
  await store.adopt(leaves, [{ id: 'case:k-2', wrapped: randomBytes(60) }]);
  let wrapped = 0;
  await store.rewrap(({ id }) => ({ id, wrapped: Buffer.alloc(60, ++wrapped) }), 'second');
  assert.equal(wrapped, 32);
  assert.ok(proxy.cuts() > 20, `${proxy.cuts()} cuts`);
  assert.deepEqual(
    appended.map(({ from }) => from),
    Array.from({ length: 30 }, (_, i) => i),
  );
  assert.equal((await store.head()).size, 32);
  assert.deepEqual(
    (await all(store)).slice(0, 30).map(({ subject }) => subject),
    Array.from({ length: 30 }, (_, i) => `r-1.c${i}`),
  );
  await store.close();
  proxy.close();
});

test('who is refused beside an append whose answer was cut off hears of it too', {
  timeout: 30_000,
}, async () => {
  const connection = await server.database();
  let cut = false;
  const proxy = await cutting(server.folder, () => {
    const now = cut;
    cut = false;
    return now;
  });
  const store = await open(connection.replace(/localhost(.*)[?].*/, `127.0.0.1:${proxy.port}$1`));
  const keys = [{ id: 'report:r-1', wrapped: randomBytes(60) }];
  const first = await store.append([draft()], { keys, once: 'first' });
  cut = true;
  const [written, refused, done] = await Promise.allSettled([
    store.append([draft()]),
    store.append([draft()], { keys }),
    store.append([draft()], { once: 'first' }),
  ]);
  assert.equal(proxy.cuts(), 1);
  assert.ok(written.status === 'fulfilled' && written.value.from === 1);
  assert.ok(refused.status === 'rejected' && refused.reason instanceof KeyExists);
  assert.deepEqual(done.status === 'fulfilled' && done.value, first);
  assert.equal((await store.head()).size, 2);
  await store.close();
  proxy.close();
});

test('a destroyed key leaves the files of the tables before it is acknowledged', async () => {
  const connection = await server.database();
  const store = await open(connection);
  const keys = Array.from({ length: 50 }, (_, i) => ({ id: `report:r-${i}`, wrapped: randomBytes(60) }));
  const victims = keys.filter((_, i) => i % 5 !== 0);
  const there = () => {
    const files = contents(join(server.folder, 'data/base'));
    return victims.filter(({ wrapped }) => files.some((file) => file.includes(wrapped.subarray(12, 44))));
  };
  await store.append([draft()], { keys });
  const client = new pg.Client({ connectionString: connection });
  await client.connect();
  await client.query('checkpoint');
  assert.equal(there().length, victims.length, 'the test can see them before');
  await store.append([draft({ kind: 'shredded' })], { destroy: victims.map(({ id }) => id) });
  await client.query('checkpoint');
  await client.end();
  assert.deepEqual(there(), []);
  assert.deepEqual(await store.keys([victims[0]!.id]), [{ id: victims[0]!.id, wrapped: null }]);
  assert.deepEqual(await store.settings(), []);
  await store.close();
});

function contents(folder: string): Buffer[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => readFileSync(path));
}

test('a server that would forget is refused, and one that is not there is named', async () => {
  const careless = await startPostgres({ fsync: 'off' });
  try {
    const connection = await careless.database();
    await assert.rejects(
      open(connection),
      (error) => error instanceof ServerRefused && error.setting === 'fsync',
    );
  } finally {
    await careless.stop();
  }
  await assert.rejects(open('postgresql://x@localhost/x?host=/nowhere', { patience: 200 }), NoServer);
});

test('a server that answers before the disk has it is told not to', async () => {
  const connection = await server.database();
  const client = new pg.Client({ connectionString: connection });
  await client.connect();
  await client.query(`alter database ${client.database} set synchronous_commit = off`);
  await client.end();
  const store = await open(connection);
  await store.append([draft()]);
  await store.close();
});

test('no vault, and one of a later version', async () => {
  const connection = await server.database();
  await assert.rejects(open(connection, { create: false }), NoVault);
  const store = await open(connection);
  assert.equal((await store.head()).size, 0);
  await store.close();
  const client = new pg.Client({ connectionString: connection });
  await client.connect();
  await client.query(`insert into moksori.migrations (number, name) values (99, 'later')`);
  await client.end();
  await assert.rejects(open(connection), NewerVault);
});

test('four processes open a new vault at once', async () => {
  const connection = await server.database();
  const stores = await Promise.all([1, 2, 3, 4].map(() => open(connection)));
  for (const store of stores) await store.close();
});
