import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { caseOf, indexContract } from '../../../test/index-contract.ts';
import { type Server, startPostgres } from '../../../test/postgres.ts';
import type { Index } from '../index-types.ts';
import { openIndex } from './index-tables.ts';

let server: Server;
const pools = new WeakMap<Index, pg.Pool>();
before(async () => {
  server = await startPostgres();
});
after(() => server.stop());

async function open(connection?: string): Promise<Index> {
  const pool = new pg.Pool({ connectionString: connection ?? (await server.database()) });
  const index = await openIndex(pool, {
    blind: Buffer.alloc(32, 7),
    async transaction(run) {
      const client = await pool.connect();
      try {
        await client.query('begin');
        const result = await run(client);
        await client.query('commit');
        return result;
      } catch (error) {
        await client.query('rollback');
        throw error;
      } finally {
        client.release();
      }
    },
  });
  pools.set(index, pool);
  return index;
}

const close = async (index: Index): Promise<void> => pools.get(index)?.end();

indexContract({ name: 'PostgreSQL', open: () => open(), close });

test('the server never sees a word', async () => {
  const index = await open();
  const rows = caseOf('k-1', ['quixotic 보위부']);
  const claims = rows.claims.map((c) => ({
    ...c,
    kind: 'marvelkind',
    stage: 'marvelstage',
    places: ['PX99'],
  }));
  await index.replace([{ ...rows, claims }], 1);
  await pools.get(index)!.query('checkpoint');
  assert.equal((await index.search({ phrases: [{ tokens: ['qui'], prefix: true }], limit: 1 })).total, 1);
  assert.equal((await index.claims({ case: 'k-1' }))[0]!.kind, 'marvelkind');
  await pools.get(index)!.query('checkpoint');
  const marks = ['quixotic', '보위', 'marvelkind', 'marvelstage', 'PX99'].map((mark) => Buffer.from(mark));
  let looked = 0;
  for (const name of readdirSync(server.folder, { recursive: true, encoding: 'utf8' })) {
    const file = join(server.folder, name);
    if (!statSync(file, { throwIfNoEntry: false })?.isFile()) continue;
    const bytes = readFileSync(file);
    looked += bytes.length;
    for (const mark of marks) assert.ok(!bytes.includes(mark), `${mark} is in ${name}`);
  }
  assert.ok(looked > 1_000_000);
  await close(index);
});

test('another process finds words by their beginning, and not those that are gone', async () => {
  const connection = await server.database();
  const [one, two] = [await open(connection), await open(connection)];
  const count = async (word: string, index = two): Promise<number> =>
    (await index.search({ phrases: [{ tokens: [word], prefix: true }], limit: 5 })).total;
  const terms = async (): Promise<number> =>
    Number((await pools.get(one)!.query('select count(*) from index_terms where word')).rows[0].count);
  await one.replace([caseOf('k-1', ['alpha beta', 'beta gamma'])], 1);
  assert.equal(await count('al'), 1);
  await one.replace([caseOf('k-1', ['beta'])], 2);
  assert.equal(await terms(), 1);
  // The first has forgotten that it wrote the word.
  await one.replace([caseOf('k-2', ['alphabet alpha'])], 3);
  assert.deepEqual([await count('al'), await count('gam'), await terms()], [1, 0, 3]);
  await two.replace([caseOf('k-3', ['gamma'])], 4);
  assert.equal(await count('gam', one), 1);
  await close(one);
  await close(two);
});
