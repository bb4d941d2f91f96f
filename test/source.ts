/** Reads the project's own source for the tests that hold rules over it. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');

export interface Source {
  /** Path in the repository, with `/`. */
  readonly path: string;
  readonly text: string;
}

/** All TypeScript files under a folder, in order. */
export function sources(folder: string): Source[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }));
}

/** The files of the program itself: no tests, and nothing that only tests use. */
export function product(): Source[] {
  return sources('src').filter(({ path }) => !/\.(?:test|fixture)\.ts$|\/sample\.ts$/.test(path));
}

/** The first folder under `src/`, or the file's name when it lies there itself. */
export function layerOf(path: string): string {
  return path.split('/')[1]!.replace(/\.ts$/, '');
}

/** What a file imports or loads: paths in the repository for its own files, else the name as written. */
export function imports(path: string, text: string): string[] {
  const found = text.matchAll(
    /^\s*(?:import|export)\b[^'"`;]*?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm,
  );
  return [...found].map((match) => {
    const name = (match[1] ?? match[2])!;
    return name.startsWith('.') ? posix.normalize(posix.join(posix.dirname(path), name)) : name;
  });
}
