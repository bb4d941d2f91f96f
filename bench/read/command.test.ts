/** The command `npm run bench:read`. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

const here = import.meta.dirname;

function run(...args: string[]) {
  return spawnSync(process.execPath, [join(here, '../read.ts'), ...args], { encoding: 'utf8' });
}

test('a language without a reader gets one line', () => {
  const { status, stdout, stderr } = run('--language', 'xx');
  assert.deepEqual([status, stdout, stderr], [1, '', 'bench:read: there is no reader for the language xx\n']);
});

test('errors are listed, but never of what is kept aside, by whatever path it is named', () => {
  const folder = mkdtempSync(join(tmpdir(), 'moksori-bench-'));
  try {
    // An act that no reader finds.
    const gold =
      'pack: generic\npublished: null\ntext: Rain fell.\nacts: [{kind: torture, quote: [Rain fell]}]\n';
    mkdirSync(join(folder, 'aside'));
    writeFileSync(join(folder, 'r.yaml'), gold);
    writeFileSync(join(folder, 'aside/r.yaml'), gold);
    assert.match(run('--dir', join(folder, 'r.yaml'), '--errors').stdout, /missed/);
    const aside = run('--dir', join(folder, 'aside/r.yaml'), '--errors', '--kinds').stdout;
    assert.match(aside, /^r\.yaml\n/);
    assert.doesNotMatch(aside, /missed/);
    assert.doesNotMatch(run('--dir', join(folder, 'aside/r.yaml'), '--json').stdout, /missed/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
