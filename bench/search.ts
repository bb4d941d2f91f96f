/**
 * How fast is a search? `npm run bench:search -- [--store sqlite|postgres] [--cases 50000] [--rounds 40] [--keep FILE|CONNECTION]`: the index of
 * 50,000 invented cases (100,000 reports of 2 kB, 1,000,000 claims; half English, half Korean) in an encrypted SQLite file, or in PostgreSQL.
 * Prints time, size and memory of the building, and the milliseconds of queries. `--keep` builds once and uses the file or the database again.
 */
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import type { Index } from '../src/vault/index-types.ts';
import { openIndex as openPostgresIndex } from '../src/vault/postgres/index-tables.ts';
import { PLANS } from '../src/vault/postgres/server.ts';
import { type Handle, openIndex } from '../src/vault/sqlite/index-tables.ts';
import { startPostgres } from '../test/postgres.ts';
import { CLAIMS, corpus, REPORTS } from './search-corpus.ts';
import { measureQueries } from './search-queries.ts';

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '50000' },
    rounds: { type: 'string', default: '40' },
    keep: { type: 'string' },
    store: { type: 'string', default: 'sqlite' },
  },
});
const cases = Number(values.cases);
const Database = createRequire(import.meta.url)('better-sqlite3-multiple-ciphers') as new (
  file: string,
) => Handle & { pragma(text: string): unknown; close(): void };

console.log(
  `${cases} cases, ${cases * REPORTS} reports, ${cases * REPORTS * CLAIMS} claims, ${values.store}`,
);
await (values.store === 'postgres' ? onPostgres() : onSqlite());

async function onSqlite(): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), 'bench-search-'));
  try {
    const file = values.keep ?? join(dir, 'index.db');
    const built = existsSync(file);
    const db = new Database(file);
    db.pragma("cipher='sqlcipher'");
    db.pragma(`key="x'${'5a'.repeat(32)}'"`);
    const settings = ['temp_store=memory', 'cache_size=-65536', 'journal_mode=wal', 'synchronous=full'];
    for (const text of [...settings, 'secure_delete=on']) db.pragma(text);
    const index = openIndex(db);
    if (!built) await build(index, processor, 'processor time');
    db.pragma('wal_checkpoint(truncate)');
    console.log(`size ${Math.round(statSync(file).size / 2 ** 20)} MB, memory ${memory()} MB`);
    await measureQueries(index, corpus(), Number(values.rounds), processor);
    db.close();
  } finally {
    rmSync(dir, { recursive: true });
  }
}

async function onPostgres(): Promise<void> {
  const server =
    values.keep === undefined
      ? await startPostgres({ shared_buffers: '512MB', max_wal_size: '8GB' })
      : undefined;
  const pool = new pg.Pool({
    connectionString: values.keep ?? (await server!.database()),
    onConnect: async (client) => void (await client.query(PLANS)),
  });
  try {
    const index = await openPostgresIndex(pool, {
      blind: Buffer.alloc(32, 7),
      async transaction(run) {
        const client = await pool.connect();
        await client.query('begin');
        const result = await run(client);
        await client.query('commit');
        client.release();
        return result;
      },
    });
    const wall = (): number => performance.now();
    if ((await index.through()) === 0) {
      await build(index, wall, 'wall time');
      await pool.query('vacuum analyze');
    }
    const { rows } = await pool.query(
      `select relname, pg_size_pretty(pg_total_relation_size(oid)) as size from pg_class
       where relname ~ '^index_' and relkind = 'r' order by pg_total_relation_size(oid) desc`,
    );
    console.log(`${rows.map((row) => `${row.relname} ${row.size}`).join(', ')}; memory here ${memory()} MB`);
    await measureQueries(index, corpus(), Number(values.rounds), wall);
  } finally {
    await pool.end();
    await server?.stop();
  }
}

function memory(): number {
  return Math.round(process.resourceUsage().maxRSS / 1024);
}

/** Milliseconds of processor time: what else runs on the machine does not count. */
function processor(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Without the making of the corpus and its tokens, which a rebuild pays for elsewhere. */
async function build(index: Index, clock: () => number, name: string): Promise<void> {
  const words = corpus();
  let spent = 0;
  const whole = performance.now();
  for (let from = 0; from < cases; from += 1000) {
    const rows = Array.from({ length: Math.min(1000, cases - from) }, (_, i) => words.case(from + i));
    const begun = clock();
    // As src/review/catch-up.ts does: the last part says how far the index has come.
    await index.replace(rows, from + rows.length < cases ? 0 : cases);
    spent += clock() - begun;
  }
  const all = (performance.now() - whole) / 1000;
  console.log(
    `built in ${(spent / 1000).toFixed(1)} s of ${name} (${all.toFixed(1)} s with making the words)`,
  );
  const begun = clock();
  await index.digest();
  console.log(`digest in ${((clock() - begun) / 1000).toFixed(1)} s`);
}
