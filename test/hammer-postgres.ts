/** The PostgreSQL store under the hammer. Processes are killed, the server is not: it is one of all vaults. */
import { openPostgres } from '../src/vault/postgres/store.ts';
import type { Driver } from './hammer.ts';
import { sign } from './invented-signer.ts';
import { type Server, startPostgres } from './postgres.ts';

let server: Promise<Server> | undefined;

export const driver: Driver = {
  name: 'PostgreSQL',
  create: async () => {
    server ??= startPostgres();
    return (await server).database();
  },
  open: (place) => openPostgres({ connection: place, sign, blind: new Uint8Array(32) }),
  change: (store, generation, wrap) => store.rewrap(wrap, `master-${generation}`),
  // The vault goes with the server, and that when the process ends.
  remove: async () => {},
};
