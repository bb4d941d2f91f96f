/** Nothing is sent anywhere: no command opens a socket or looks up a name. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { imports, ROOT, sources } from './source.ts';

const preload = join(ROOT, 'test/no-network-preload.ts');
const watched = (args: readonly string[]) =>
  spawnSync(process.execPath, ['--import', preload, ...args], {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 1 << 27,
  });

// First that the watch sees what it should see.
for (const [what, script] of [
  ['a request', "fetch('http://127.0.0.1:8099/').catch(() => {})"],
  ['a name lookup', "require('node:dns').lookup('localhost', () => {})"],
  ['a resolver', "require('node:dns').resolve4('localhost', () => {})"],
  ['a server', "require('node:net').createServer().listen(0)"],
  ['a datagram', "require('node:dgram').createSocket('udp4').send('x', 9, '127.0.0.1')"],
])
  test(`the watch stops ${what}`, () => {
    const { status, stderr } = watched(['-e', script!]);
    assert.equal(status, 97, stderr);
  });

for (const typed of [
  ['--help'],
  ['--version'],
  ['read', 'test/cli/read.txt'],
  ['read', 'test/cli/read.txt', '--json'],
  ['pack', 'check', 'prk'],
  ['pack', 'dump', 'generic'],
])
  test(`moksori ${typed.join(' ')} opens no socket`, () => {
    const { status, stderr } = watched(['bin/moksori.js', ...typed]);
    assert.equal(status, 0, stderr);
  });

test('no file of the program names a module of the network', () => {
  for (const { path, text } of sources('src'))
    for (const name of imports(path, text))
      assert.doesNotMatch(name, /^(?:node:)?(?:net|http|https|http2|tls|dgram|dns)(?:\/|$)/, path);
});
