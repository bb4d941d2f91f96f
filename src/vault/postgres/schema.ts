/**
 * The tables of a vault in PostgreSQL, by numbered steps. A step that was released is never changed: a new one is added.
 *
 * Every key begins with the column that the table can be distributed by (docs/operations.md): entries by their case, so that a case
 * lies in one place; keys, files and names of work by their id. Bytes are sealed and cannot be compressed: `external` spares the try.
 */
import { hash } from 'node:crypto';
import pg from 'pg';
import { NewerVault, NoVault } from '../store-faults.ts';

interface Step {
  readonly name: string;
  readonly sql: string;
}

const STEPS: readonly Step[] = [
  {
    name: 'ledger, keys, files, settings',
    sql: `
      create table entries (
        "case" text collate "C" not null,
        seq bigint not null,
        at bigint not null,
        actor text collate "C" not null,
        kind text collate "C" not null,
        subject text collate "C" not null,
        key text collate "C" not null,
        payload bytea not null,
        leaf bytea not null,
        primary key ("case", seq)
      );
      alter table entries alter column payload set storage external;
      create index entries_by_seq on entries (seq, "case");
      create table head (
        one boolean primary key default true check (one),
        size bigint not null,
        tip bytea not null,
        checkpoint text,
        under text
      ) with (fillfactor = 50);
      create table named (
        name text collate "C" primary key,
        first bigint not null,
        count bigint not null,
        at bigint not null
      );
      create table keys (id text collate "C" primary key, wrapped bytea);
      create table blobs (id text collate "C" primary key, pieces integer not null);
      create table blob_pieces (
        blob text collate "C" not null,
        piece integer not null,
        bytes bytea not null,
        primary key (blob, piece)
      );
      alter table blob_pieces alter column bytes set storage external;
      create table settings (name text collate "C" primary key, value bytea not null);`,
  },
];

/** Two numbers that stand for the lock of the one who appends, different for every schema. */
export function lockOf(schema: string): string {
  const digest = hash('sha256', `moksori ${schema}`, 'buffer');
  return `${digest.readInt32BE(0)}, ${digest.readInt32BE(4)}`;
}

/** What other processes are told by when the head has moved. */
export const channelOf = (schema: string): string => `${schema}_head`;

/** Names of settings that are this store's own: no other store has a use for them. */
export const OWN = 'postgres.';

export interface Wanted {
  /** Make the vault when it is not there. */
  readonly create: boolean;
  /** A standby takes no change: it must be complete already. */
  readonly standby: boolean;
}

/**
 * Brings the tables to this version, under the lock.
 * @param start the first row of `head`
 * @throws NoVault @throws NewerVault
 */
export async function prepare(
  client: pg.Client,
  schema: string,
  start: Uint8Array,
  { create, standby }: Wanted,
): Promise<void> {
  const done = await version(client, schema);
  if (done === STEPS.length) return;
  if (done > STEPS.length) throw new NewerVault(`step ${done} of the schema is unknown`);
  if (done === 0 && !create) throw new NoVault(`no schema ${schema}`);
  if (standby) throw new NoVault('the standby has no vault of this version');
  await client.query(`begin; select pg_advisory_xact_lock(${lockOf(schema)})`);
  try {
    await client.query(`create schema if not exists ${pg.escapeIdentifier(schema)}`);
    await client.query(
      `create table if not exists migrations (number integer primary key, name text not null, at timestamptz not null default now())`,
    );
    for (const [i, { name, sql }] of STEPS.entries()) {
      if (i < (await version(client, schema))) continue;
      await client.query(sql);
      if (i === 0) await client.query('insert into head (size, tip) values (0, $1)', [start]);
      await client.query('insert into migrations (number, name) values ($1, $2)', [i + 1, name]);
    }
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  }
}

/** The last step that was done, 0 when there is no vault. */
async function version(client: pg.Client, schema: string): Promise<number> {
  const { rows } = await client.query<{ there: boolean }>('select to_regclass($1) is not null as there', [
    `${pg.escapeIdentifier(schema)}.migrations`,
  ]);
  if (!rows[0]!.there) return 0;
  const last = await client.query<{ number: number }>(
    'select coalesce(max(number), 0) as number from migrations',
  );
  return last.rows[0]!.number;
}
