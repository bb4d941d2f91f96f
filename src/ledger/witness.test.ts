import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { test } from 'node:test';
import { cosign, signCheckpoint, verifyCheckpoint } from './checkpoint.ts';
import { ledger } from './invented.fixture.ts';
import { NoteRefused, pemOf, publicKeyOf, signingKey } from './note.ts';
import { isSealedKey, NoKey, signerOf, signingKeyIn } from './pem.ts';
import { consistencyProof } from './prove.ts';
import { rootOf } from './tree.ts';
import { cosignerOf, isVerifierKey, verifierKeyOf } from './verifier-key.ts';
import { askedText, NotWitnessed, parseAsked, witnessed } from './witness.ts';

const key = signingKey(Buffer.alloc(32, 1));
const log = { name: 'moksori.vault/8f14e45f', publicKey: publicKeyOf(key) };
const by = { name: 'partner.example/cosigner', key: signingKey(Buffer.alloc(32, 2)) };
const me = { name: by.name, publicKey: publicKeyOf(by.key) };
const { leaves } = ledger(20);
const hashes = {
  leaves: (from: number, to: number) => Buffer.concat(leaves.slice(from, to).map(({ leaf }) => leaf)),
};
const noteAt = (size: number) =>
  signCheckpoint({ origin: log.name, size, root: rootOf(ledger(size).tip) }, key);
const askedFor = async (old: number, size: number) =>
  parseAsked(askedText({ old, proof: await consistencyProof(hashes, old, size), note: noteAt(size) }));
const refuses = (work: () => unknown, why: NotWitnessed['why']) =>
  assert.throws(work, (error) => error instanceof NotWitnessed && error.why === why);

test('a ledger that only grows is cosigned from step to step', async () => {
  for (let old = 0; old <= 20; old++)
    for (let size = old; size <= 20; size++) {
      const last = cosign(noteAt(old), by.name, by.key, 5);
      const note = witnessed(await askedFor(old, size), { log, last, by, seconds: 9 });
      assert.deepEqual(verifyCheckpoint(note, log, [me]).cosigned, [{ name: by.name, time: 9 }]);
    }
});

test('the first checkpoint needs no proof, and lines of others stay', () => {
  const other = cosign(noteAt(7), 'another.example', signingKey(Buffer.alloc(32, 3)), 4);
  const note = witnessed(parseAsked(other), { log, last: null, by, seconds: 9 });
  assert.ok(note.startsWith(other));
});

test('what is not a continuation of the last one is not cosigned', async () => {
  const last = cosign(noteAt(11), by.name, by.key, 5);
  const judge = (asked: Parameters<typeof witnessed>[0], seconds = 9) =>
    witnessed(asked, { log, last, by, seconds });
  refuses(() => judge(parseAsked(noteAt(10))), 'fewer');
  refuses(() => judge(parseAsked(noteAt(12))), 'begins-elsewhere');
  const right = await askedFor(11, 20);
  refuses(() => judge({ ...right, proof: right.proof.slice(1) }), 'no-continuation');
  refuses(() => judge({ ...right, proof: right.proof.toReversed() }), 'no-continuation');
  refuses(() => judge(right, 4), 'clock');
  const root = rootOf(ledger(10).tip);
  for (const size of [11, 20])
    refuses(
      () => judge({ ...right, note: signCheckpoint({ origin: log.name, size, root }, key) }),
      'no-continuation',
    );
  const foreign = signCheckpoint({ origin: log.name, size: 20, root }, by.key);
  assert.throws(() => judge({ ...right, note: foreign }), NoteRefused);
  // What is remembered must carry the own line: a checkpoint that somebody put there was never seen.
  assert.throws(() => witnessed(right, { log, last: noteAt(11), by, seconds: 9 }), NoteRefused);
  assert.throws(() => judge({ ...right, note: cosign(right.note, by.name, by.key, 1) }), NoteRefused);
});

test('what is asked has one form', () => {
  const note = noteAt(3);
  const hash = Buffer.alloc(32).toString('base64');
  for (const text of [
    `old 03\n\n${note}`,
    `old -1\n\n${note}`,
    `old 1 \n\n${note}`,
    `old 1\n${hash.slice(0, -1)}\n\n${note}`,
    `old 1\n${hash.slice(4)}\n\n${note}`,
    `old 1\n${`${hash}\n`.repeat(64)}\n${note}`,
    'old 1',
    'old 9007199254740993\n\n',
    'x'.repeat(200_000),
  ])
    refuses(() => parseAsked(text), 'form');
});

test('a public key of a cosigner is one line, or a file', () => {
  const line = verifierKeyOf(me);
  assert.ok(isVerifierKey(line));
  assert.deepEqual(cosignerOf(line), me);
  assert.deepEqual(signerOf(me.name, pemOf(me.publicKey)), me);
  const rsa = generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey;
  for (const wrong of [
    () => cosignerOf(line.replace('partner', 'another')),
    () => cosignerOf(`${line}A`),
    () => cosignerOf(line.slice(0, -1)),
    () => cosignerOf(line.replace('+', '+0')),
    () => signerOf('two words', pemOf(me.publicKey)),
    () => signerOf(me.name, 'no key'),
    () => signerOf(me.name, rsa.export({ format: 'pem', type: 'spki' }).toString()),
  ])
    assert.throws(wrong, NoKey);
});

test('a private key comes from a file, sealed or not', () => {
  const pem = (more: object) => by.key.export({ format: 'pem', type: 'pkcs8', ...more }).toString();
  const sealed = pem({ cipher: 'aes-256-cbc', passphrase: 'invented words' });
  assert.deepEqual([isSealedKey(pem({})), isSealedKey(sealed)], [false, true]);
  for (const key of [signingKeyIn(pem({})), signingKeyIn(sealed, 'invented words')])
    assert.deepEqual(publicKeyOf(key), me.publicKey);
  for (const wrong of [
    () => signingKeyIn(sealed, 'other words'),
    () => signingKeyIn(sealed),
    () => signingKeyIn(''),
  ])
    assert.throws(wrong, NoKey);
});
