/**
 * The published tables and reference numbers, where they are on this machine: `ESTIMATE_DATA`, else `data/estimate` in a folder
 * `shared` beside the repository. They are not in the repository; tests that need them say so when they are not there.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Table, tableOf } from './table.ts';

const folder =
  process.env.ESTIMATE_DATA ??
  join(fileURLToPath(new URL('../../..', import.meta.url)), 'shared/data/estimate');

export const PUBLISHED = existsSync(join(folder, 'tables.json'));
/** For `test`: says why it is skipped. */
export const WITH_DATA = PUBLISHED ? {} : { skip: 'the published tables are not on this machine' };

interface RawTable {
  readonly lists: readonly string[];
  readonly counts: Readonly<Record<string, number>>;
}

const tables: Readonly<Record<string, RawTable>> = PUBLISHED
  ? read<{ tables: Record<string, RawTable> }>('tables').tables
  : {};

/** A published table. */
export function published(id: string): Table {
  const { lists, counts } = tables[id]!;
  return tableOf(
    lists,
    Object.entries(counts).map(([key, count]) => [patternOf(key), count] as const),
  );
}

/** The bytes of the file of tables. */
export function tablesFile(): Uint8Array {
  return readFileSync(join(folder, 'tables.json'));
}

/** A block of the reference numbers. */
export function oracle<T>(block: string): T {
  return read<Record<string, T>>('oracles')[block]!;
}

/** Lists by their numbers: `123` → bits 0, 1, 2. */
export function setOf(name: string): number {
  return [...name].reduce((bits, c) => bits | (1 << (Number(c) - 1)), 0);
}

/** One character for each list. */
export function patternOf(key: string): number {
  return [...key].reduce((bits, c, j) => bits | (c === '1' ? 1 << j : 0), 0);
}

/** Fails unless the two are near, relative to the second. */
export function near(actual: number | undefined, expected: number, relative: number, what = ''): void {
  if (
    actual === undefined ||
    !(Math.abs(actual - expected) <= relative * Math.max(1e-300, Math.abs(expected)))
  )
    throw new Error(`${what} ${actual} instead of ${expected} (within ${relative * 100} %)`);
}

function read<T>(name: string): T {
  return JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as T;
}
