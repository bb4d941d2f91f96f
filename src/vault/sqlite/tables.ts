import type { Database } from 'better-sqlite3-multiple-ciphers';
import { type Blobs, blobsOf } from './blobs.ts';
import { type Entries, entriesOf } from './entries.ts';
import { type Keys, keysOf } from './keys.ts';
import { type Settings, settingsOf } from './settings.ts';

/** An open file with what can be asked of each table. */
export interface Tables {
  readonly db: Database;
  readonly entries: Entries;
  readonly keys: Keys;
  readonly blobs: Blobs;
  readonly settings: Settings;
}

export const tablesOf = (db: Database): Tables => ({
  db,
  entries: entriesOf(db),
  keys: keysOf(db),
  blobs: blobsOf(db),
  settings: settingsOf(db),
});
