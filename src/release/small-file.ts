import { open } from 'node:fs/promises';

const MOST = 1024 * 1024;

/** A key, a checkpoint or a token that somebody names: its bytes. @throws RangeError above a megabyte; what the disk says */
export async function smallFile(path: string): Promise<Buffer> {
  const handle = await open(path, 'r');
  try {
    const { size } = await handle.stat();
    if (size > MOST) throw new RangeError('larger than a megabyte');
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}
