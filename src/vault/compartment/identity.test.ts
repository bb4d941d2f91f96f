import assert from 'node:assert/strict';
import { test } from 'node:test';
import { armor } from 'age-encryption';
import {
  IdentityLocked,
  IdentityUnopened,
  isProtected,
  NoIdentity,
  newIdentity,
  protectedIdentity,
  readIdentity,
  recipientOf,
} from './identity.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const passphrase = bytes('달이 뜨면 우산을 펴고'.normalize('NFC'));
const identity = await newIdentity();
const work = 10;
const file = await protectedIdentity(identity, passphrase, { work });

test('a new identity has the form of age', async () => {
  assert.match(identity.secret, /^AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}$/);
  assert.match(identity.recipient, /^age1[02-9ac-hj-np-z]{58}$/);
  assert.equal(await recipientOf(identity.secret), identity.recipient);
  assert.notEqual((await newIdentity()).secret, identity.secret);
});

test('a protected one is an armored age file for a passphrase', () => {
  const text = new TextDecoder().decode(file);
  assert.ok(isProtected(file));
  assert.ok(!text.includes('AGE-SECRET-KEY') && !text.includes(identity.recipient));
  const [version, stanza] = Buffer.from(armor.decode(text)).toString('latin1').split('\n');
  assert.equal(version, 'age-encryption.org/v1');
  assert.match(stanza!, /^-> scrypt [A-Za-z0-9+/]{22} 10$/);
});

test('it opens with its passphrase, however that is composed, and armored or not', async () => {
  const decomposed = bytes(new TextDecoder().decode(passphrase).normalize('NFD'));
  const bare = armor.decode(new TextDecoder().decode(file));
  assert.deepEqual(await readIdentity(file, passphrase), identity);
  assert.deepEqual(await readIdentity(bare, decomposed), identity);
});

test('without or with another passphrase it does not, nor changed', async () => {
  await assert.rejects(readIdentity(file), IdentityLocked);
  await assert.rejects(readIdentity(file, bytes('달이 뜨면 우산을 접고')), IdentityUnopened);
  const bare = armor.decode(new TextDecoder().decode(file));
  for (const at of [30, 60, 120, bare.length - 1]) {
    const copy = Uint8Array.from(bare);
    copy[at]! ^= 1;
    await assert.rejects(readIdentity(copy, passphrase), IdentityUnopened);
  }
  await assert.rejects(readIdentity(file.subarray(0, 100), passphrase), IdentityUnopened);
});

test('a file of age-keygen is read, with comments and any line ends', async () => {
  const plain = `# created: 2026-11-22T10:00:00Z\r\n# public key: ${identity.recipient}\r\n${identity.secret}\r\n`;
  assert.ok(!isProtected(bytes(plain)));
  assert.deepEqual(await readIdentity(bytes(plain)), identity);
});

for (const [what, written] of [
  ['nothing', ''],
  ['a comment', '# hello\n'],
  ['a recipient', `${identity.recipient}\n`],
  ['two identities', `${identity.secret}\n${identity.secret}\n`],
  ['a slip in one', `${identity.secret.replace(/.$/, (last) => (last === 'Q' ? 'P' : 'Q'))}\n`],
  ['something else', 'a'.repeat(100_000)],
] as const)
  test(`no identity: ${what}`, async () => {
    await assert.rejects(readIdentity(bytes(written), passphrase), NoIdentity);
  });

test('a short passphrase protects nothing', async () => {
  await assert.rejects(protectedIdentity(identity, bytes('short')), { name: 'PassphraseRefused' });
});
