/** The real program over a real socket: killed in the middle of a review it has lost nothing that it answered. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { PASSPHRASE, vaultWith } from '../src/server/server.fixture.ts';
import type { CaseView, Decided, History, Session } from '../src/server/shapes.ts';
import { ROOT } from './source.ts';

interface Browser {
  readonly child: ChildProcess;
  readonly origin: string;
  fetch(path: string, body?: unknown): Promise<Response>;
}

async function open(t: TestContext, vault: string, secret: string): Promise<Browser> {
  const child = spawn(process.execPath, ['bin/moksori.js', 'open', '--no-browser', '--vault', vault], {
    cwd: ROOT,
    env: { ...process.env, MOKSORI_PASSPHRASE_FILE: secret },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  t.after(() => child.kill('SIGKILL'));
  const [printed] = (await once(child.stdout!, 'data')) as [Buffer];
  const link = printed.toString().trim();
  const { origin } = new URL(link);
  const entered = await fetch(link, { redirect: 'manual' });
  const cookie = entered.headers.get('set-cookie')!.split(';')[0]!;
  const session = await fetch(`${origin}/api/session`, { headers: { cookie } });
  const { token } = (await session.json()) as Session;
  const headers = { cookie, origin, 'x-moksori': token, 'content-type': 'application/json' };
  return {
    child,
    origin,
    fetch: (path, body) =>
      fetch(origin + path, {
        headers,
        ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
      }),
  };
}

async function setUp(t: TestContext) {
  const folder = mkdtempSync(join(tmpdir(), 'moksori-workbench-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const [vault, secret] = [join(folder, 'vault'), join(folder, 'passphrase')];
  writeFileSync(secret, PASSPHRASE, { mode: 0o600 });
  const [id] = await vaultWith(vault, ['hoeryong-phone.txt']);
  return { vault, secret, path: `/api/cases/${id}` };
}

test('killed in the middle of a review, it has kept all that it answered', async (t) => {
  const { vault, secret, path } = await setUp(t);
  const first = await open(t, vault, secret);
  const view = (await (await first.fetch(path)).json()) as CaseView;
  const kept: number[] = [];
  const gone = once(first.child, 'exit');
  // All at once: some are answered, some are on their way when it dies.
  await Promise.allSettled(
    view.claims.map(async ({ id, last }) => {
      const answer = await first.fetch(`${path}/decisions`, { what: 'accept', claim: id, expects: last });
      assert.equal(answer.status, 200);
      kept.push(...((await answer.json()) as Decided).entries);
      if (kept.length === 5) first.child.kill('SIGKILL');
    }),
  );
  await gone;
  assert.ok(kept.length >= 5);
  const again = await open(t, vault, secret);
  const { lines } = (await (await again.fetch(`${path}/history`)).json()) as History;
  const there = new Set(lines.map(({ seq }) => seq));
  assert.deepEqual(
    kept.filter((seq) => !there.has(seq)),
    [],
  );
});

test('events come over the line, and Ctrl-C ends it although somebody listens', async (t) => {
  const { vault, secret, path } = await setUp(t);
  const page = await open(t, vault, secret);
  const events = await page.fetch('/api/events');
  const reader = events.body!.pipeThrough(new TextDecoderStream()).getReader();
  let heard = '';
  const until = async (words: RegExp) => {
    while (!words.test(heard)) {
      const { value, done } = await reader.read();
      if (done) break;
      heard += value;
    }
    assert.match(heard, words);
  };
  await until(/event: hello/);
  const view = (await (await page.fetch(path)).json()) as CaseView;
  const [{ id, last }] = view.claims as [CaseView['claims'][number]];
  await page.fetch(`${path}/decisions`, { what: 'accept', claim: id, expects: last });
  await until(/event: case\ndata: k-/);
  await page.fetch('/api/vault/lock', {});
  await until(/event: locked/);
  const gone = once(page.child, 'exit');
  page.child.kill('SIGINT');
  assert.deepEqual(await gone, [0, null]);
});
