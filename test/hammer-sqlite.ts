/** The SQLite store under the hammer. A generation of the key of the vault is a key of the file. */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqlite, type SqliteStore } from '../src/vault/sqlite/store.ts';
import type { WrappedKey } from '../src/vault/store.ts';
import type { Driver } from './hammer.ts';
import { sign } from './invented-signer.ts';

const keyOf = (generation: number) => createHash('sha256').update(`generation ${generation}`).digest();

export const driver: Driver = {
  name: 'SQLite',
  create: async () => mkdtempSync(join(tmpdir(), 'moksori-hammer-')),
  open: async (place, generations) =>
    openSqlite(join(place, 'vault.db'), { key: generations.map(keyOf), sign }),
  change: (store, generation, wrap) =>
    (store as SqliteStore).rekey(
      keyOf(generation),
      wrap as (key: WrappedKey) => WrappedKey,
      `master-${generation}`,
    ),
  remove: async (place) => rmSync(place, { recursive: true, force: true }),
};
