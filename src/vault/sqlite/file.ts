import { closeSync, openSync, statSync } from 'node:fs';
import Sqlite, { type Database } from 'better-sqlite3-multiple-ciphers';
import { Damaged, NoVault, WrongKey } from '../store-faults.ts';
import { translated } from './faults.ts';

/** The encrypted file, opened, and the one of the keys that opened it. */
export interface Opened {
  readonly db: Database;
  readonly key: Uint8Array;
}

/** The log is moved into the file when it has so many pages: 16 MiB. */
const LOG_PAGES = 4000;
/** Memory for pages of the file, in KiB. */
const CACHE = 64 * 1024;

/**
 * Opens the file with the first of these keys (32 bytes each) that fits; during a change of key it may be the old one or the new.
 * A file that is not there is made with the first key, when `create` says so.
 *
 * @throws WrongKey, NoVault, Damaged, ReadOnly
 */
export function openFile(file: string, keys: readonly Uint8Array[], create: boolean): Opened {
  const size = statSync(file, { throwIfNoEntry: false })?.size;
  const wal = statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0;
  if (!size && wal) throw new Damaged('the file is empty, and there is a log of it');
  if (!size && !create)
    throw size === 0 ? new Damaged('the file is empty') : new NoVault('there is no vault here');
  // SQLite takes a file this short for an empty one and would begin it anew.
  if (size && size < 512) throw new Damaged('the file was cut short');
  if (size === undefined) closeSync(openSync(file, 'a', 0o600));
  for (const key of keys) {
    const db = tryKey(file, key);
    if (db) return { db, key };
  }
  throw new WrongKey('no key that was given opens this file');
}

/** Null when the key does not fit. */
function tryKey(file: string, key: Uint8Array): Database | null {
  let db: Database | undefined;
  try {
    db = new Sqlite(file, { timeout: 0 });
    useKey(db, key);
    // The index of the log stays in the memory of this process, and no other can come in.
    db.pragma('locking_mode = exclusive');
    // Otherwise sorts that do not fit go to the temporary folder in clear.
    db.pragma('temp_store = memory');
    db.pragma('user_version');
  } catch (error) {
    db?.close();
    if (error instanceof Sqlite.SqliteError && error.code === 'SQLITE_NOTADB') return null;
    throw translated(error);
  }
  try {
    db.pragma('journal_mode = wal');
    db.pragma('synchronous = full');
    // Pages that change often are moved into the file less often: a tenth less work when much is appended.
    db.pragma(`wal_autocheckpoint = ${LOG_PAGES}`);
    db.pragma('secure_delete = on');
    db.pragma('trusted_schema = off');
    db.pragma(`cache_size = -${CACHE}`);
    // A large append leaves a large log; it shrinks again.
    db.pragma(`journal_size_limit = ${64 * 2 ** 20}`);
    emptyLog(db);
    const pages = db.pragma('page_count', { simple: true }) as number;
    if (statSync(file).size < pages * (db.pragma('page_size', { simple: true }) as number))
      throw new Damaged('the file was cut short');
    return db;
  } catch (error) {
    db.close();
    throw translated(error);
  }
}

/** Names the cipher and gives it the key as it is; SQLite keeps its own copy, ours is overwritten. */
export function useKey(db: Database, key: Uint8Array): void {
  db.pragma(`cipher = 'sqlcipher'`);
  const raw = rawKey(key);
  db.key(raw);
  raw.fill(0);
}

/** The key in the form that keeps the cipher from deriving another from it. */
export function rawKey(key: Uint8Array): Buffer {
  if (key.length !== 32) throw new RangeError('a key has 32 bytes');
  const raw = Buffer.alloc(67);
  raw.write(`x'`);
  for (const [i, byte] of key.entries()) {
    raw[2 + 2 * i] = '0123456789abcdef'.charCodeAt(byte >> 4);
    raw[3 + 2 * i] = '0123456789abcdef'.charCodeAt(byte & 15);
  }
  raw.write(`'`, 66);
  return raw;
}

/** Moves all that the log has into the file and cuts the log to nothing: what was overwritten is gone from both. */
export function emptyLog(db: Database): void {
  const [{ busy } = { busy: 1 }] = db.pragma('wal_checkpoint(truncate)') as { busy: number }[];
  if (busy) throw new Error('the log is in use');
}
