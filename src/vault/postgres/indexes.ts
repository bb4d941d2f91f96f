/** The index of a vault in PostgreSQL, and one beside it to compare with. */
import type pg from 'pg';
import type { Index } from '../index-types.ts';
import type { Scratch } from '../store.ts';
import { openIndex } from './index-tables.ts';
import { connectPatiently, hangUp, type Place, patiently, readers } from './server.ts';

/** Opens the index in the schema of a pool's connections. */
export function indexIn(pool: pg.Pool, patience: number, blind: Uint8Array): Promise<Index> {
  return openIndex(
    {
      query: (sql: string, values?: unknown[]) =>
        patiently(patience, () => pool.query<pg.QueryResultRow>(sql, values)),
    },
    { blind, transaction: (run) => patiently(patience, () => inTransaction(pool, run)) },
  );
}

/** An empty index in a schema of its own, blinded with the same key. */
export async function scratchIndex(place: Place, blind: Uint8Array): Promise<Scratch> {
  const schema = `${place.schema}_beside`;
  const drop = `drop schema if exists ${schema} cascade`;
  await once(place, `${drop}; create schema ${schema}`);
  const pool = readers({ ...place, schema });
  return {
    index: await indexIn(pool, place.patience, blind),
    async remove() {
      await pool.end();
      await once(place, drop);
    },
  };
}

async function once(place: Place, sql: string): Promise<void> {
  const client = await connectPatiently(place);
  try {
    await client.query(sql);
  } finally {
    hangUp(client);
  }
}

async function inTransaction<T>(pool: pg.Pool, run: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const result = await run(client);
    await client.query('commit');
    client.release();
    return result;
  } catch (error) {
    // A connection in the middle of something is of no use to the next.
    client.release(true);
    throw error;
  }
}
