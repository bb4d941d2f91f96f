/** `npm ci` must work everywhere: every package for another platform that a package names has its own entry (npm/cli#9846). */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ROOT } from './source.ts';

interface Entry {
  version?: string;
  integrity?: string;
  resolved?: string;
  hasInstallScript?: boolean;
  optionalDependencies?: Record<string, string>;
}
const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
  packages: Record<string, Entry>;
};
const self = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Record<
  string,
  Record<string, string>
>;
const entries = Object.entries(lock.packages).filter(([path]) => path !== '');

test('no optional dependency is missing from the lockfile', () => {
  for (const [path, { optionalDependencies = {} }] of Object.entries(lock.packages))
    for (const name of Object.keys(optionalDependencies))
      assert.ok(
        entries.some(([other]) => other.endsWith(`node_modules/${name}`)),
        `${path || 'package.json'} names ${name}, which has no entry`,
      );
});

test('every package has its hash and names no host', () => {
  for (const [path, { integrity, resolved }] of entries) {
    assert.match(integrity ?? '', /^sha512-/, path);
    assert.equal(resolved, undefined, path);
  }
});

test('every version in package.json is exact', () => {
  for (const group of ['dependencies', 'devDependencies', 'optionalDependencies'])
    for (const [name, version] of Object.entries(self[group] ?? {}))
      assert.match(version, /^\d+\.\d+\.\d+/, name);
});
