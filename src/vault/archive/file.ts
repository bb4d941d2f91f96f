import { open, rename, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';

/** There is something of that name already. */
export class FileExists extends Error {}

/**
 * Writes a stream into a file that is there whole or not at all: beside it first, synced, then renamed, and the folder synced.
 * A file of that name is not replaced.
 *
 * @throws FileExists; and what the disk says, after what was written is removed again.
 */
export async function writeWhole(file: string, bytes: AsyncIterable<Uint8Array>): Promise<number> {
  await unlessThere(file);
  const beside = `${file}.part`;
  const handle = await open(beside, 'w', 0o600);
  let written = 0;
  try {
    try {
      for await (const chunk of bytes) {
        // A disk that fills up takes a part and says so: only the next write fails.
        for (let at = 0; at < chunk.length; ) at += (await handle.write(chunk, at)).bytesWritten;
        written += chunk.length;
      }
      await handle.sync();
    } finally {
      await handle.close();
    }
    await unlessThere(file);
    await rename(beside, file);
  } catch (error) {
    await unlink(beside).catch(() => {});
    throw error;
  }
  await syncFolder(dirname(file));
  return written;
}

/** Makes the names in a folder durable. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The bytes of a file, in chunks, from an offset on. */
export async function* bytesOf(file: string, from = 0): AsyncIterable<Uint8Array> {
  const handle = await open(file, 'r');
  try {
    yield* handle.createReadStream({ start: from, autoClose: false });
  } finally {
    await handle.close();
  }
}

/** @throws FileExists when there is something of that name */
export async function unlessThere(file: string): Promise<void> {
  const there = await open(file, 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  await there?.close();
  if (there) throw new FileExists(file);
}
