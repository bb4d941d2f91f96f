import { open, readFile, rename, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { syncFolder } from './file.ts';

/** Somebody else is at the file, or was cut off in the middle: the next one lies beside it. */
export class UnderWay extends Error {
  override readonly name = 'UnderWay';
  readonly beside: string;
  constructor(beside: string) {
    super('under way');
    this.beside = beside;
  }
}

/**
 * Puts into a small file what follows from what is in it, durably and one after the other: the old text stays until the new one is whole.
 *
 * @param next of the text so far, null when there is no file; what it throws leaves everything as it was
 * @returns the new text
 * @throws UnderWay; and what the disk says
 */
export async function advanced(file: string, next: (before: string | null) => string): Promise<string> {
  const beside = `${file}.next`;
  const handle = await open(beside, 'wx', 0o600).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'EEXIST' ? new UnderWay(beside) : error;
  });
  try {
    let text: string;
    try {
      text = next(await textOf(file));
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(beside, file);
    await syncFolder(dirname(file));
    return text;
  } catch (error) {
    await unlink(beside).catch(() => {});
    throw error;
  }
}

const textOf = (file: string): Promise<string | null> =>
  readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
