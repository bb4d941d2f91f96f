/** What docs/ledger.md tells a reader to type, typed: openssl and Python know nothing of this program. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { cosign, signCheckpoint } from './checkpoint.ts';
import { entryBytes } from './entry.ts';
import { ledger } from './invented.fixture.ts';
import { pemOf, publicKeyOf, signingKey } from './note.ts';
import { rootOf } from './tree.ts';

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

/** The commands of the page that verify a signature. */
const commands = readFileSync(page, 'utf8')
  .split('\n')
  .filter((line) => /^ {4}(head|awk|openssl) /.test(line))
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
