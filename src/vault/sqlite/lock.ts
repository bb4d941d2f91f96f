import Sqlite from 'better-sqlite3-multiple-ciphers';
import { VaultInUse } from '../store-faults.ts';
import { translated } from './faults.ts';

export interface Lock {
  release(): void;
}

/**
 * One process at a time: an empty SQLite file beside the vault, held in an exclusive transaction. The system lets go of it however
 * the process ends. It has nothing in it and is never deleted, since a deleted one could be held twice.
 *
 * The locks of the system belong to the process and fall when it closes any handle of that file: nothing else may open it.
 * @throws VaultInUse, ReadOnly
 */
export function lock(file: string): Lock {
  let db: Sqlite.Database | undefined;
  try {
    db = new Sqlite(file, { timeout: 0 });
    db.pragma('journal_mode = memory');
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    db?.close();
    const fault = translated(error);
    throw fault instanceof VaultInUse ? new VaultInUse('another process has it open') : fault;
  }
  return { release: () => db.close() };
}
