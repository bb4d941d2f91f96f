/** Finds the pack that an option or an argument names, and words what is wrong with one. */
import { basename, dirname, resolve } from 'node:path';
import { loadPack, PackError, packNames } from '../packs/load.ts';
import type { Pack } from '../packs/types.ts';
import { closest } from './closest.ts';
import { quoted, WrongUsage } from './options.ts';

/**
 * Loads `prk`, `generic` or any other pack that comes with Moksori by its name, and any pack by its folder.
 *
 * @throws WrongUsage for a name that is no pack, PackError for a pack with faults
 */
export function packFor(named: string): Pack {
  const known = packNames();
  if (known.includes(named)) return loadPack(named);
  const path = resolve(named);
  const name = basename(path);
  const there = /^[a-z0-9][a-z0-9-]*$/.test(name) && packsIn(dirname(path)).includes(name);
  if (!there) {
    const near = closest(named, known);
    throw new WrongUsage(
      `there is no pack ${quoted(named)}`,
      near ? `did you mean ${near}?` : `a pack is ${known.join(', ')}, or a folder with a pack.yaml in it`,
    );
  }
  return loadPack(name, dirname(path));
}

function packsIn(folder: string): readonly string[] {
  try {
    return packNames(folder);
  } catch {
    return [];
  }
}

export { PackError };
