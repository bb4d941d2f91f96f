/**
 * Export of everything, for a day without Moksori: the ledger as bytes, every data key in clear, and beside them what they open, as
 * lines of JSON and as the files that were received (docs/archive.md). It opens all that the vault seals, so it is sealed to
 * recipients unless somebody asks for it in clear. Import makes the same vault of it: the ledger byte for byte.
 */
import { readFile } from 'node:fs/promises';
import { type Home, importVault, type NewVault, type Refilled } from '../home.ts';
import type { Opened } from '../plain.ts';
import { openedBy, sealedTo } from './age.ts';
import { contentsOf, fill } from './contents.ts';
import { bytesOf, writeWhole } from './file.ts';
import { type Part, packed, runs, unpacked } from './part.ts';

/** A received file that an entry speaks of: where it is kept, under which key, and what to call it. */
export interface NamedFile {
  readonly blob: string;
  readonly key: string;
  /** Letters, digits, dot, dash. */
  readonly name: string;
}

export interface ExportOptions {
  /** Recipients, `age1…`; none: in clear. */
  readonly to: readonly string[];
  /** The files that an entry speaks of: only who knows what entries mean can say. */
  readonly filesOf: (entry: Opened) => readonly NamedFile[];
  readonly progress?: (entries: number, of: number) => void;
}

/** How an age file begins. */
const SEALED = 'age-encryption.org/v1\n';
const GUIDE = new URL('../../../docs/archive.md', import.meta.url);
const LEDGER = new URL('../../../docs/ledger.md', import.meta.url);

/** Writes the export; answers with its size in bytes. @throws FileExists */
export async function exportAll(home: Home, file: string, options: ExportOptions): Promise<number> {
  const tar = packed(partsOf(home, options));
  return writeWhole(file, options.to.length === 0 ? tar : sealedTo(options.to, tar));
}

async function* partsOf(home: Home, { filesOf, progress }: ExportOptions): AsyncIterable<Part> {
  const { vault } = home;
  const { size } = await home.store.head();
  yield* contentsOf(home.store, {
    what: 'export',
    vault: home.id,
    key: (key) => {
      const bytes = vault.reveal(key);
      const written = bytes === null ? null : Buffer.from(bytes).toString('base64');
      bytes?.fill(0);
      return written;
    },
    ...(progress && { progress }),
  });
  yield { name: 'READ-ME.md', bytes: await readFile(GUIDE) };
  yield { name: 'LEDGER.md', bytes: await readFile(LEDGER) };
  yield { name: 'public-key', bytes: Buffer.from(`${Buffer.from(home.publicKey).toString('base64')}\n`) };
  const files: NamedFile[] = [];
  const line = (entry: Opened): Uint8Array => {
    files.push(...filesOf(entry));
    return Buffer.from(`${JSON.stringify(written(entry))}\n`);
  };
  for await (const { first, bytes } of runs(vault.entries({ to: size }), line))
    yield { name: `plain/${String(first).padStart(8, '0')}.jsonl`, bytes };
  for (const { blob, key, name } of files) {
    const bytes = await vault.kept(key, blob).catch(() => null);
    if (bytes !== null) yield { name: `files/${name}`, bytes: Buffer.concat(await pieces(bytes)) };
  }
}

function written({ at, ...entry }: Opened): unknown {
  const { seq, ...rest } = entry;
  return { seq, at: new Date(at).toISOString(), ...rest };
}

async function pieces(bytes: AsyncIterable<Uint8Array>): Promise<Uint8Array[]> {
  const all: Uint8Array[] = [];
  for await (const piece of bytes) all.push(piece);
  return all;
}

export interface ImportOptions extends Pick<NewVault, 'ways' | 'cost' | 'connection'> {
  /** Who does it; the person who made the vault that was exported when not given. */
  readonly actor?: string;
  /** `AGE-SECRET-KEY-1…`, when the export was sealed. */
  readonly identities?: readonly string[];
  readonly progress?: (entries: number, of: number) => void;
}

/** Whether a file is sealed to somebody: an export in clear is not. */
export async function isSealed(file: string): Promise<boolean> {
  for await (const piece of bytesOf(file))
    return Buffer.from(piece).toString('latin1', 0, SEALED.length) === SEALED;
  return false;
}

/**
 * Makes a vault of an export, in a folder that is not there yet, with ways of its own: the old ones opened the old vault and are
 * written down as revoked.
 *
 * @throws BadArchive, NotForUs, FolderTaken
 */
export async function importAll(
  file: string,
  dir: string,
  { identities = [], progress, ...made }: ImportOptions,
): Promise<{ readonly home: Home; readonly refilled: Refilled }> {
  const bytes = bytesOf(file);
  const tar = identities.length === 0 ? bytes : openedBy(identities, bytes);
  return importVault(dir, made, (store, wrap) =>
    fill(store, unpacked(tar), {
      what: 'export',
      key: (id, key) =>
        typeof key === 'string' ? wrap(id, Buffer.from(key, 'base64')) : { id, wrapped: null },
      ...(progress && { progress }),
    }),
  );
}
