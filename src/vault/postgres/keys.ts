/** Wrapped keys in their table. */
import type pg from 'pg';
import type { WrappedKey } from '../store.ts';

const CHUNK = 5000;

/** Puts a question to the server; its rows. */
export type Ask = <R extends pg.QueryResultRow>(sql: string, values: unknown[]) => Promise<R[]>;

export async function insertKeys(client: pg.Client, keys: readonly WrappedKey[]): Promise<void> {
  if (keys.length === 0) return;
  await client.query('insert into keys (id, wrapped) select * from unnest($1::text[], $2::bytea[])', [
    keys.map(({ id }) => id),
    keys.map(({ wrapped }) => (wrapped === null ? null : Buffer.from(wrapped))),
  ]);
}

/** Those ids that have a row, destroyed or not. */
export async function knownKeys(client: pg.Client, ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await client.query<{ id: string }>('select id from keys where id = any($1)', [ids]);
  return new Set(rows.map(({ id }) => id));
}

export async function keysOf(client: pg.Client, ids: readonly string[]): Promise<Map<string, Buffer | null>> {
  const { rows } = await client.query<{ id: string; wrapped: Buffer | null }>(
    'select id, wrapped from keys where id = any($1)',
    [ids],
  );
  return new Map(rows.map(({ id, wrapped }) => [id, wrapped]));
}

/** All keys in order of id, in chunks. */
export async function* keysIn(ask: Ask): AsyncIterable<readonly WrappedKey[]> {
  for (let last = ''; ; ) {
    const rows = await ask<{ id: string; wrapped: Buffer | null }>(
      `select id, wrapped from keys where id > $1 order by id limit ${CHUNK}`,
      [last],
    );
    if (rows.length === 0) return;
    yield rows;
    last = rows.at(-1)!.id;
  }
}
