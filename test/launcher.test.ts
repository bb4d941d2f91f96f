/** bin/moksori.js: starts under any Node from 18 on, answers as the program does, and leaves quietly when nobody listens. */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { ROOT } from './source.ts';

const bin = join(ROOT, 'bin/moksori.js');

/** The machine's own Node, when it is an older one. */
const older = ['/usr/bin/node', '/usr/local/bin/node', '/bin/node'].find((node) => {
  if (!existsSync(node)) return false;
  const major = Number(
    spawnSync(node, ['-p', 'process.versions.node.split(".")[0]'], { encoding: 'utf8' }).stdout,
  );
  return major >= 18 && major < 24;
});

test('the exit code and the output come through', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, 'nothing-such'], { encoding: 'utf8' });
  assert.equal(status, 2);
  assert.equal(stdout, '');
  assert.match(stderr, /^moksori: has no command/);
});

test('the file runs by itself, as `npx moksori` starts it', () => {
  const { status, stdout, error } = spawnSync(bin, ['--version'], { encoding: 'utf8' });
  assert.equal(error, undefined);
  assert.equal(status, 0);
  assert.match(stdout, /^moksori \d/);
});

test('an older Node starts the pinned one', { skip: older ? false : 'no Node older than 24 here' }, () => {
  for (const [typed, code] of [
    [['--version'], 0],
    [['nothing-such'], 2],
  ] as const) {
    const { status, stdout, stderr } = spawnSync(older!, [bin, ...typed], { encoding: 'utf8' });
    assert.equal(status, code, stderr);
    assert.equal(stdout.startsWith('moksori '), code === 0);
  }
});

test('a folder with spaces and Hangul in its name', {
  skip: older ? false : 'no Node older than 24 here',
}, () => {
  const parent = mkdtempSync(join(tmpdir(), 'moksori-launcher-'));
  const folder = join(parent, '내 보고서 #1');
  try {
    mkdirSync(folder);
    for (const part of ['bin', 'src', 'packs', 'package.json'])
      cpSync(join(ROOT, part), join(folder, part), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
    const { status, stdout, stderr } = spawnSync(older!, [join(folder, 'bin/moksori.js'), '--version'], {
      encoding: 'utf8',
    });
    assert.equal(status, 0, stderr);
    assert.match(stdout, /^moksori \d/);
  } finally {
    rmSync(parent, { recursive: true });
  }
});

test('nobody listens any more: no word about it', async () => {
  const child = spawn(process.execPath, [bin, '--help'], { stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.destroy();
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const code = await new Promise((resolve) => child.on('close', resolve));
  assert.equal(said, '');
  assert.equal(code, 0);
});
