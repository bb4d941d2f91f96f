import Sqlite from 'better-sqlite3-multiple-ciphers';
import { Closed, Damaged, DiskFull, ReadOnly, VaultInUse } from '../store-faults.ts';

/** What SQLite threw, as one of the named faults of a store; anything else as it is. */
export function translated(error: unknown): unknown {
  if (error instanceof TypeError && /connection is not open/.test(error.message)) return new Closed();
  if (!(error instanceof Sqlite.SqliteError)) return error;
  const named = (Fault: new (message: string, options: ErrorOptions) => Error) =>
    new Fault(error.message, { cause: error });
  if (error.code === 'SQLITE_FULL') return named(DiskFull);
  if (/^SQLITE_(READONLY|CANTOPEN|PERM|IOERR_(WRITE|FSYNC|DIR_FSYNC|TRUNCATE|DELETE|LOCK))/.test(error.code))
    return named(ReadOnly);
  if (/^SQLITE_(NOTADB|CORRUPT|IOERR_(READ|SHORT_READ|DATA|CORRUPTFS))/.test(error.code))
    return named(Damaged);
  if (/^SQLITE_(BUSY|LOCKED)/.test(error.code)) return named(VaultInUse);
  return error;
}
