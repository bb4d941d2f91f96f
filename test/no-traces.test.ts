/** Reading leaves nothing of a report on the disk. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { ROOT } from './source.ts';
import { withoutProgress } from './transcript.ts';

const bin = join(ROOT, 'bin/moksori.js');
const report = 'Police arrested a woman called Quillonette in the harbour on 3 May 2021, a neighbour said.\n';

for (const form of [[], ['--json']])
  test(`read ${form.join(' ')} needs no right to write, to start programs or workers`, () => {
    const folder = mkdtempSync(join(tmpdir(), 'moksori-traces-'));
    try {
      const file = join(folder, 'report.txt');
      writeFileSync(file, report);
      const { status, stdout, stderr } = spawnSync(
        process.execPath,
        ['--permission', '--allow-fs-read=*', bin, 'read', file, ...form],
        { encoding: 'utf8' },
      );
      assert.equal(status, 0, stderr);
      assert.match(stdout, form.length > 0 ? /Quillonette/ : /name sealed/);
      assert.equal(withoutProgress(stderr), '');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

test('protect needs no right to write either', () => {
  const folder = mkdtempSync(join(tmpdir(), 'moksori-traces-'));
  try {
    const file = join(folder, 'report.txt');
    writeFileSync(file, report);
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['--permission', '--allow-fs-read=*', bin, 'protect', file, '--draft', file],
      { encoding: 'utf8' },
    );
    assert.equal(status, 0, stderr);
    assert.match(stdout, /path/);
    assert.equal(withoutProgress(stderr), '');
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('home, working folder and temporary folder are as before', () => {
  const folder = mkdtempSync(join(tmpdir(), 'moksori-traces-'));
  try {
    writeFileSync(join(folder, 'report.txt'), report);
    const env = {
      PATH: process.env.PATH ?? '',
      HOME: folder,
      TMPDIR: folder,
      XDG_CACHE_HOME: join(folder, 'cache'),
    };
    const { status, stderr } = spawnSync(process.execPath, [bin, 'read', 'report.txt'], {
      cwd: folder,
      env,
      encoding: 'utf8',
    });
    assert.equal(status, 0, stderr);
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      if (name === 'report.txt') continue;
      assert.match(name, /^cache/, 'only compiled packs may appear');
      if (name.endsWith('.json'))
        assert.doesNotMatch(readFileSync(join(folder, name), 'utf8'), /Quillonette/);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});
