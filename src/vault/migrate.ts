/**
 * Moves a vault between kinds of store: the same entries, keys, sealed files, settings and head, byte for byte. The new vault is there
 * when its ledger was checked and all of it compared, or not at all; the old one is only read.
 */
import { createHash, type Hash } from 'node:crypto';
import { type Home, type Refilled, refill } from './home.ts';
import type { Store } from './store.ts';
import { Damaged } from './store-faults.ts';

export interface Migrating {
  /** Where the server of the team is; a vault of one person when not given. */
  readonly connection?: string;
  readonly progress?: (what: 'entries' | 'files', done: number, of: number) => void;
}

/**
 * Makes a vault in a folder that is not there yet out of one that is open. What others append meanwhile comes too; what they append
 * after it resolved does not: a team stops before it moves.
 *
 * @throws FolderTaken, Damaged; DatabaseTaken when the database holds a vault
 */
export async function migrate(
  home: Home,
  dir: string,
  { connection, progress }: Migrating,
): Promise<Refilled> {
  const place = connection === undefined ? {} : { connection };
  return refill(dir, { keyFile: await home.keyFile(), masters: home.masters(), ...place }, async (store) => {
    const { entries, root } = await copyStore(home.store, store, progress);
    return { vault: home.id, entries, root };
  });
}

/** The key file of a team's vault: it is written when all else is there. */
const SLOTS = 'slots';

/**
 * Copies all of a store into an empty one, and compares.
 *
 * @throws Damaged when something came out as another thing
 */
export async function copyStore(
  from: Store,
  to: Store,
  progress: NonNullable<Migrating['progress']> = () => {},
): Promise<{ readonly entries: number; readonly root: string }> {
  let head = await from.head();
  for (let taken = 0; ; head = await from.head()) {
    for await (const keys of from.allKeys()) await to.adopt([], keys);
    for await (const chunk of from.entries({ from: taken, to: head.size })) {
      taken += chunk.length;
      await to.adopt(chunk, [], taken === head.size ? head.checkpoint : undefined);
      progress('entries', taken, head.size);
    }
    if ((await from.head()).size === taken) break;
  }
  await copyBlobs(from, to, progress);
  for (const name of await from.settings())
    if (name !== SLOTS) await to.setSetting(name, await from.setting(name));
  const came = await to.head();
  if (
    came.size !== head.size ||
    !same(came.root, head.root) ||
    (head.size > 0 && came.checkpoint !== head.checkpoint)
  )
    throw new Damaged('the ledger that came is another one');
  if (!same(await keysDigest(from), await keysDigest(to))) throw new Damaged('the keys that came are others');
  return { entries: came.size, root: Buffer.from(came.root).toString('hex') };
}

async function copyBlobs(
  from: Store,
  to: Store,
  progress: NonNullable<Migrating['progress']>,
): Promise<void> {
  const ids: string[] = [];
  for await (const id of from.blobs()) ids.push(id);
  for (const [i, id] of ids.entries()) {
    const bytes = await from.blob(id);
    // Dropped meanwhile, with its key.
    if (bytes === null) continue;
    const sent = createHash('sha256');
    await to.putBlob(id, hashing(sent, bytes));
    const came = createHash('sha256');
    for await (const chunk of (await to.blob(id)) ?? []) came.update(chunk);
    if (!sent.digest().equals(came.digest())) throw new Damaged('a file that came is another one');
    progress('files', i + 1, ids.length);
  }
}

/** SHA-256 over all keys in their order. */
async function keysDigest(store: Store): Promise<Buffer> {
  const hash = createHash('sha256');
  for await (const keys of store.allKeys())
    for (const { id, wrapped } of keys)
      hash.update(`${id} ${wrapped && Buffer.from(wrapped).toString('hex')}\n`);
  return hash.digest();
}

const same = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;

async function* hashing(hash: Hash, chunks: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  for await (const chunk of chunks) {
    hash.update(chunk);
    yield chunk;
  }
}
