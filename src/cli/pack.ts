/** Finds the pack that an option or an argument names. */
import { basename, dirname, resolve } from 'node:path';
import { closest } from '../claims/closest.ts';
import { loadPack, PackError, packNames } from '../packs/load.ts';
import type { Pack } from '../packs/types.ts';
import { quoted, WrongUsage } from './options.ts';
import { CouldNot } from './say.ts';

/** Where a pack is: its name, and its folder when it does not come with Moksori. */
export interface PackPlace {
  readonly name: string;
  readonly folder?: string;
}

/**
 * A pack that comes with Moksori is named (`prk`), any other by its folder.
 *
 * @throws WrongUsage for what is no pack
 */
export function findPack(named: string): PackPlace {
  const known = packNames();
  if (known.includes(named)) return { name: named };
  const folder = resolve(named);
  const name = basename(folder);
  if (packsIn(dirname(folder)).includes(name)) return { name, folder };
  const near = closest(named, known);
  throw new WrongUsage(
    `there is no pack ${quoted(named)}`,
    near ? `did you mean ${near}?` : `a pack is ${known.join(', ')}, or a folder with a pack.yaml in it`,
  );
}

/**
 * Loads the pack that is named, for commands that only use it.
 *
 * @throws WrongUsage for what is no pack, CouldNot for a pack with faults
 */
export function packFor(named: string): Pack {
  const { name, folder } = findPack(named);
  try {
    return folder === undefined ? loadPack(name) : loadPack(name, dirname(folder));
  } catch (error) {
    if (!(error instanceof PackError)) throw error;
    throw new CouldNot(error.message, `moksori pack check ${named} shows all of its faults`);
  }
}

function packsIn(folder: string): readonly string[] {
  try {
    return packNames(folder);
  } catch {
    return [];
  }
}
