import { open } from 'node:fs/promises';

const MEGABYTE = 1024 * 1024;

/** A file is larger than its kind may be. */
export class FileTooLarge extends RangeError {
  readonly megabytes: number;
  constructor(megabytes: number) {
    super(`larger than ${megabytes} megabytes`);
    this.megabytes = megabytes;
  }
}

/**
 * A key, a checkpoint, a token or another file that fits into memory: its bytes.
 *
 * @throws FileTooLarge above so many megabytes; what the disk says
 */
export async function smallFile(path: string, megabytes = 1): Promise<Buffer> {
  const handle = await open(path, 'r');
  try {
    const { size } = await handle.stat();
    if (size > megabytes * MEGABYTE) throw new FileTooLarge(megabytes);
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}
