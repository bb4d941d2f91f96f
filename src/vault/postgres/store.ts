/** A vault in PostgreSQL: any number of processes read and append. The server sees headers of entries and sealed bytes. */

import type pg from 'pg';
import { emptyTip, rootOf, tipBytes, tipFrom } from '../../ledger/tree.ts';
import type { Draft, Entry, Leaf } from '../../ledger/types.ts';
import type { Index } from '../index-types.ts';
import type { Appended, AppendOptions, Head, Scratch, Sign, Span, Store, WrappedKey } from '../store.ts';
import { Closed } from '../store-faults.ts';
import { pieces, put } from './blobs.ts';
import { listen } from './heads.ts';
import { indexIn, scratchIndex } from './indexes.ts';
import { keysIn } from './keys.ts';
import { leavesOf, next } from './rows.ts';
import { OWN, prepare } from './schema.ts';
import { connectPatiently, examine, hangUp, isLost, type Place, patiently, readers } from './server.ts';
import { Writer } from './writer.ts';

export interface Options {
  /** `postgresql://…`; a direct connection, not one of a pool that exchanges sessions. */
  readonly connection: string;
  /** The schema that holds the vault: one word of a-z, 0-9 and _. */
  readonly schema?: string;
  readonly sign: Sign;
  /** 32 bytes: words and facets of the index are blinded with it before they go to the server. */
  readonly blind: Uint8Array;
  /** Milliseconds since 1970. */
  readonly clock?: () => number;
  /** Make the vault when there is none. */
  readonly create?: boolean;
  /** Milliseconds that the server may be gone, restarting for example, before a call fails. */
  readonly patience?: number;
}

/** What a store can do besides, when several processes share it. */
export interface SharedStore extends Store {
  /**
   * Calls `heard` when any process has appended: with the size of the ledger, or with null after a time in which it could not hear.
   * @returns what ends it
   */
  watch(heard: (size: number | null) => void): Promise<() => void>;
}

const PATIENCE = 20_000;

/**
 * Opens a vault in PostgreSQL, made when absent.
 *
 * @throws ServerRefused when the server would lose what it acknowledged
 * @throws NoServer @throws NoVault @throws NewerVault
 */
export async function openPostgres(options: Options): Promise<SharedStore> {
  const { connection, schema = 'moksori', patience = PATIENCE, create = true } = options;
  if (!/^[a-z][a-z0-9_]{0,40}$/.test(schema))
    throw new RangeError('the name of a schema is one word of a-z, 0-9 and _');
  const place: Place = { connection, schema, patience };
  const client = await connectPatiently(place);
  let standby: boolean;
  try {
    ({ standby } = await examine(client));
    await prepare(client, schema, Buffer.from(tipBytes(emptyTip())), { create, standby });
  } finally {
    hangUp(client);
  }
  const writer = new Writer(place, options.sign, options.clock ?? Date.now);
  if (!standby) await writer.finish();
  return PostgresStore.open(place, writer, options);
}

class PostgresStore implements SharedStore {
  readonly index: Index;
  readonly #place: Place;
  readonly #writer: Writer;
  readonly #sign: Sign;
  readonly #blind: Uint8Array;
  readonly #pool: pg.Pool;
  readonly #ending = new AbortController();

  private constructor(place: Place, writer: Writer, { sign, blind }: Options, pool: pg.Pool, index: Index) {
    this.#blind = blind;
    this.#place = place;
    this.#writer = writer;
    this.#sign = sign;
    this.#pool = pool;
    this.index = index;
  }

  static async open(place: Place, writer: Writer, options: Options): Promise<PostgresStore> {
    const pool = readers(place);
    try {
      const index = await indexIn(pool, place.patience, options.blind);
      return new PostgresStore(place, writer, options, pool, index);
    } catch (error) {
      await pool.end();
      throw error;
    }
  }

  scratch(): Promise<Scratch> {
    return this.#patiently(() => scratchIndex(this.#place, this.#blind));
  }

  append(drafts: readonly Draft[], options: AppendOptions = {}): Promise<Appended> {
    return this.#writer.append(drafts, options);
  }

  adopt(entries: readonly Entry[], keys: readonly WrappedKey[], checkpoint?: string): Promise<void> {
    return this.#writer.adopt(entries, keys, checkpoint);
  }

  async head(): Promise<Head> {
    const [row] = await this.#ask<{ tip: Buffer; checkpoint: string | null }>(
      'select tip, checkpoint from head',
    );
    const tip = tipFrom(row!.tip);
    const root = rootOf(tip);
    return { size: tip.size, root, checkpoint: row!.checkpoint ?? this.#sign(tip.size, root) };
  }

