/** What was written once opens for ever: files of format 1 as they were made, and checked by other programs from the page alone. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { openBlob } from './blob.ts';
import { openKeyFile, publicKeyOf, WrongSecret } from './key-file.ts';
import { passphraseSecret } from './passphrase.ts';
import { readRecoveryKey, writtenRecoveryKey } from './recovery.ts';
import { combineShares } from './shares.ts';

interface KeyFileVector {
  readonly passphrase: string;
  readonly recoveryKey: string;
  readonly shares: readonly string[];
  readonly master: string;
  readonly next: string;
  readonly publicKeys: readonly string[];
  /** Open to all three. */
  readonly file: string;
  /** Open to the passphrase, while the key is being changed. */
  readonly changing: string;
}

interface BlobVector {
  readonly key: string;
  readonly id: string;
  readonly content: string;
  readonly sealed: string;
}

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`./vectors/${name}.json`, import.meta.url), 'utf8'));
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

test('a key file of format 1 opens by passphrase, recovery key and shares', async () => {
  const vector = read('key-file') as KeyFileVector;
  const recovery = readRecoveryKey(vector.recoveryKey);
  assert.equal(writtenRecoveryKey(recovery), vector.recoveryKey);
  const passphrase = passphraseSecret(Buffer.from(vector.passphrase));
  const secrets = [passphrase, recovery, await combineShares(vector.shares.slice(1, 4))];
  for (const [n, secret] of secrets.entries()) {
    assert.deepEqual(hex((await openKeyFile(Buffer.from(vector.file), secret)).master), vector.master);
    assert.equal(hex(await publicKeyOf(secret, Buffer.from(vector.file))), vector.publicKeys[n]);
  }
  const { master, next } = await openKeyFile(Buffer.from(vector.changing), passphrase);
  assert.deepEqual([hex(master), hex(next!)], [vector.master, vector.next]);
  await assert.rejects(openKeyFile(Buffer.from(vector.changing), recovery), WrongSecret);
});

test('a sealed file of format 1 opens', async () => {
  const { key, id, content, sealed } = read('blob') as BlobVector;
  const parts: Uint8Array[] = [];
  for await (const part of openBlob(Buffer.from(key, 'hex'), id, [Buffer.from(sealed, 'hex')]))
    parts.push(part);
  assert.equal(Buffer.concat(parts).toString(), content);
});
