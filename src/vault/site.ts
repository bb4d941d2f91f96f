/**
 * Where a vault lives. Its folder holds `vault.json`, which says what it is and shows nothing of what it holds.
 *
 *     vault.json   {"format":1,"id":"8f14e45f","store":"sqlite"}; of a team: "store":"postgres", where the server is, whose folder it is
 *     keys         the key file (docs/key-file.md); of a team: in the database
 *     vault.db     the store, encrypted whole; of a team: the database
 */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { syncFolder } from './archive/file.ts';
import { destroyKeyFile } from './keys/destroy.ts';
import type { Built, Site } from './place.ts';
import { openSqlite, type SqliteStore } from './sqlite/store.ts';

interface VaultJson {
  readonly format: 1;
  readonly id: string;
  readonly store: 'sqlite' | 'postgres';
  /** Of a team: `postgres://host/database`, without a password (PGPASSWORD or a password file has it). */
  readonly connection?: string;
  /** Of a team: the id of the person whose folder this is. */
  readonly member?: string;
}

/** This folder is no vault. */
export class NotAVault extends Error {}

/** There is something in this folder already. */
export class FolderTaken extends Error {}

/** `vault.json` is no place for a password. */
export class PasswordInConnection extends Error {}

/** Where the server is was not said as an address. */
export class BadConnection extends Error {}

const NAME = 'vault.json';
const FORMAT = 1;

const databaseOf = (dir: string): string => join(dir, 'vault.db');
export const keyFileOf = (dir: string): string => join(dir, 'keys');

/** @throws NotAVault */
function readVaultJson(dir: string): VaultJson {
  let text: string;
  try {
    text = readFileSync(join(dir, NAME), 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') throw new NotAVault('there is no vault here');
    throw error;
  }
  const read = parsed(text);
  if (read.format !== FORMAT)
    throw new NotAVault('the vault is of a later format, or its vault.json is damaged');
  const { id, store, connection, member } = read;
  const whole =
    typeof id === 'string' &&
    (member === undefined || typeof member === 'string') &&
    (store === 'sqlite' || (store === 'postgres' && typeof connection === 'string'));
  if (!whole) throw new NotAVault('its vault.json is damaged');
  return read as unknown as VaultJson;
}

function parsed(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  } catch {
    // said by the caller
  }
  return {};
}

/**
 * Makes the folder of a vault: there whole or not at all, whenever the machine stops. `build` fills a folder beside it.
 *
 * @throws FolderTaken
 */
async function makeFolder(dir: string, build: (beside: string) => Promise<VaultJson>): Promise<void> {
  if (existsSync(dir)) throw new FolderTaken(dir);
  const beside = `${dir}.part`;
  rmSync(beside, { recursive: true, force: true });
  mkdirSync(beside, { recursive: true, mode: 0o700 });
  try {
    const json = await build(beside);
    await writeFile(join(beside, NAME), Buffer.from(`${JSON.stringify(json)}\n`));
    renameSync(beside, dir);
    await syncFolder(dirname(dir));
  } catch (error) {
    rmSync(beside, { recursive: true, force: true });
    throw error;
  }
}

/**
 * Makes a place: there whole or not at all. `build` answers with the id of the vault.
 *
 * @throws FolderTaken, DatabaseTaken, PasswordInConnection
 */
export async function makeSite(
  dir: string,
  { connection }: { readonly connection?: string },
  build: (built: Built) => Promise<string>,
): Promise<void> {
  await makeFolder(dir, async (beside) => {
    if (connection !== undefined) {
      checkConnection(connection);
      const { makeTeam } = await import('./postgres/site.ts');
      return { format: FORMAT, id: await makeTeam(connection, build), store: 'postgres', connection };
    }
    const id = await build({
      open: ({ files, sign }) => openSqlite(databaseOf(beside), { key: files, sign, create: true }),
      writeKeys: (file) => writeFile(keyFileOf(beside), file),
    });
    return { format: FORMAT, id, store: 'sqlite' };
  });
}

/**
 * Makes the folder of a further member of a team, whose vault is there. @throws FolderTaken
 */
export function makeMember(dir: string, { id, connection, member }: Member): Promise<void> {
  return makeFolder(dir, async () => ({ format: FORMAT, id, store: 'postgres', connection, member }));
}

export interface Member {
  readonly id: string;
  readonly connection: string;
  readonly member: string;
}

/** Refuses before anything is asked or made what cannot be made. @throws FolderTaken, PasswordInConnection */
export function checkPlace(dir: string, connection: string): void {
  if (existsSync(dir)) throw new FolderTaken(dir);
  checkConnection(connection);
}

function checkConnection(connection: string): void {
  if (!URL.canParse(connection)) throw new BadConnection();
  if (new URL(connection).password !== '') throw new PasswordInConnection();
}

/** The place of a folder. @throws NotAVault */
export async function siteOf(dir: string): Promise<Site> {
  const { id, connection, member } = readVaultJson(dir);
  // Whoever works alone loads nothing of a server.
  if (connection !== undefined)
    return {
      dir,
      id,
      connection,
      ...(member !== undefined && { member }),
      ...(await import('./postgres/site.ts')).teamSite(connection),
    };
  return {
    dir,
    id,
    open: ({ files, sign }) => openSqlite(databaseOf(dir), { key: files, sign, create: false }),
    readKeys: async () => readFileSync(keyFileOf(dir)),
    writeKeys: (file) => writeFile(keyFileOf(dir), file),
    destroyKeys: () => destroyKeyFile(keyFileOf(dir)),
    rekey: (store, file, wrap, under) => (store as SqliteStore).rekey(file, wrap, under),
  };
}

/** Replaces a small file: the old one or the new one is there at any moment, and durable when it resolves. */
async function writeFile(file: string, bytes: Uint8Array): Promise<void> {
  const beside = `${file}.part`;
  const handle = await open(beside, 'w', 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(beside, file);
  await syncFolder(dirname(file));
}