  async *entries({ from = 0, to, case: of }: Span = {}): AsyncIterable<readonly Leaf[]> {
    const [row] = await this.#ask<{ size: string }>('select size from head');
    const end = Math.min(to ?? Number.POSITIVE_INFINITY, Number(row!.size));
    for (let start = from; start < end; ) {
      const leaves = await this.#patiently(() => next(this.#pool, start, end, of));
      if (leaves.length === 0) return;
      yield leaves;
      start = leaves.at(-1)!.seq + 1;
    }
  }

  leaves(from: number, to: number): Promise<Uint8Array> {
    return this.#patiently(() => leavesOf(this.#pool, from, to));
  }

  async casesSince(from: number): Promise<readonly string[]> {
    const rows = await this.#ask<{ case: string }>('select distinct "case" from entries where seq >= $1', [
      from,
    ]);
    return rows.map((row) => row.case);
  }

  keys(ids: readonly string[]): Promise<readonly WrappedKey[]> {
    return this.#ask<{ id: string; wrapped: Buffer | null }>(
      'select id, wrapped from keys where id = any($1)',
      [ids],
    );
  }

  allKeys(): AsyncIterable<readonly WrappedKey[]> {
    return keysIn((sql, values) => this.#ask(sql, values));
  }

  rewrap(wrap: (key: WrappedKey) => WrappedKey, under: string): Promise<void> {
    return this.#writer.rewrap(wrap, under);
  }

  async putBlob(id: string, chunks: AsyncIterable<Uint8Array>): Promise<void> {
    const client = await this.#patiently(() => this.#pool.connect());
    try {
      await put(client, id, chunks);
      client.release();
    } catch (error) {
      client.release(true);
      // The bytes cannot be asked for twice; but the commit may have taken place.
      if (isLost(error) && (await this.#count(id)) !== null) return;
      throw await this.#named(error);
    }
  }

  async blob(id: string): Promise<AsyncIterable<Uint8Array> | null> {
    const count = await this.#count(id);
    return count === null ? null : pieces((sql, values) => this.#ask(sql, values), id, count);
  }

  async *blobs(): AsyncIterable<string> {
    for (let last = ''; ; ) {
      const rows = await this.#ask<{ id: string }>(
        'select id from blobs where id > $1 order by id limit 1000',
        [last],
      );
      if (rows.length === 0) return;
      for (const { id } of rows) yield id;
      last = rows.at(-1)!.id;
    }
  }

  async dropBlob(id: string): Promise<void> {
    await this.#ask(
      'with gone as (delete from blobs where id = $1) delete from blob_pieces where blob = $1',
      [id],
    );
  }

  async setting(name: string): Promise<Uint8Array | null> {
    const [row] = await this.#ask<{ value: Buffer }>('select value from settings where name = $1', [name]);
    return row?.value ?? null;
  }

  async setSetting(name: string, value: Uint8Array | null): Promise<void> {
    if (value === null) await this.#ask('delete from settings where name = $1', [name]);
    else
      await this.#ask(
        'insert into settings values ($1, $2) on conflict (name) do update set value = excluded.value',
        [name, Buffer.from(value)],
      );
  }

  async settings(): Promise<readonly string[]> {
    const rows = await this.#ask<{ name: string }>(
      'select name from settings where not starts_with(name, $1) order by name',
      [OWN],
    );
    return rows.map(({ name }) => name);
  }

  async watch(heard: (size: number | null) => void): Promise<() => void> {
    const end = new AbortController();
    await listen(this.#place, heard, AbortSignal.any([end.signal, this.#ending.signal]));
    return () => end.abort();
  }

  async close(): Promise<void> {
    if (this.#ending.signal.aborted) return;
    this.#ending.abort();
    await this.#writer.close();
    await this.#pool.end();
  }

  async #count(id: string): Promise<number | null> {
    const [row] = await this.#ask<{ pieces: number }>('select pieces from blobs where id = $1', [id]);
    return row?.pieces ?? null;
  }

  /** Statements that come to the same when they are done twice. */
  async #ask<R extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<R[]> {
    return (await this.#patiently(() => this.#pool.query<R>(sql, values))).rows;
  }

  #patiently<T>(work: () => Promise<T>): Promise<T> {
    if (this.#ending.signal.aborted) return Promise.reject(new Closed('the store was closed'));
    return patiently(this.#place.patience, work);
  }

  /** The fault as the store names it. */
  #named(error: unknown): Promise<unknown> {
    return patiently(0, () => Promise.reject(error)).catch((fault: unknown) => fault);
  }
}
