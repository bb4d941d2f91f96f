import { closeSync, copyFileSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3-multiple-ciphers';
import { translated } from './faults.ts';
import { rawKey, useKey } from './file.ts';
import { type Tables, tablesOf } from './tables.ts';

/** Where the file is prepared that takes the place of the old one. */
const prepared = (file: string): string => `${file}.new`;

/** Removes what a change of key left that was cut off; its journal too, or SQLite would play that back into the next copy. */
export function removePrepared(file: string): void {
  for (const end of ['', '-journal', '-wal', '-shm']) rmSync(`${prepared(file)}${end}`, { force: true });
}

/**
 * Gives a closed file another key: a copy is changed, made durable, and takes the place of the old file in one step. Whenever this
 * is cut off, the file opens with the old key or with the new. Needs as much room again as the file has.
 *
 * @param change what else is to change in the same step; inside a transaction
 * @throws DiskFull, ReadOnly, Damaged: then the file is as it was
 */
export function rekeyFile(
  file: string,
  from: Uint8Array,
  to: Uint8Array,
  change: (tables: Tables) => void,
): void {
  const copy = prepared(file);
  let db: Sqlite.Database | undefined;
  try {
    removePrepared(file);
    copyFileSync(file, copy);
    db = new Sqlite(copy, { timeout: 0 });
    useKey(db, from);
    // Nobody will ever open it half done, so it needs no journal.
    db.pragma('journal_mode = delete');
    db.pragma('journal_mode = off');
    db.pragma('synchronous = off');
    db.pragma('locking_mode = exclusive');
    db.pragma('temp_store = memory');
    db.pragma('secure_delete = on');
    const opened = db;
    db.transaction(() => change(tablesOf(opened)))();
    const raw = rawKey(to);
    db.rekey(raw);
    raw.fill(0);
    // Back to what it was: otherwise the next opening would begin by writing, before it knows which key fits.
    db.pragma('journal_mode = wal');
    db.close();
    durable(copy);
    renameSync(copy, file);
    durable(dirname(file));
  } catch (error) {
    db?.close();
    removePrepared(file);
    throw translated(error);
  }
}

function durable(path: string): void {
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
