import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HEADERS } from './headers.ts';
import { serve } from './server.fixture.ts';
import { session } from './shapes.ts';

const lock = { method: 'POST', body: '' };

test('a stranger learns nothing', async (t) => {
  const { refused, cases } = await serve(t);
  for (const path of ['/api/session', '/api/cases', `/api/cases/${cases[0]}`, '/api/pack', '/api/events'])
    assert.equal((await refused(path, 401, { stranger: true })).code, 'no-session');
  assert.equal((await refused('/api/vault/lock', 401, { ...lock, stranger: true })).code, 'no-session');
});

test('a name that leads here from elsewhere is refused', async (t) => {
  const { refused, json } = await serve(t, { vault: 'none' });
  for (const host of [
    'moksori.example',
    '127.0.0.1.example:80',
    '10.0.0.1',
    'localhost.example',
    'localhost:1:2',
  ])
    assert.equal((await refused('/api/session', 421, { headers: { host } })).code, 'wrong-host');
  for (const host of ['127.0.0.1:4000', 'localhost:4000', '[::1]:4000'])
    await refused('/api/session', 401, { headers: { host, origin: `http://${host}` } });
  await json('/api/session', session);
});

test('another page cannot ask for anything, nor change anything', async (t) => {
  const { refused, ask } = await serve(t);
  const wrong: Record<string, string>[] = [
    { origin: 'http://evil.example' },
    { origin: 'null' },
    { origin: 'http://localhost:81' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ];
  for (const headers of wrong) {
    assert.equal((await refused('/api/cases', 403, { headers })).code, 'wrong-origin');
    assert.equal((await refused('/api/vault/lock', 403, { ...lock, headers })).code, 'wrong-origin');
  }
  assert.equal((await ask('/api/cases', { headers: { 'sec-fetch-site': 'same-origin' } })).status, 200);
});

test('a change that nobody vouches for is refused', async (t) => {
  const { app, refused, house } = await serve(t);
  const bare = await app.request('/api/vault/lock', { method: 'POST' });
  assert.equal(bare.status, 403);
  for (const token of ['', 'x'.repeat(43)])
    assert.equal(
      (await refused('/api/vault/lock', 403, { ...lock, headers: { 'x-moksori': token } })).code,
      'wrong-token',
    );
  assert.equal(await house.vault(), 'open');
});

test('a link opens once, and not for a browser that looks ahead', async (t) => {
  const { app, access } = await serve(t, { vault: 'none' });
  const link = `/enter?key=${access.link()}`;
  const ahead = await app.request(link, { headers: { 'sec-purpose': 'prefetch;prerender' } });
  assert.equal(ahead.status, 403);
  const first = await app.request(link);
  assert.equal(first.status, 303);
  const cookie = first.headers.get('set-cookie')!;
  assert.match(cookie, /^moksori=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
  assert.equal((await app.request(link)).status, 403);
  assert.equal((await app.request(link, { headers: { cookie: cookie.split(';')[0]! } })).status, 303);
  assert.equal((await app.request('/enter')).status, 403);
  // In a browser the page says what to do.
  const page = await app.request(link, { headers: { accept: 'text/html,*/*' } });
  assert.deepEqual([page.status, page.headers.get('set-cookie')], [303, null]);
});

test('a link is good for a quarter of an hour', async (t) => {
  let now = 0;
  const { app, access } = await serve(t, { vault: 'none', now: () => now });
  const link = `/enter?key=${access.link()}`;
  now += 15 * 60_000 + 1;
  assert.equal((await app.request(link)).status, 403);
});

test('who asks too much at once is told to wait', async (t) => {
  let now = 1e12;
  const { ask, refused } = await serve(t, { now: () => now, burst: 20 });
  for (let i = 0; i < 19; i++) assert.equal((await ask('/api/session')).status, 200);
  assert.equal((await refused('/api/session', 429)).code, 'slow-down');
  now += 1000;
  assert.equal((await ask('/api/session')).status, 200);
});

test('every answer carries the headers, a refusal too', async (t) => {
  const { ask } = await serve(t, { vault: 'none' });
  for (const path of ['/api/session', '/api', '/nowhere.js', '/enter', '/api/nowhere'])
    for (const [name, value] of Object.entries({ ...HEADERS, 'cache-control': 'no-store' }))
      assert.equal((await ask(path)).headers.get(name), value, `${path}: ${name}`);
});

test('what is not there, or is asked for in the wrong way, is said so', async (t) => {
  const { refused, cases } = await serve(t);
  const of = `/api/cases/${cases[0]}`;
  const json = { 'content-type': 'application/json' };
  const expected: [string, number, string, object?][] = [
    ['/api/nowhere', 404, 'not-found'],
    ['/api/cases/K-1', 422, 'invalid'],
    ['/api/cases/k-000000', 404, 'no-case'],
    [`${of}/reports/r-00000000/text`, 404, 'not-here'],
    [of, 405, 'wrong-method', { method: 'DELETE' }],
    ['/api/cases', 405, 'wrong-method', { method: 'POST', body: {} }],
    ['/api/cases?offset=-1', 422, 'invalid'],
    ['/api/cases?limit=100000', 422, 'invalid'],
    [`${of}?language=xx`, 422, 'invalid'],
    ['/api/cards?of=k-1', 422, 'invalid'],
    [`${of}/decisions`, 415, 'wrong-type', { body: 'a=b', headers: { 'content-type': 'text/plain' } }],
    [`${of}/decisions`, 400, 'bad-request', { body: '{', headers: json }],
    [`${of}/decisions`, 422, 'invalid', { body: {} }],
    [`${of}/decisions`, 413, 'too-large', { body: {}, headers: { 'content-length': '9999999' } }],
    [`${of}/decisions`, 411, 'no-length', { body: {}, headers: { 'transfer-encoding': 'chunked' } }],
  ];
  for (const [path, status, code, asking] of expected)
    assert.equal((await refused(path, status, asking)).code, code, path);
});
