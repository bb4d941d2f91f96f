import { createRequire } from 'node:module';
import { fromCache, type Kept, toCache } from './cache.ts';
import { PackError } from './faults.ts';
import { builtIn, digest, type PackFile, readPack } from './files.ts';
import { nameIndex } from './names.ts';
import { nameEntries } from './spellings.ts';
import type { Pack } from './types.ts';

export { PackError } from './faults.ts';
export { packNames } from './files.ts';

/**
 * Loads a pack with all it extends.
 *
 * @param name `prk`, `generic`: a folder in `dir`, else one that comes with the program
 * @throws PackError when it cannot be read; all that is wrong is in its `faults`
 */
export function loadPack(name: string, dir: string = builtIn): Pack {
  const files = filesOf(name, dir);
  const version = files && digest(files);
  const cached = version === undefined ? undefined : fromCache(version);
  if (cached !== undefined && cached.data.id === name) return packOf(cached, dir);
  // The parser and the schemas take longer to load than everything else: only when the files have changed.
  const { compile } = createRequire(import.meta.url)('./compile.ts') as typeof import('./compile.ts');
  const { data, faults } = compile(name, dir);
  if (faults.length > 0) throw new PackError(name, faults);
  const kept: Kept = { data, names: nameEntries(data) };
  if (version === data.version) toCache(version, kept);
  return packOf(kept, dir);
}

/** A pack's data with the ways to look things up. */
function packOf({ data, names }: Kept, dir: string): Pack {
  const by = <T>(list: readonly T[], key: (item: T) => string): ReadonlyMap<string, T> =>
    new Map(list.map((item) => [key(item), item]));
  return {
    ...data,
    dir,
    acts: by(data.acts, (act) => act.kind),
    offices: by(data.offices, (office) => office.id),
    facilities: by(data.facilities, (facility) => facility.id),
    places: by(data.places, (place) => place.id),
    names: nameIndex(data, names),
  };
}

/**
 * The files of a pack and of those it extends, in the order in which the compiler takes them. What it extends is read
 * here without the parser: one line `extends: [a, b]`. Anything else is left to the compiler, without the cache.
 */
function filesOf(name: string, dir: string): readonly PackFile[] | undefined {
  const all: PackFile[] = [];
  const seen = new Set<string>();
  const visit = (pack: string, depth: number): boolean => {
    if (seen.has(pack)) return true;
    const files = depth > 8 ? undefined : readPack(pack, dir);
    const head = files?.find((file) => file.path === 'pack.yaml')?.text;
    if (files === undefined || head === undefined) return false;
    const line = head.split('\n').find((l) => l.startsWith('extends:'));
    const list = line === undefined ? '[]' : line.slice('extends:'.length).trim();
    if (!/^\[[a-z0-9, -]*\]$/.test(list)) return false;
    const bases = list
      .slice(1, -1)
      .split(',')
      .map((base) => base.trim())
      .filter((base) => base !== '');
    for (const base of bases) if (!visit(base, depth + 1)) return false;
    if (seen.has(pack)) return false;
    seen.add(pack);
    all.push(...files);
    return true;
  };
  return visit(name, 0) ? all : undefined;
}
