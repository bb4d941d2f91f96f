/** What the commands print is what other tools verify; and a changed byte, wherever it is, ends in a line and not in a fault of our own. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { commands } from '../src/cli/commands.ts';
import { run } from '../src/cli/run.ts';
import { verifyInclusion } from '../src/ledger/proof.ts';
import { createVault } from '../src/vault/home.ts';
import { LEAST_COST } from '../src/vault/keys/kdf.ts';
import { ROOT } from './source.ts';

const PASSPHRASE = 'four small boats at dawn';
const folder = mkdtempSync(join(tmpdir(), 'moksori-custody-'));
const file = (name: string): string => join(folder, name);

before(async () => {
  writeFileSync(file('passphrase'), `${PASSPHRASE}\n`, { mode: 0o600 });
  const ways = [{ kind: 'passphrase' as const, label: 'first', secret: Buffer.from(PASSPHRASE) }];
  const made = { ways, actor: 'a-0000ab', name: 'Somi', version: '0.1.0', cost: LEAST_COST };
  await (await createVault(file('vault'), made)).close();
  await typed('add', join(ROOT, 'data/demo/two-brothers.txt'), join(ROOT, 'data/demo/hoeryong-phone.txt'));
  await typed('check');
  await typed('backup', file('copy'));
});
after(() => rmSync(folder, { recursive: true }));

test('openssl and Python verify what moksori ledger prints, by the lines of docs/ledger.md', async () => {
  writeFileSync(file('checkpoint'), (await typed('ledger', '--checkpoint')).out);
  writeFileSync(file('key.pem'), (await typed('ledger', '--public-key')).out);
  await typed('ledger', '--entries', file('entries'));
  const page = readFileSync(join(ROOT, 'docs/ledger.md'), 'utf8');
  const [, part] = /\n## Check it with other tools\n([\s\S]*?)\n## /.exec(page)!;
  const lines = part!.split('\n').filter((line) => line.startsWith('    '));
  assert.equal(lines.length, 4);
  cpSync(join(ROOT, 'docs/verify-ledger.py'), file('verify-ledger.py'));
  const all = () => spawnSync('sh', ['-ec', lines.join('\n')], { cwd: folder, encoding: 'utf8' });
  const good = all();
  assert.equal(good.status, 0, good.stderr);
  assert.match(good.stdout, /Signature Verified Successfully/);
  for (const name of ['checkpoint', 'entries']) {
    const bytes = readFileSync(file(name));
    const changed = Buffer.from(bytes);
    changed[40]! ^= 1;
    writeFileSync(file(name), changed);
    assert.notEqual(all().status, 0, name);
    writeFileSync(file(name), bytes);
  }
});

test('a proof verifies against the checkpoint, and for no other entry', async () => {
  const { index, size, leaf, hashes, root } = JSON.parse(
    (await typed('ledger', 'prove', '7', '--json')).out,
  ) as { index: number; size: number; leaf: string; hashes: string[]; root: string };
  const bytes = (text: string) => Buffer.from(text, 'base64');
  const proof = hashes.map(bytes);
  const holds = (at: number) => verifyInclusion(bytes(leaf), at, size, proof, bytes(root));
  assert.equal(holds(index), true);
  assert.equal(holds(index + 1), false);
});

test('one changed byte anywhere in the vault: named, or one line that says what to do', async () => {
  const { length } = readFileSync(file('vault/vault.db'));
  const pages = length / 4096;
  const named = new Set<string>();
  for (let page = 0; page < pages; page += Math.ceil(pages / 24)) {
    damaged('vault/vault.db', page * 4096 + 2000);
    const { code, out, err } = await typed('check', '--vault', file('flipped'));
    assert.doesNotMatch(err, /fault of its own/, `page ${page}`);
    if (code === 0) continue;
    assert.match(err, /^moksori: .+\nmoksori: hint: .+(restore|rebuild)/m, `page ${page}`);
    for (const [what] of out.matchAll(/^(entry|entries|file|data key|the index) /gm)) named.add(what.trim());
  }
  assert.ok(named.has('the index'), [...named].join());
  assert.ok(named.has('entries') || named.has('entry') || named.has('file'), [...named].join());
});

test('a backup that is cut off or changed gives nothing, says so, and leaves no folder', async () => {
  const { length } = readFileSync(file('copy'));
  for (const at of [3, 40, 2800, length >> 1, length - 3]) {
    const bytes = readFileSync(file('copy'));
    bytes[at]! ^= 1;
    writeFileSync(file('changed'), bytes);
    await refused(`byte ${at}`);
  }
  for (const size of [0, 10, 300, 3000, length - 1]) {
    cpSync(file('copy'), file('changed'));
    truncateSync(file('changed'), size);
    await refused(`${size} bytes`);
  }

  async function refused(what: string): Promise<void> {
    const { code, err } = await typed('restore', file('changed'), '--vault', file('again'));
    assert.equal(code, 1, what);
    assert.doesNotMatch(err, /fault of its own/, what);
    assert.match(err, /^moksori: .+\nmoksori: hint: /, what);
    assert.throws(() => readFileSync(file('again/vault.json')), what);
  }
});

function damaged(name: string, at: number): void {
  rmSync(file('flipped'), { recursive: true, force: true });
  cpSync(file('vault'), file('flipped'), { recursive: true });
  const path = file(name.replace('vault/', 'flipped/'));
  const bytes = readFileSync(path);
  bytes[at]! ^= 1;
  writeFileSync(path, bytes);
}

async function typed(...words: string[]): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ['', ''];
  const code = await run(commands, words, {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    clock: () => 0,
    color: false,
    columns: 80,
    env: { MOKSORI_VAULT: file('vault'), MOKSORI_PASSPHRASE_FILE: file('passphrase') },
  });
  return { code, out, err };
}
