/**
 * The files of a bundle, out of a zip archive or a folder, read as something that a stranger packed: a name that leads outside, that
 * stands twice or that is no plain file is a fault; nothing is ever unpacked onto the disk, and no more is read than was announced.
 */
import { createReadStream } from 'node:fs';
import { lstat, opendir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { type Entry, openPromise, type ZipFile } from 'yauzl';

/** What the form of a bundle has against it; the command line has the words. */
export class NotABundle extends Error {
  readonly why: 'archive' | 'name' | 'twice' | 'many' | 'large' | 'compressed' | 'link' | 'missing' | 'form';
  readonly file: string;
  constructor(why: NotABundle['why'], file = '') {
    super(`no bundle: ${why} ${file}`);
    this.name = 'NotABundle';
    this.why = why;
    this.file = file;
  }
}

export interface Files {
  /** Name → its size in bytes, as announced. */
  readonly sizes: ReadonlyMap<string, number>;
  /** The bytes of a file, in chunks; never more than announced. @throws NotABundle */
  read(name: string): AsyncIterable<Uint8Array>;
  close(): Promise<void>;
}

const MOST_FILES = 50_000;
/** The end of what an archive can hold here: a terabyte. */
const MOST_BYTES = 2 ** 40;
/** A name of a file: no roots, no backslashes, no control characters, no step upwards. */
const NAME = /^(?!.*(?:^|\/)\.{0,2}(?:\/|$))[^\\\p{C}]{1,1024}$/u;
const STORED = 0;
const DEFLATED = 8;
/** An archive that we did not make may be compressed, but not beyond what texts are. */
const MOST_RATIO = 200;

/** @throws NotABundle; what the disk says */
export async function openFiles(path: string): Promise<Files> {
  return (await lstat(path)).isDirectory() ? inFolder(path) : inArchive(path);
}

async function inFolder(folder: string): Promise<Files> {
  const sizes = new Map<string, number>();
  const pending = [folder];
  for (let at = pending.pop(); at !== undefined; at = pending.pop())
    for await (const entry of await opendir(at)) {
      const path = join(at, entry.name);
      const name = relative(folder, path).split(sep).join('/');
      if (entry.isDirectory()) pending.push(path);
      else if (entry.isFile()) take(sizes, name, (await lstat(path)).size);
      else throw new NotABundle('link', name);
    }
  return {
    sizes,
    read: (name) => bounded(createReadStream(join(folder, name)), known(sizes, name), name),
    close: async () => {},
  };
}

async function inArchive(path: string): Promise<Files> {
  const zip = await openPromise(path, {
    autoClose: false,
    validateEntrySizes: true,
    strictFileNames: true,
  }).catch(unreadable);
  try {
    if (zip.entryCount > MOST_FILES) throw new NotABundle('many');
    const sizes = new Map<string, number>();
    const entries = new Map<string, Entry>();
    try {
      for await (const entry of zip.eachEntry()) {
        const { fileName: name, uncompressedSize, compressedSize, compressionMethod } = entry;
        if (name.endsWith('/')) continue;
        if (isLink(entry)) throw new NotABundle('link', shown(name));
        if (![STORED, DEFLATED].includes(compressionMethod) || entry.isEncrypted())
          throw new NotABundle('compressed', shown(name));
        if (uncompressedSize > 1_000_000 && uncompressedSize > compressedSize * MOST_RATIO)
          throw new NotABundle('large', shown(name));
        take(sizes, name, uncompressedSize);
        entries.set(name, entry);
      }
    } catch (error) {
      unreadable(error);
    }
    return {
      sizes,
      read: (name) => bounded(pieces(zip, entries.get(name), name), known(sizes, name), name),
      close: async () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

async function* pieces(zip: ZipFile, entry: Entry | undefined, name: string): AsyncIterable<Uint8Array> {
  if (entry === undefined) throw new NotABundle('missing', shown(name));
  try {
    yield* await zip.openReadStreamPromise(entry);
  } catch (error) {
    unreadable(error, name);
  }
}

/** What the reader of archives says, as a fault of the bundle; what the disk says stays as it is. */
function unreadable(error: unknown, name = ''): never {
  if (error instanceof NotABundle || (error as NodeJS.ErrnoException).code?.startsWith('E')) throw error;
  const text = String((error as Error).message);
  throw new NotABundle(
    /relative path|absolute path|characters in fileName/.test(text) ? 'name' : 'archive',
    shown(name),
  );
}

function take(sizes: Map<string, number>, name: string, size: number): void {
  if (!NAME.test(name)) throw new NotABundle('name', shown(name));
  if (sizes.has(name)) throw new NotABundle('twice', shown(name));
  if (sizes.size >= MOST_FILES) throw new NotABundle('many');
  if (size > MOST_BYTES) throw new NotABundle('large', shown(name));
  sizes.set(name, size);
}

function known(sizes: ReadonlyMap<string, number>, name: string): number {
  const size = sizes.get(name);
  if (size === undefined) throw new NotABundle('missing', shown(name));
  return size;
}

async function* bounded(
  chunks: AsyncIterable<Uint8Array>,
  size: number,
  name: string,
): AsyncIterable<Uint8Array> {
  let read = 0;
  for await (const chunk of chunks) {
    read += chunk.length;
    if (read > size) throw new NotABundle('large', shown(name));
    yield chunk;
  }
}

/** The upper half of the external attributes has the mode of Unix. */
const isLink = ({ externalFileAttributes }: Entry): boolean =>
  ((externalFileAttributes >>> 16) & 0o170000) === 0o120000;

/** A name as it may be printed. */
const shown = (name: string): string => name.replace(/\p{C}/gu, '?').slice(0, 120);
