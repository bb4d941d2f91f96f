/** Nothing is sent anywhere: no command opens a socket or looks up a name. */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { makeDocx, wordParagraph } from '../src/intake/office/office.fixture.ts';
import { makePdf, set } from '../src/intake/pdf/pdf.fixture.ts';
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
  ['protect', 'data/demo/hoeryong-phone.txt', '--draft', 'data/demo/two-brothers.txt'],
  ['pack', 'check', 'prk'],
  ['pack', 'dump', 'generic'],
])
  test(`moksori ${typed.join(' ')} opens no socket`, () => {
    const { status, stderr } = watched(['bin/moksori.js', ...typed]);
    assert.equal(status, 0, stderr);
  });

test('moksori link opens no socket but to a server that was named', () => {
  const folder = mkdtempSync(join(tmpdir(), 'moksori-lists-'));
  try {
    const lists = ['one', 'two'].map((name, i) => {
      const rows = Array.from({ length: 30 }, (_, r) => `Barram${r + i},Oxley${r % 7},19${50 + r}`);
      writeFileSync(join(folder, `${name}.csv`), `given,family,born\n${rows.join('\n')}\n`);
      writeFileSync(
        join(folder, `${name}.csv.yaml`),
        `event: killed\nperiod: 2014\narea: coast\ncollector: ${name}\ncolumns: {given: given, surname: family, event: born}\n`,
      );
      return join(folder, `${name}.csv`);
    });
    const alone = watched(['bin/moksori.js', 'link', ...lists]);
    assert.equal(alone.status, 0, alone.stderr);
    assert.equal(watched(['bin/moksori.js', 'link', ...lists, '--clickhouse', '8099']).status, 97);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('the client of a server is named by one file, and loaded by it only when it is asked for', () => {
  for (const { path, text } of sources('src'))
    for (const line of text.split('\n'))
      if (line.includes("'@clickhouse/client'")) {
        assert.equal(path, 'src/cli/link/clickhouse.ts');
        assert.match(line, /^import type|await import\(/);
      }
});

test('documents of every format are read without a socket and without a right to write', () => {
  const folder = mkdtempSync(join(tmpdir(), 'moksori-formats-'));
  const text = 'Police arrested a fisherman in the harbour on 3 May 2021, a neighbour said.';
  const formats: Readonly<Record<string, Uint8Array>> = {
    'a.pdf': makePdf([set([text])]),
    'b.docx': makeDocx(wordParagraph(text)),
    'c.rtf': Buffer.from(`{\\rtf1 ${text}}`),
    'd.eml': Buffer.from(`From: x@example.org\nMIME-Version: 1.0\n\n${text}`),
    'e.html': Buffer.from(
      `<p>${text}</p><img src="http://127.0.0.1:8099/x.png"><script src="http://127.0.0.1:8099/x.js"></script>`,
    ),
  };
  try {
    const files = Object.entries(formats).map(([name, bytes]) => {
      writeFileSync(join(folder, name), bytes);
      return join(folder, name);
    });
    const { status, stderr } = watched(['bin/moksori.js', 'read', ...files]);
    assert.equal(status, 0, stderr);
    const permitted = ['--permission', '--allow-fs-read=*', '--allow-worker', 'bin/moksori.js', 'read'];
    for (const file of files) {
      const { status, stderr } = spawnSync(process.execPath, [...permitted, file], {
        cwd: ROOT,
        encoding: 'utf8',
      });
      assert.equal(status, 0, `${file}: ${stderr}`);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('no file of the program but those of the server names a module of the network', () => {
  for (const { path, text } of sources('src'))
    if (!path.startsWith('src/server/'))
      for (const name of imports(path, text))
        assert.doesNotMatch(name, /^(?:node:)?(?:net|http|https|http2|tls|dgram|dns)(?:\/|$)/, path);
});

test('the watch stops a server that others could reach', () => {
  const script = "require('node:net').createServer().listen(0, '0.0.0.0')";
  const { status, stderr } = spawnSync(process.execPath, ['--import', preload, '-e', script], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, WATCH: 'loopback' },
  });
  assert.equal(status, 97, stderr);
  assert.match(stderr, /bind6? 0\.0\.0\.0/);
});

test('moksori open serves this machine alone, and asks nobody anything', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'moksori-open-'));
  const child = spawn(
    process.execPath,
    ['--import', preload, 'bin/moksori.js', 'open', '--no-browser', '--vault', join(folder, 'vault')],
    { cwd: ROOT, env: { ...process.env, WATCH: 'loopback' }, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  try {
    const [printed] = (await once(child.stdout, 'data')) as [Buffer];
    const link = printed.toString().trim();
    assert.match(link, /^http:\/\/127\.0\.0\.1:\d+\/enter\?key=[\w-]+$/);
    const entered = await fetch(link, { redirect: 'manual' });
    assert.equal(entered.status, 303);
    const cookie = entered.headers.get('set-cookie')!.split(';')[0]!;
    const session = await fetch(new URL('/api/session', link), { headers: { cookie } });
    assert.equal(((await session.json()) as { readonly vault: string }).vault, 'none');
    const gone = once(child, 'exit');
    child.kill('SIGTERM');
    assert.deepEqual(await gone, [0, null]);
  } finally {
    child.kill('SIGKILL');
    rmSync(folder, { recursive: true });
  }
});
