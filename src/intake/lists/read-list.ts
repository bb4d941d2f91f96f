/**
 * Lists of documented victims, CSV or Parquet, for counting only. DuckDB reads them in memory, with nothing on the disk and nothing fetched,
 * and gives each column as numbers and its different values; the rows themselves are never handed on.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { ListFault } from './faults.ts';
import { headerOf } from './header.ts';

export interface ListColumn {
  /** For each row the place of its value, −1 for none. */
  readonly codes: Int32Array;
  readonly values: readonly string[];
}

export interface List {
  /** The file's name, without its folders. */
  readonly name: string;
  readonly rows: number;
  /** Of the file's bytes. */
  readonly sha256: string;
  readonly columns: ReadonlyMap<string, ListColumn>;
}

/** What may be held in memory while reading; more is refused, not spilled. */
const MEMORY = '2GB';

/** The names of a list's columns. */
export async function columnNames(path: string): Promise<readonly string[]> {
  const name = basename(path);
  if (!isParquet(path)) return (await headerOf(path, name)).names;
  return reading(name, async (connection) => {
    const found = await connection.runAndReadAll(`DESCRIBE SELECT * FROM read_parquet(${quote(path)})`);
    return found.getRows().map(([column]) => String(column));
  });
}

/**
 * Reads some columns of a list.
 *
 * @throws ListFault with the line where there is one
 */
export async function readList(path: string, columns: readonly string[]): Promise<List> {
  const name = basename(path);
  await regular(path, name);
  const source = isParquet(path) ? `read_parquet(${quote(path)})` : await csv(path, name, columns);
  const sha256 = await hashOf(path, name);
  return reading(name, async (connection) => {
    const chosen = columns
      .map((column, i) => `trim(CAST(${identifier(column)} AS VARCHAR)) AS c${i}`)
      .join(', ');
    await connection.run(`CREATE TABLE list AS SELECT ${chosen} FROM ${source}`);
    const found = new Map<string, ListColumn>();
    for (const [i, column] of columns.entries()) found.set(column, await columnOf(connection, i));
    const rows = found.values().next().value?.codes.length ?? 0;
    return { name, rows, sha256, columns: found };
  });
}

function isParquet(path: string): boolean {
  return path.toLowerCase().endsWith('.parquet');
}

async function csv(path: string, name: string, columns: readonly string[]): Promise<string> {
  const { mark, names } = await headerOf(path, name);
  const missing = columns.find((column) => !names.includes(column));
  if (missing !== undefined) throw new ListFault('no-column', name, { column: missing.slice(0, 40) });
  const types = names.map((each) => `${quote(each)}: 'VARCHAR'`).join(', ');
  return `read_csv(${quote(path)}, auto_detect=false, header=true, delim=${quote(mark)}, quote='"', escape='"', strict_mode=true, null_padding=false, columns={${types}})`;
}

/** One column as numbers: DuckDB counts its different values, and gives each row's place among them. */
async function columnOf(connection: DuckDBConnection, i: number): Promise<ListColumn> {
  await connection.run(
    `CREATE TYPE e${i} AS ENUM (SELECT DISTINCT c${i} FROM list WHERE c${i} <> '' ORDER BY ALL)`,
  );
  const values =
    (await connection.runAndReadAll(`SELECT unnest(enum_range(NULL::e${i}))`)).getColumns()[0] ?? [];
  const result = await connection.run(
    `SELECT CASE WHEN c${i} <> '' THEN enum_code(CAST(c${i} AS e${i}))::INTEGER ELSE -1 END FROM list`,
  );
  const chunks = await result.fetchAllChunks();
  const codes = new Int32Array(chunks.reduce((sum, chunk) => sum + chunk.rowCount, 0));
  let at = 0;
  for (const chunk of chunks) {
    const vector = chunk.getColumnVector(0);
    // Chunks of plain integers lie in one array; a null was made −1 above unless the whole expression was null.
    for (let row = 0, rows = chunk.rowCount; row < rows; row++) {
      const code = vector.getItem(row);
      codes[at++] = typeof code === 'number' ? code : -1;
    }
  }
  return { codes, values: values.map(String) };
}

async function reading<T>(list: string, work: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
  const instance = await DuckDBInstance.create(':memory:', {
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    temp_directory: '',
    memory_limit: MEMORY,
    errors_as_json: 'false',
  });
  try {
    const connection = await instance.connect();
    try {
      await connection.run('SET lock_configuration = true');
      return await work(connection);
    } catch (error) {
      throw worded(error, list);
    } finally {
      connection.closeSync();
    }
  } finally {
    instance.closeSync();
  }
}

/** What DuckDB says of a list quotes its lines: only the number of the line is taken from it. */
function worded(error: unknown, list: string): Error {
  if (error instanceof ListFault) return error;
  const said = error instanceof Error ? error.message : '';
  const line = /Line: (\d+)/.exec(said)?.[1];
  if (/out of memory|memory limit/i.test(said)) return new ListFault('too-large', list);
  if (/unicode|utf-?8|encod/i.test(said))
    return line === undefined
      ? new ListFault('encoding', list)
      : new ListFault('encoding-line', list, { line });
  if (line !== undefined) return new ListFault('ragged', list, { line });
  if (/not found in FROM|Referenced column/i.test(said)) return new ListFault('no-column-here', list);
  return new ListFault('unreadable', list);
}

async function regular(path: string, list: string): Promise<void> {
  try {
    const found = await stat(path);
    if (found.isDirectory()) throw new ListFault('folder', list);
    if (found.size === 0) throw new ListFault('empty', list);
  } catch (error) {
    if (error instanceof ListFault) throw error;
    throw new ListFault((error as { code?: string }).code === 'ENOENT' ? 'missing' : 'unreadable', list);
  }
}

async function hashOf(path: string, list: string): Promise<string> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  } catch {
    throw new ListFault('unreadable', list);
  }
  return hash.digest('hex');
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
