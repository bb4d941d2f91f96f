/** A cold read is mostly start-up: what only checks packs and schemas is not loaded for it. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { ROOT } from './source.ts';

const hook = `
import { registerHooks } from 'node:module';
registerHooks({ load(url, context, next) { process.stderr.write('load ' + url + '\\n'); return next(url, context); } });`;

function loaded(...typed: string[]): string[] {
  const args = [
    '--import',
    `data:text/javascript,${encodeURIComponent(hook)}`,
    join(ROOT, 'bin/moksori.js'),
    ...typed,
  ];
  const { status, stderr } = spawnSync(process.execPath, args, {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  assert.equal(status, 0, stderr);
  return stderr.split('\n').filter((line) => line.startsWith('load '));
}

test('a read with a compiled pack loads neither zod nor yaml', () => {
  loaded('read', 'test/cli/read.txt');
  const urls = loaded('read', 'test/cli/read.txt', '--json');
  assert.ok(urls.some((url) => url.includes('/wink-eng-lite-web-model/')));
  for (const name of ['zod', 'yaml'])
    assert.ok(!urls.some((url) => url.includes(`/node_modules/${name}/`)), name);
});

test('help loads no part of the reader', () => {
  const urls = loaded('--help');
  assert.ok(
    !urls.some((url) => /\/src\/(?:read|packs|intake|assemble|time)\/|\/wink/.test(url)),
    urls.join('\n'),
  );
});
