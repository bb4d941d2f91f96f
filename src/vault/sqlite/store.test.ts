import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Means, storeContract } from '../../../test/store-contract.ts';
import type { Store } from '../store.ts';
import { openSqlite } from './store.ts';

const key = randomBytes(32);
const places = new WeakMap<Store, string>();

async function opened(file: string, means: Means): Promise<Store> {
  const store = await openSqlite(file, { key, ...means });
  places.set(store, file);
  return store;
}

storeContract({
  name: 'SQLite',
  open: (means) => opened(join(mkdtempSync(join(tmpdir(), 'moksori-sqlite-')), 'vault.db'), means),
  reopen: async (store, means) => {
    await store.close();
    return opened(places.get(store)!, means);
  },
  destroy: async (store) => {
    await store.close();
    rmSync(dirname(places.get(store)!), { recursive: true });
  },
});
