/** What docs/ledger.md tells a reader to type, typed: openssl and Python know nothing of this program. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { cosign, signCheckpoint, verifyCheckpoint } from './checkpoint.ts';
import { entryBytes } from './entry.ts';
import { ledger } from './invented.fixture.ts';
import { pemOf, publicKeyOf, signingKey } from './note.ts';
import { signerOf } from './pem.ts';
import { consistencyProof } from './prove.ts';
import { rootOf } from './tree.ts';
import { askedText } from './witness.ts';

const folder = mkdtempSync(join(tmpdir(), 'ledger-'));
after(() => rmSync(folder, { recursive: true }));

const page = fileURLToPath(new URL('../../docs/ledger.md', import.meta.url));
const script = fileURLToPath(new URL('../../docs/verify-ledger.py', import.meta.url));
const key = signingKey(Buffer.alloc(32, 9));
const { leaves, tip } = ledger(300);
const signed = signCheckpoint({ origin: 'moksori.vault/8f14e45f', size: 300, root: rootOf(tip) }, key);
const note = cosign(signed, 'partner.example/cosigner', signingKey(Buffer.alloc(32, 8)), 1_795_365_601);
const dump = Buffer.concat(leaves.map(entryBytes));

const there = (command: string, option: string): string | false =>
  spawnSync(command, [option]).status === 0 ? false : `${command} is not installed`;

function inFolder(command: string, args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: folder, encoding: 'utf8' });
  return { status, said: stdout + stderr };
}

/** What a part of the page says to type, from the line on that begins so. */
function typed(part: string, from: string): string {
  const text = readFileSync(page, 'utf8').split(`\n## ${part}`)[1]!.split('\n## ')[0]!;
  const block = text.split('\n\n').find((lines) => lines.startsWith(`    ${from}`))!;
  return block.replaceAll(/^ {4}/gm, '');
}

/** The commands of the page that verify a signature. */
const commands = typed('Check it with other tools', 'head')
  .split('\n')
  .filter((line) => !line.startsWith('python3'))
  .join('\n');

test('openssl verifies a checkpoint, and refuses it once changed', {
  skip: there('openssl', 'version'),
}, () => {
  writeFileSync(join(folder, 'key.pem'), pemOf(publicKeyOf(key)));
  for (const text of [signed, note]) {
    writeFileSync(join(folder, 'checkpoint'), text);
    const right = inFolder('sh', ['-ec', commands]);
    assert.equal(right.status, 0, right.said);
    assert.match(right.said, /Signature Verified Successfully/);
  }
  writeFileSync(join(folder, 'checkpoint'), note.replace('\n300\n', '\n301\n'));
  assert.notEqual(inFolder('sh', ['-ec', commands]).status, 0);
});

test('Python alone derives the root', { skip: there('python3', '--version') }, () => {
  const run = (entries: Uint8Array, checkpoint: string) => {
    writeFileSync(join(folder, 'entries'), entries);
    writeFileSync(join(folder, 'checkpoint'), checkpoint);
    return inFolder('python3', [script, 'entries', 'checkpoint']);
  };
  const root = Buffer.from(rootOf(tip)).toString('base64');
  assert.deepEqual(run(dump, note), { status: 0, said: `300 ${root}\n` });
  const turned = Buffer.from(dump);
  turned[dump.length - 5]! ^= 1;
  for (const [entries, checkpoint] of [
    [turned, note],
    [dump.subarray(0, -1), note],
    [dump.subarray(entryBytes(leaves[0]!).length), note],
    [dump, note.replace('\n300\n', '\n299\n')],
  ] as const)
    assert.equal(run(entries, checkpoint).status, 1);
  assert.ok(readFileSync(script, 'utf8').split('\n').length <= 50);
});

test('openssl and Python alone cosign a checkpoint, after the proof that the ledger only grew', {
  skip: there('openssl', 'version') || there('python3', '--version'),
}, async () => {
  const own = mkdtempSync(join(folder, 'cosigner-'));
  const sh = (script: string) => spawnSync('sh', ['-ec', script], { cwd: own, encoding: 'utf8' });
  const growth = fileURLToPath(new URL('../../docs/verify-growth.py', import.meta.url));
  const at = (size: number) =>
    signCheckpoint({ origin: 'moksori.vault/8f14e45f', size, root: rootOf(ledger(size).tip) }, key);
  const hashes = {
    leaves: (from: number, to: number) => Buffer.concat(leaves.slice(from, to).map(({ leaf }) => leaf)),
  };
  const begin = typed('Cosign it', 'openssl genpkey').replace('-aes256 ', '');
  const made = sh(begin);
  assert.equal(made.status, 0, made.stderr);
  const cosigns = typed('Cosign it', 'python3').replace('verify-growth.py', growth);
  const cosigner = signerOf('partner.example/cosigner', readFileSync(join(own, 'cosigner.pem'), 'utf8'));
  const log = { name: 'moksori.vault/8f14e45f', publicKey: publicKeyOf(key) };
  writeFileSync(join(own, 'kept'), at(7));
  for (const size of [200, 300]) {
    const old = verifyCheckpoint(readFileSync(join(own, 'kept'), 'utf8'), log).size;
    const asked = askedText({ old, proof: await consistencyProof(hashes, old, size), note: at(size) });
    writeFileSync(join(own, 'asked'), asked);
    const { status, stdout, stderr } = sh(`sed '1,/^$/d' asked > checkpoint\n${cosigns}`);
    assert.equal(status, 0, stderr);
    assert.match(stdout, new RegExp(`^${old} ${size}\n`));
    const { cosigned } = verifyCheckpoint(readFileSync(join(own, 'checkpoint'), 'utf8'), log, [cosigner]);
    assert.ok(Math.abs(cosigned[0]!.time - Date.now() / 1000) < 60);
  }
  const says = (asked: string) => {
    writeFileSync(join(own, 'asked'), asked);
    return spawnSync('python3', [growth, 'kept', 'asked'], { cwd: own }).status;
  };
  writeFileSync(join(own, 'kept'), at(7));
  for (const size of [7, 8, 9, 12, 16, 31]) {
    const proof = await consistencyProof(hashes, 7, size);
    const right = askedText({ old: 7, proof, note: at(size) });
    assert.equal(says(right), 0, String(size));
    if (size > 7)
      assert.equal(says(askedText({ old: 7, proof: proof.toReversed().slice(1), note: at(size) })), 1);
  }
  assert.equal(says(askedText({ old: 8, proof: [], note: at(8) })), 1);
});
