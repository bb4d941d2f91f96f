/** A passphrase at a real terminal is not shown, not even when it is typed before the question. Needs `script` (util-linux). */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { ROOT } from './source.ts';

const there =
  spawnSync('script', ['--version'], { encoding: 'utf8' }).stdout?.includes('util-linux') ?? false;
const SECRET = 'three grey herons wait';

test('moksori init at a terminal shows no passphrase', { skip: !there && 'no script here' }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'moksori-terminal-'));
  try {
    const line = `${process.execPath} ${join(ROOT, 'bin/moksori.js')} init --vault ${join(folder, 'vault')}`;
    const child = spawn('script', ['-qfec', line, '/dev/null'], { env: { ...process.env, NO_COLOR: '1' } });
    let shown = '';
    let asked = 0;
    child.stdout.on('data', (chunk: Buffer) => {
      shown += chunk.toString();
      const questions = shown.match(/(?:best\)|again): /g)?.length ?? 0;
      for (; asked < questions; asked++) child.stdin.write(`${SECRET}\r`);
    });
    const code = await new Promise((resolve) => child.on('close', resolve));
    assert.equal(code, 0, shown);
    assert.match(shown, /Vault made/);
    assert.match(shown, /Recovery key/);
    assert.ok(!shown.includes('heron'), 'the passphrase was shown');
  } finally {
    rmSync(folder, { recursive: true });
  }
});
