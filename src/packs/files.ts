import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the packs that come with the program. */
export const builtIn: string = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'packs');

/** A file of a pack, read. */
export interface PackFile {
  readonly pack: string;
  /** Path inside the pack: `lexicon.en/acts.yaml`. */
  readonly path: string;
  readonly text: string;
}

/** Reads the files of a pack that the loader knows, in a fixed order; nothing when there is no such folder. */
export function readPack(name: string, dir: string): readonly PackFile[] | undefined {
  const root = folderOf(name, dir);
  if (root === undefined) return undefined;
  const files: PackFile[] = [];
  const walk = (under: string): void => {
    for (const entry of readdirSync(join(root, under), { withFileTypes: true })) {
      const path = under === '' ? entry.name : `${under}/${entry.name}`;
      if (entry.isDirectory() && entry.name.startsWith('lexicon.')) walk(path);
      else if (entry.isFile() && /\.(yaml|csv)$/.test(entry.name))
        files.push({ pack: name, path, text: readFileSync(join(root, path), 'utf8') });
    }
  };
  walk('');
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Where a pack lies: in the given folder, else with the program. */
export function folderOf(name: string, dir: string): string | undefined {
  if (!/^[a-z0-9][a-z0-9-]*$/.test(name)) return undefined;
  for (const base of [dir, builtIn]) {
    const root = join(base, name);
    if (existsSync(join(root, 'pack.yaml')) && statSync(root).isDirectory()) return root;
  }
  return undefined;
}

/** Names of the packs in a folder. */
export function packNames(dir: string = builtIn): readonly string[] {
  return readdirSync(dir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(dir, entry.name, 'pack.yaml')))
    .map((entry) => entry.name)
    .sort();
}

/** SHA-256 over names and contents: the same files, the same digest. */
export function digest(files: readonly PackFile[]): string {
  const hash = createHash('sha256');
  for (const file of files) hash.update(`${file.pack}/${file.path}\0${file.text.length}\0${file.text}\0`);
  return hash.digest('hex');
}
