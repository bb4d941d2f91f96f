import { createHash, randomBytes } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { NameEntry } from './spellings.ts';
import type { PackData } from './types.ts';

const here = dirname(fileURLToPath(import.meta.url));

/**
 * Where compiled packs are kept: inside the program's own node_modules, else in the user's cache folder. Never in a folder
 * that other users can write to.
 */
export function cacheFolders(): readonly string[] {
  const modules = join(here, '..', '..', 'node_modules');
  const home = process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache');
  return [...(existsSync(modules) ? [join(modules, '.cache', 'moksori')] : []), join(home, 'moksori')];
}

/** What is kept of a pack. */
export interface Kept {
  readonly data: PackData;
  readonly names: readonly NameEntry[];
}

let program: string | undefined;

/** Digest of the code that compiles packs: another program makes another pack of the same files. */
function programDigest(): string {
  if (program !== undefined) return program;
  const hash = createHash('sha256');
  for (const under of ['', 'lexicon'])
    for (const name of readdirSync(join(here, under)).sort())
      if (/\.[jt]s$/.test(name) && !name.endsWith('.test.ts'))
        hash.update(readFileSync(join(here, under, name)));
  program = hash.digest('hex');
  return program;
}

/** The pack as compiled before from exactly these files by exactly this program; undefined when there is none. */
export function fromCache(version: string, folders: readonly string[] = cacheFolders()): Kept | undefined {
  const key = keyOf(version);
  for (const folder of folders) {
    try {
      const text = readFileSync(join(folder, `${key}.json`), 'utf8');
      // The first line is the digest of the rest: a file cut short or changed is not used.
      const end = text.indexOf('\n');
      const body = text.slice(end + 1);
      if (text.slice(0, end) === sha256(body)) return JSON.parse(body) as Kept;
    } catch {
      // Not there, or not readable: compiled anew.
    }
  }
  return undefined;
}

/** Keeps a compiled pack for the next start. A folder that cannot be written is no failure. */
export function toCache(version: string, kept: Kept, folders: readonly string[] = cacheFolders()): void {
  const body = JSON.stringify(kept);
  const key = keyOf(version);
  for (const folder of folders) {
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      const draft = join(folder, `${key}.${randomBytes(6).toString('hex')}.part`);
      writeFileSync(draft, `${sha256(body)}\n${body}`, { mode: 0o600 });
      renameSync(draft, join(folder, `${key}.json`));
      sweep(folder, key);
      return;
    } catch {
      // Read-only or full: try the next folder, or do without.
    }
  }
}

/** Older packs are of no more use: the newest few are kept. */
function sweep(folder: string, key: string): void {
  const old = readdirSync(folder)
    .filter((name) => name.endsWith('.json') && name !== `${key}.json`)
    .map((name) => ({ name, at: statSync(join(folder, name)).mtimeMs }))
    .sort((a, b) => b.at - a.at);
  for (const { name } of old.slice(7)) rmSync(join(folder, name), { force: true });
}

function keyOf(version: string): string {
  return sha256(`${version}\n${programDigest()}`).slice(0, 40);
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
