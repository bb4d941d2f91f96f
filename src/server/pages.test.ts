import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { type App, appOf } from './app.ts';
import { House } from './house.ts';
import { OnePerson } from './one.ts';
import { pages } from './pages.ts';
import { packOnce } from './server.fixture.ts';

const INDEX = `<!doctype html><title>Moksori</title>${' '.repeat(2000)}`;
const SCRIPT = 'export const one = 1;\n'.repeat(200);

async function appWith(t: TestContext, build: (dist: string) => void): Promise<App> {
  const folder = mkdtempSync(join(tmpdir(), 'moksori-pages-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const dist = join(folder, 'web');
  writeFileSync(join(folder, 'secret.txt'), 'outside');
  build(dist);
  const house = new House({ dir: join(folder, 'vault'), pack: packOnce, version: '0' });
  t.after(() => house.close());
  return appOf({ house, access: new OnePerson(house), more: [await pages(dist)] });
}

const built = (dist: string) => {
  mkdirSync(join(dist, 'assets'), { recursive: true });
  writeFileSync(join(dist, 'index.html'), INDEX);
  writeFileSync(join(dist, 'assets/main-abc.js'), SCRIPT);
  writeFileSync(join(dist, 'assets/face-abc.woff2'), 'wOF2');
};

test('the address of a page gives the page, and has it asked for each time', async (t) => {
  const app = await appWith(t, built);
  for (const path of ['/', '/cases/k-4f9z2m', '/overview', '/settings?x=1']) {
    const answer = await app.request(path);
    assert.equal(await answer.text(), INDEX, path);
    assert.equal(answer.headers.get('content-type'), 'text/html; charset=UTF-8');
    assert.equal(answer.headers.get('cache-control'), 'no-cache');
    assert.match(answer.headers.get('content-security-policy')!, /require-trusted-types-for 'script'/);
  }
});

test('what has its hash in its name is kept, and comes compressed', async (t) => {
  const app = await appWith(t, built);
  const unpack = { br: brotliDecompressSync, gzip: gunzipSync } as const;
  for (const way of ['br', 'gzip'] as const) {
    const answer = await app.request('/assets/main-abc.js', { headers: { 'accept-encoding': way } });
    assert.equal(answer.headers.get('content-encoding'), way);
    assert.equal(answer.headers.get('cache-control'), 'public, max-age=31536000, immutable');
    assert.equal(unpack[way](Buffer.from(await answer.arrayBuffer())).toString(), SCRIPT);
  }
  const plain = await app.request('/assets/main-abc.js');
  assert.equal(plain.headers.get('content-encoding'), null);
  assert.equal(plain.headers.get('content-type'), 'text/javascript; charset=UTF-8');
  const face = await app.request('/assets/face-abc.woff2', { headers: { 'accept-encoding': 'br' } });
  assert.equal(face.headers.get('content-encoding'), null);
});

test('nothing else of the disk is served', async (t) => {
  const app = await appWith(t, built);
  for (const path of [
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/main.js',
    '/.env',
  ])
    assert.doesNotMatch(await (await app.request(path)).text(), /outside/, path);
  assert.equal((await app.request('/assets/other.js')).status, 404);
  assert.equal((await app.request('/api/nowhere')).status, 404);
});

test('where nothing was built, it says what to do', async (t) => {
  const app = await appWith(t, () => {});
  const answer = await app.request('/');
  assert.equal(answer.status, 503);
  assert.match(await answer.text(), /build:web/);
});
