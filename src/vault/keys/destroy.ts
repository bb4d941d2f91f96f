/**
 * Destroying a key file at once. Everything is tried, in the order of what helps most, whatever fails before: written over, confirmed by
 * the disk, removed, the removal confirmed. What a disk keeps besides (spare blocks of an SSD, snapshots, backups, swap) is out of reach:
 * docs/threat-model.md says so.
 */
import { randomBytes } from 'node:crypto';
import { chmod, lstat, open, realpath, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/** What was done to one file. */
export interface Destroyed {
  readonly file: string;
  /** Its bytes were written over in place and the disk confirmed it. */
  readonly overwritten: boolean;
  /** It is no longer in its folder. */
  readonly removed: boolean;
}

/** Destroys a key file, and what a cut-off change of it left beside. Those that are not there are left out. Never throws for a file. */
export async function destroyKeyFile(file: string): Promise<readonly Destroyed[]> {
  const done: Destroyed[] = [];
  for (const name of [file, `${file}.part`]) {
    const kind = await lstat(name).catch(() => null);
    if (kind === null || kind.isDirectory()) continue;
    // A link: what it points to first, while the link still says where that is.
    const real = kind.isSymbolicLink() ? await realpath(name).catch(() => null) : null;
    if (real !== null) done.push(await destroyed(real));
    done.push(
      kind.isFile()
        ? await destroyed(name)
        : { file: name, overwritten: false, removed: await removed(name) },
    );
  }
  return done;
}

async function destroyed(file: string): Promise<Destroyed> {
  const overwritten = await overwrite(file).catch(() => false);
  return { file, overwritten, removed: await removed(file) };
}

async function overwrite(file: string): Promise<boolean> {
  await chmod(file, 0o600).catch(() => {});
  const handle = await open(file, 'r+');
  try {
    const { size } = await handle.stat();
    const chance = randomBytes(64 * 1024);
    for (let at = 0; at < size; at += chance.length)
      await handle.write(chance, 0, Math.min(chance.length, size - at), at);
    await handle.sync();
    return true;
  } finally {
    await handle.close();
  }
}

async function removed(file: string): Promise<boolean> {
  try {
    await rm(file);
  } catch {
    return false;
  }
  // Not every system lets a folder be confirmed; the file is gone from it all the same.
  const folder = await open(dirname(file), 'r').catch(() => null);
  await folder?.sync().catch(() => {});
  await folder?.close();
  return true;
}
