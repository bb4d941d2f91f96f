/**
 * Backup: one file that holds a whole vault and opens with the ways that open the vault (docs/archive.md).
 *
 *     moksori-backup 1 <bytes of the key file> LF ‖ the key file ‖ an age file of a tar of the vault's contents
 *
 * The age file is sealed to the public keys of the ways, and to others who are named. Nothing is unsealed on the way.
 */
import type { KeyObject } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { type Home, type Refilled, refill } from '../home.ts';
import { openWay } from '../keys/key-file.ts';
import type { MasterKeys } from '../keys/slots.ts';
import { KeyChanged } from '../store.ts';
import { openWays } from '../ways.ts';
import { openedBy, sealedTo } from './age.ts';
import { contentsOf, fill } from './contents.ts';
import { bytesOf, writeWhole } from './file.ts';
import { BadArchive, packed, unpacked } from './part.ts';
import { identityOf, recipientOf } from './way-age.ts';

export interface BackupOptions {
  /** Further recipients, `age1…`; they open the age file, and what is sealed inside stays sealed to them. */
  readonly to?: readonly string[];
  /** Restores what was written into a throw-away folder beside the file, and checks it. */
  readonly rehearse?: boolean;
  readonly progress?: (entries: number, of: number) => void;
}

export interface BackedUp {
  readonly bytes: number;
  /** Of the ledger, when it was rehearsed: what came back. */
  readonly rehearsed?: Refilled;
}

const HEAD = /^moksori-backup (\d{1,4}) (\d{1,6})\n/;
const FORMAT = 1;
/** More than any key file. */
const MOST_KEYS = 1 << 16;

/**
 * Writes a backup. The file is there whole or not at all. Entries may be appended meanwhile; a change of key waits for it.
 *
 * @throws FileExists; KeyChanged when another process changed the key meanwhile: what was written is removed.
 */
export function backup(home: Home, file: string, options: BackupOptions = {}): Promise<BackedUp> {
  return home.inTurn(() => write(home, file, options));
}

async function write(
  home: Home,
  file: string,
  { to = [], rehearse = false, progress }: BackupOptions,
): Promise<BackedUp> {
  const keys = await home.keyFile();
  const ways = openWays(await home.ways());
  // A key that exists only for the rehearsal, so that the very file is read and no secret is asked for.
  const own = rehearse ? await generateX25519Identity() : undefined;
  const recipients = [
    ...ways.map(({ publicKey }) => recipientOf(publicKey)),
    ...to,
    ...(own === undefined ? [] : [await identityToRecipient(own)]),
  ];
  const contents = contentsOf(home.store, {
    what: 'backup',
    vault: home.id,
    key: ({ wrapped }) => (wrapped === null ? null : Buffer.from(wrapped).toString('base64')),
    ...(progress && { progress }),
  });
  const bytes = await writeWhole(file, written(keys, sealedTo(recipients, packed(contents))));
  if (!Buffer.from(keys).equals(await home.keyFile())) {
    await rm(file);
    throw new KeyChanged();
  }
  if (own === undefined) return { bytes };
  const into = `${file}.rehearsal`;
  const remove = () => rm(into, { recursive: true, force: true });
  await remove();
  try {
    const { keys: found, sealed } = await readHead(file);
    return {
      bytes,
      rehearsed: await restored(into, found, home.masters(), openedBy([own], sealed), progress),
    };
  } finally {
    await remove();
  }
}

async function* written(keys: Uint8Array, sealed: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  yield Buffer.from(`moksori-backup ${FORMAT} ${keys.length}\n`);
  yield keys;
  yield* sealed;
}

export interface RestoreOptions {
  /** Where the vault of a team shall be; a vault of one person when not given. */
  readonly connection?: string;
  readonly progress?: (entries: number, of: number) => void;
}

/**
 * Makes a vault of a backup, in a folder that is not there yet. It is there whole, its ledger checked against its checkpoint, or
 * not at all.
 *
 * @param secret of a way that opened the vault when the backup was made
 * @throws BadArchive, WrongSecret, FolderTaken
 */
export async function restore(
  file: string,
  dir: string,
  secret: Uint8Array,
  { progress, ...place }: RestoreOptions = {},
): Promise<Refilled> {
  const { keys, sealed } = await readHead(file);
  const way = await openWay(keys, secret);
  return restored(dir, keys, way.keys, openedBy([ageKey(way.privateKey)], sealed), progress, place);
}

function restored(
  dir: string,
  keyFile: Uint8Array,
  masters: MasterKeys,
  tar: AsyncIterable<Uint8Array>,
  progress?: (entries: number, of: number) => void,
  place: { readonly connection?: string } = {},
): Promise<Refilled> {
  return refill(dir, { keyFile, masters, ...place }, (store) =>
    fill(store, unpacked(tar), {
      what: 'backup',
      key: (id, key) => ({ id, wrapped: typeof key === 'string' ? Buffer.from(key, 'base64') : null }),
      ...(progress && { progress }),
    }),
  );
}

function ageKey(key: KeyObject): string {
  const { d } = key.export({ format: 'jwk' });
  return identityOf(Buffer.from(d!, 'base64url'));
}

/** The key file of a backup, and what comes after it, which is not opened yet. @throws BadArchive */
export async function readHead(
  file: string,
): Promise<{ readonly keys: Uint8Array; readonly sealed: AsyncIterable<Uint8Array> }> {
  const start = await first(file, 64);
  const [head, format, length] = HEAD.exec(start.toString('latin1')) ?? [];
  if (head === undefined) throw new BadArchive('is no backup');
  if (Number(format) !== FORMAT) throw new BadArchive('is of a later format than this version knows');
  const end = head.length + Number(length);
  if (Number(length) > MOST_KEYS) throw new BadArchive('is no backup');
  const keys = (await first(file, end)).subarray(head.length);
  if (keys.length !== Number(length)) throw new BadArchive('is cut off or damaged');
  return { keys, sealed: bytesOf(file, end) };
}

async function first(file: string, bytes: number): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of bytesOf(file)) {
    pieces.push(piece);
    size += piece.length;
    if (size >= bytes) break;
  }
  return Buffer.concat(pieces).subarray(0, bytes);
}
