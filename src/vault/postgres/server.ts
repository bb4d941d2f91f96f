/** Connections to PostgreSQL as a vault needs them, and what its errors mean. */
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { Damaged, DiskFull, ReadOnly } from '../store-faults.ts';

/** A server whose settings would lose what was acknowledged, or that is too old. */
export class ServerRefused extends Error {
  readonly setting: string;
  readonly value: string;
  constructor(setting: string, value: string) {
    super(`the server has ${setting}=${value}`);
    this.name = 'ServerRefused';
    this.setting = setting;
    this.value = value;
  }
}

/** The server does not answer, and did not for as long as it was waited for. */
export class NoServer extends Error {
  override readonly name = 'NoServer';
}

export interface Place {
  /** `postgresql://…` */
  readonly connection: string;
  /** The schema that holds the vault. */
  readonly schema: string;
  /** Milliseconds that a server may be gone before a call fails. */
  readonly patience: number;
}

const OLDEST = 130000;
/** A writer that fell silent in the middle of a transaction lets the next one go on after this time. */
const SILENCE = '30s';
const MOST_READERS = 4;
const FIRST_WAIT = 50;
const LONGEST_WAIT = 1000;

/** Queries that take milliseconds are planned as they are: compiling them, or sharing them out, takes longer than they do. */
export const PLANS = 'set jit = off; set max_parallel_workers_per_gather = 0';

/** Said on every connection: no word of a commit before it is on the disk, whatever the server's own setting. */
const session = (schema: string) => `
  set search_path = ${pg.escapeIdentifier(schema)};
  ${PLANS};
  set idle_in_transaction_session_timeout = '${SILENCE}';
  select set_config('synchronous_commit', 'on', false)
    where current_setting('synchronous_commit') not in ('on', 'remote_apply')`;

const SETTINGS = ['fsync', 'full_page_writes', 'synchronous_commit', 'server_encoding', 'server_version_num'];

function configOf({ connection, patience }: Place): pg.ClientConfig {
  return {
    connectionString: connection,
    application_name: 'moksori',
    connectionTimeoutMillis: patience,
    keepAlive: true,
  };
}

/** One connection, set up. Its errors reach whoever asks next. */
export async function connect(place: Place): Promise<pg.Client> {
  const client = new pg.Client(configOf(place));
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query(session(place.schema));
    return client;
  } catch (error) {
    hangUp(client);
    throw error;
  }
}

/** As connect, but waits for a server that is starting or being exchanged. */
export function connectPatiently(place: Place): Promise<pg.Client> {
  return patiently(place.patience, () => connect(place));
}

/** Ends a connection without waiting for a server that may be gone. */
export function hangUp(client: pg.Client): void {
  client.end().catch(() => {});
}

/** Connections to read by. */
export function readers(place: Place): pg.Pool {
  const pool = new pg.Pool({
    ...configOf(place),
    max: MOST_READERS,
    idleTimeoutMillis: 30_000,
    onConnect: async (client) => {
      client.on('error', () => {});
      await client.query(session(place.schema));
    },
  });
  pool.on('error', () => {});
  return pool;
}

/**
 * @returns whether it is a standby, which only reads
 * @throws ServerRefused
 */
export async function examine(client: pg.Client): Promise<{ standby: boolean }> {
  const { rows } = await client.query<{ name: string; value: string }>(
    'select name, current_setting(name) as value from unnest($1::text[]) as name',
    [SETTINGS],
  );
  const settings = new Map(rows.map(({ name, value }) => [name, value]));
  for (const name of ['fsync', 'full_page_writes'])
    if (settings.get(name) !== 'on') throw new ServerRefused(name, settings.get(name)!);
  if (!['on', 'remote_apply'].includes(settings.get('synchronous_commit')!))
    throw new ServerRefused('synchronous_commit', settings.get('synchronous_commit')!);
  if (settings.get('server_encoding') !== 'UTF8')
    throw new ServerRefused('server_encoding', settings.get('server_encoding')!);
  if (Number(settings.get('server_version_num')) < OLDEST)
    throw new ServerRefused('server_version_num', settings.get('server_version_num')!);
  const standby = await client.query<{ standby: boolean }>('select pg_is_in_recovery() as standby');
  return { standby: standby.rows[0]!.standby };
}

/** Does the error say that the connection is gone, and nothing about what was asked? */
export function isLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = (error as { code?: unknown }).code;
  if (typeof code === 'string') return LOST_CODES.test(code);
  return /^Connection terminated|^Client has encountered a connection error|^timeout e|^Client was closed/.test(
    error.message,
  );
}

// Class 08: connection; 57P01 to 57P05: the server stops, starts, or ended the session; 25P03: it was silent for too long.
const LOST_CODES =
  /^(?:08...|57P0[1-5]|25P03|ECONNREFUSED|ECONNRESET|EPIPE|ENOENT|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EAI_AGAIN)$/;

/** Did the server take two for each other's hindrance? Asked again, it goes on. */
export const isPassing = (error: unknown): boolean => /^(?:40001|40P01|55P03)$/.test(codeOf(error));

/** The fault of a store that an error of the server stands for; any other error as it is. */
export function faultOf(error: unknown): unknown {
  const code = codeOf(error);
  const cause = { cause: error };
  if (code === '53100') return new DiskFull('the disk of the server is full', cause);
  if (/^(?:25006|42501)$/.test(code)) return new ReadOnly('the server lets this vault only be read', cause);
  if (/^XX00[12]$/.test(code)) return new Damaged('the server names its data damaged', cause);
  return error;
}

const codeOf = (error: unknown): string => String((error as { code?: unknown } | null)?.code ?? '');

/**
 * Does it, and again when the server was gone, for as long as patience lasts.
 * @throws NoServer when it lasted no longer
 */
export async function patiently<T>(patience: number, work: () => Promise<T>): Promise<T> {
  const end = performance.now() + patience;
  for (let wait = FIRST_WAIT; ; wait = Math.min(2 * wait, LONGEST_WAIT)) {
    try {
      return await work();
    } catch (error) {
      if (!isLost(error)) throw faultOf(error);
      if (performance.now() + wait > end) throw new NoServer('the server does not answer', { cause: error });
    }
    await sleep(wait);
  }
}
