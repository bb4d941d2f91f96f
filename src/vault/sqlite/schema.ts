import type { Database } from 'better-sqlite3-multiple-ciphers';
import { Damaged, NewerVault } from '../store-faults.ts';

/** Marks the file as ours: the four letters MKSR. */
const APPLICATION = 0x4d4b5352;
/** Raised when tables change; an older file is brought up to it when it is opened. */
const VERSION = 1;

/**
 * `entry` has the fields of docs/ledger.md and no index on hashes: the number is the key. `state` has one row, the end of the
 * ledger. The bytes of a blob lie in `piece`, numbered `blob.number × PIECES + n`; a blob that is not `whole` is still being written,
 * or was when the process ended.
 */
const SCHEMA = `
  CREATE TABLE entry (
    seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, actor TEXT NOT NULL, kind TEXT NOT NULL, "case" TEXT NOT NULL,
    subject TEXT NOT NULL, "key" TEXT NOT NULL, leaf BLOB NOT NULL, payload BLOB NOT NULL
  ) STRICT;
  CREATE INDEX entry_case ON entry ("case", seq);
  CREATE TABLE state (
    one INTEGER PRIMARY KEY CHECK (one = 0), tip BLOB NOT NULL, root BLOB NOT NULL, checkpoint TEXT NOT NULL, under TEXT
  ) STRICT;
  CREATE TABLE once (name TEXT PRIMARY KEY, "from" INTEGER NOT NULL, count INTEGER NOT NULL, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE "key" (id TEXT PRIMARY KEY, wrapped BLOB) STRICT, WITHOUT ROWID;
  CREATE TABLE blob (number INTEGER PRIMARY KEY, id TEXT NOT NULL, whole INTEGER NOT NULL, pieces INTEGER NOT NULL) STRICT;
  CREATE UNIQUE INDEX blob_id ON blob (id) WHERE whole;
  CREATE TABLE piece (number INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT;
  CREATE TABLE setting (name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT, WITHOUT ROWID;
`;

/** Pieces that one blob may have at most: numbers of pieces stay exact. */
export const PIECES = 2 ** 22;

/** True when the file has no tables yet. */
export function isEmpty(db: Database): boolean {
  return (
    db.pragma('user_version', { simple: true }) === 0 && db.pragma('schema_version', { simple: true }) === 0
  );
}

/** Makes the tables, and `first` in the same transaction. */
export function makeTables(db: Database, first: () => void): void {
  db.transaction(() => {
    db.exec(SCHEMA);
    db.pragma(`application_id = ${APPLICATION}`);
    db.pragma(`user_version = ${VERSION}`);
    first();
  }).immediate();
}

/** Throws NewerVault for the file of a later version, Damaged for one that is not a vault's. */
export function checkVersion(db: Database): void {
  if (db.pragma('application_id', { simple: true }) !== APPLICATION) throw new Damaged('this is no vault');
  const version = db.pragma('user_version', { simple: true });
  if (version !== VERSION)
    throw new NewerVault(`the file has format ${version}, this version knows ${VERSION}`);
}
