/**
 * The place of a team's vault: a schema of a database. Its key file is a setting there, written last: without it the vault was never
 * finished, and may be begun anew.
 */
import type { Built, Opening, Site } from '../place.ts';
import { NoVault } from '../store-faults.ts';
import { connectPatiently, hangUp } from './server.ts';
import { openPostgres, type SharedStore } from './store.ts';

/** There is a vault in this database already. */
export class DatabaseTaken extends Error {}

const SLOTS = 'slots';
const SCHEMA = 'moksori';
const PATIENCE = 5000;

/** Makes a team's vault. @throws DatabaseTaken */
export async function makeTeam(
  connection: string,
  build: (built: Built) => Promise<string>,
): Promise<string> {
  if ((await slotsOf(connection)) !== null) throw new DatabaseTaken('there is a vault in this database');
  await drop(connection);
  try {
    return await build({
      open: (opening) => open(connection, opening, true),
      writeKeys: (file) => writeSlots(connection, file),
    });
  } catch (error) {
    await drop(connection);
    throw error;
  }
}

/** The place of a team's vault that is there. */
export function teamSite(connection: string): Omit<Site, 'dir' | 'id' | 'connection' | 'member'> {
  return {
    open: (opening) => open(connection, opening, false),
    readKeys: async () => {
      const slots = await slotsOf(connection);
      if (slots === null) throw new NoVault('there is no vault in this database');
      return slots;
    },
    writeKeys: (file) => writeSlots(connection, file),
    destroyKeys: async () => {
      if ((await slotsOf(connection)) === null) return [];
      await unsealed(connection, (store) => store.setSetting(SLOTS, null));
      // What the server's disk and its logs keep is out of reach from here.
      return [{ file: SLOTS, overwritten: false, removed: true }];
    },
    // The database as a whole has no key: its entries, files and words are sealed one by one.
    rekey: (store, _, wrap, under) => store.rewrap(wrap, under),
  };
}

function open(connection: string, { blind, sign }: Opening, create: boolean): Promise<SharedStore> {
  return openPostgres({ connection, schema: SCHEMA, blind, sign, create });
}

/** Settings can be read and written before anything is unsealed. */
async function unsealed<T>(connection: string, work: (store: SharedStore) => Promise<T>): Promise<T> {
  const store = await open(connection, { files: [], blind: new Uint8Array(32), sign: () => '' }, false);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

async function slotsOf(connection: string): Promise<Uint8Array | null> {
  try {
    return await unsealed(connection, (store) => store.setting(SLOTS));
  } catch (error) {
    if (error instanceof NoVault) return null;
    throw error;
  }
}

function writeSlots(connection: string, file: Uint8Array): Promise<void> {
  return unsealed(connection, (store) => store.setSetting(SLOTS, file));
}

/** Only what was never finished. */
async function drop(connection: string): Promise<void> {
  const client = await connectPatiently({ connection, schema: SCHEMA, patience: PATIENCE });
  try {
    await client.query(`drop schema if exists ${SCHEMA} cascade`);
  } finally {
    hangUp(client);
  }
}
