import { after } from 'node:test';
import { type Server, startPostgres } from '../../../test/postgres.ts';
import { type Means, storeContract } from '../../../test/store-contract.ts';
import type { Store } from '../store.ts';
import { openPostgres } from './store.ts';

let server: Server | undefined;
after(() => server?.stop());

const places = new WeakMap<Store, string>();
async function open(connection: string, means: Means): Promise<Store> {
  const store = await openPostgres({ connection, blind: new Uint8Array(32), ...means });
  places.set(store, connection);
  return store;
}

storeContract({
  name: 'PostgreSQL',
  open: async (means) => {
    server ??= await startPostgres();
    return open(await server.database(), means);
  },
  reopen: async (store, means) => {
    await store.close();
    return open(places.get(store)!, means);
  },
  destroy: (store) => store.close(),
});
