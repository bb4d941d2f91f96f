/**
 * What a vault is made of, as parts of an archive (docs/archive.md), and a store filled from them. The ledger is copied as bytes, never
 * read as entries with a meaning.
 *
 *     vault.json            what it is, of which vault, how many entries, the root
 *     checkpoint            the signed note for just these entries
 *     keys/00000000         one line of JSON for each data key
 *     ledger/00000000       whole entries one behind the other; the name is the number of the first
 *     settings.json         name → base64
 *     blobs/b-…/00000000    sealed files
 */
import type { Store, WrappedKey } from '../store.ts';
import { framed, unframed } from './framing.ts';
import { BadArchive, type Part } from './part.ts';

export interface About {
  readonly format: 1;
  readonly what: 'backup' | 'export';
  readonly vault: string;
  readonly entries: number;
  /** Hex. */
  readonly root: string;
}

/** Settings that belong to one place and not to the vault. */
const STAYS = new Set(['slots']);
const FORMAT = 1;
const number = (n: number): string => String(n).padStart(8, '0');
const json = (value: unknown): Uint8Array => Buffer.from(`${JSON.stringify(value)}\n`);

export interface CopyOptions {
  readonly what: About['what'];
  /** Name of the vault. */
  readonly vault: string;
  /** How a data key is written: wrapped as it is, or opened. */
  readonly key: (key: WrappedKey) => unknown;
  /** Told after each part of the ledger. */
  readonly progress?: (entries: number, of: number) => void;
}

/**
 * All of a store as parts, in an order in which a store can be filled. What is appended meanwhile is left out: the copy is that
 * of the head at the beginning.
 */
export async function* contentsOf(store: Store, options: CopyOptions): AsyncIterable<Part> {
  const { size, root, checkpoint } = await store.head();
  const about: About = {
    format: FORMAT,
    what: options.what,
    vault: options.vault,
    entries: size,
    root: Buffer.from(root).toString('hex'),
  };
  yield { name: 'vault.json', bytes: json(about) };
  yield { name: 'checkpoint', bytes: Buffer.from(checkpoint) };
  let run = 0;
  for await (const keys of store.allKeys())
    yield {
      name: `keys/${number(run++)}`,
      bytes: Buffer.concat(keys.map((key) => json({ id: key.id, key: options.key(key) }))),
    };
  for await (const { first, bytes } of framed(store.entries({ to: size }))) {
    yield { name: `ledger/${number(first)}`, bytes };
    options.progress?.(first, size);
  }
  const settings: Record<string, string> = {};
  for (const name of await store.settings())
    if (!STAYS.has(name)) settings[name] = Buffer.from((await store.setting(name))!).toString('base64');
  yield { name: 'settings.json', bytes: json(settings) };
  for await (const id of store.blobs()) {
    let piece = 0;
    for await (const bytes of (await store.blob(id)) ?? [])
      yield { name: `blobs/${id}/${number(piece++)}`, bytes };
  }
  options.progress?.(size, size);
}

export interface FillOptions {
  readonly what: About['what'];
  /** How a key of the archive is kept in this store. */
  readonly key: (id: string, key: unknown) => WrappedKey;
  readonly progress?: (entries: number, of: number) => void;
}

/**
 * Fills an empty store. Parts that are not known are passed over: an export has some for people to read.
 *
 * @throws BadArchive when it is of another kind or later format, when something is missing, or when the ledger that came out is
 *   not the one that the archive names.
 */
export async function fill(store: Store, parts: AsyncIterable<Part>, options: FillOptions): Promise<About> {
  let about: About | undefined;
  let checkpoint: string | undefined;
  let taken = 0;
  const blobs = grouped(parts);
  for await (const { name, bytes, rest } of blobs) {
    if (name === 'vault.json') about = aboutOf(bytes, options.what);
    else if (about === undefined) throw new BadArchive('does not begin with what it is');
    else if (name === 'checkpoint') checkpoint = Buffer.from(bytes).toString();
    else if (name.startsWith('keys/')) await store.adopt([], keysOf(bytes, options.key));
    else if (name.startsWith('ledger/')) {
      const entries = unframed(bytes);
      taken += entries.length;
      if (entries[0]?.seq !== taken - entries.length || taken > about.entries)
        throw new BadArchive('has entries that are missing or out of order');
      await store.adopt(entries, [], taken === about.entries ? checkpoint : undefined);
      options.progress?.(taken, about.entries);
    } else if (name === 'settings.json')
      for (const [setting, value] of Object.entries(record(bytes)))
        await store.setSetting(setting, Buffer.from(String(value), 'base64'));
    else if (rest !== undefined) await store.putBlob(name.split('/')[1]!, rest);
  }
  if (about === undefined) throw new BadArchive('holds nothing');
  const head = await store.head();
  if (head.size !== about.entries || Buffer.from(head.root).toString('hex') !== about.root)
    throw new BadArchive('does not hold the ledger that it names');
  if (head.checkpoint !== checkpoint) throw new BadArchive('has no checkpoint for its last entry');
  return about;
}

/** Parts in their order; those of one blob come as one, with all their pieces as a stream. */
async function* grouped(
  parts: AsyncIterable<Part>,
): AsyncIterable<Part & { readonly rest?: AsyncIterable<Uint8Array> }> {
  const reading = parts[Symbol.asyncIterator]();
  let next = await reading.next();
  while (!next.done) {
    const part = next.value;
    const folder = /^blobs\/[^/]+\//.exec(part.name)?.[0];
    if (folder === undefined) {
      yield part;
      next = await reading.next();
      continue;
    }
    let piece = 0;
    const pieces = async function* () {
      while (!next.done && next.value.name.startsWith(folder)) {
        if (next.value.name !== folder + number(piece++))
          throw new BadArchive('has a file with pieces missing');
        yield next.value.bytes;
        next = await reading.next();
      }
    };
    const rest = pieces();
    yield { ...part, rest };
    for await (const _ of rest);
  }
}

function aboutOf(bytes: Uint8Array, what: About['what']): About {
  const about = record(bytes) as unknown as About;
  if (about.format !== FORMAT) throw new BadArchive('is of a later format than this version knows');
  if (about.what !== what) throw new BadArchive(`is no ${what}`);
  if (!Number.isSafeInteger(about.entries) || about.entries < 0 || !/^[0-9a-f]{64}$/.test(about.root))
    throw new BadArchive('does not say what it holds');
  return about;
}

function keysOf(bytes: Uint8Array, read: FillOptions['key']): WrappedKey[] {
  return Buffer.from(bytes)
    .toString()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const { id, key } = record(Buffer.from(line));
      if (typeof id !== 'string') throw new BadArchive('has a key without an id');
      return read(id, key);
    });
}

function record(bytes: Uint8Array): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(Buffer.from(bytes).toString());
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  } catch {
    // said below
  }
  throw new BadArchive('has a part that cannot be read');
}
