/** The vectors that docs/ledger.md names, and published ones of others. */
import assert from 'node:assert/strict';
import { hash, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { checkLedger } from './check.ts';
import { cosign, parseCheckpoint, signCheckpoint, verifyCheckpoint } from './checkpoint.ts';
import { digestBytes, digestOf } from './digest.ts';
import { aad, entryBytes, leafHash } from './entry.ts';
import { COSIGNATURE, keyIdOf, parseNote, pemOf, publicKeyOf, signatureLine, signingKey } from './note.ts';
import { verifyConsistency, verifyInclusion } from './proof.ts';
import { consistencyProof, inclusionProof, rootAt } from './prove.ts';
import { emptyTip, extend, grow, peak, rootOf } from './tree.ts';
import type { Leaf } from './types.ts';
import signed from './vectors/checkpoint.json' with { type: 'json' };
import list from './vectors/entries.json' with { type: 'json' };
import rfc6962 from './vectors/rfc6962.json' with { type: 'json' };
import outside from './vectors/signed-note.json' with { type: 'json' };
import tree from './vectors/tree.json' with { type: 'json' };

const { entries } = list;
const bytes = (hex: string): Buffer => Buffer.from(hex, 'hex');
const hexes = (list: readonly Uint8Array[]): string[] => list.map((one) => Buffer.from(one).toString('hex'));
const leaves: Leaf[] = entries.map(({ additionalData: _, bytes: __, ...fields }) => ({
  ...fields,
  payload: bytes(fields.payload),
  leaf: bytes(fields.leaf),
}));
const log = { name: signed.log.name, publicKey: bytes(signed.log.publicKey) };
const cosigner = { name: signed.cosigner.name, publicKey: bytes(signed.cosigner.publicKey) };

interface Tree {
  readonly roots: readonly string[];
  readonly inclusion: readonly { index: number; size: number; proof: string[] }[];
  readonly consistency: readonly { first: number; second: number; proof: string[] }[];
}

for (const [i, entry] of entries.entries())
  test(`entry ${i}`, () => {
    assert.equal(entryBytes(leaves[i]!).toString('hex'), entry.bytes);
    assert.equal(aad(leaves[i]!).toString(), entry.additionalData);
    assert.equal(leafHash(leaves[i]!).toString('hex'), entry.leaf);
  });

test('the ledger of the entries, written again', () => {
  let tip = emptyTip();
  for (const { leaf, seq, at, ...draft } of leaves) {
    const added = extend(tip, [draft], at);
    assert.deepEqual(added.leaves, [{ ...draft, seq, at, leaf }]);
    tip = added.tip;
    assert.equal(Buffer.from(rootOf(tip)).toString('hex'), tree.roots[seq + 1]);
  }
});

const published = rfc6962.inputs.map((input) =>
  hash('sha256', Buffer.concat([Buffer.of(0), bytes(input)]), 'buffer'),
);
const own = leaves.map(({ leaf }) => leaf);
for (const [name, figures, list] of [
  ['published figures for RFC 6962', rfc6962, published],
  ['the ledger of the entries', tree, own],
] as readonly [string, Tree, readonly Uint8Array[]][]) {
  const reader = { leaves: (from: number, to: number) => Buffer.concat(list.slice(from, to)) };
  const root = (size: number) => bytes(figures.roots[size]!);
  test(`${name}: roots`, async () => {
    assert.equal(figures.roots.length, list.length + 1);
    const frontier: string[] = [];
    for (const [size, expected] of figures.roots.entries()) {
      assert.equal(digestBytes(peak(frontier)).toString('hex'), expected);
      assert.deepEqual(await rootAt(reader, size), bytes(expected));
      if (size < list.length) grow(frontier, size, digestOf(list[size]!));
    }
  });
  test(`${name}: inclusion`, async () => {
    for (const { index, size, proof } of figures.inclusion) {
      assert.deepEqual(hexes(await inclusionProof(reader, index, size)), proof);
      assert.ok(verifyInclusion(list[index]!, index, size, proof.map(bytes), root(size)));
    }
  });
  test(`${name}: consistency`, async () => {
    for (const { first, second, proof } of figures.consistency) {
      assert.deepEqual(hexes(await consistencyProof(reader, first, second)), proof);
      assert.ok(verifyConsistency(first, second, proof.map(bytes), root(first), root(second)));
    }
  });
}

test('the checkpoint that openssl signed, and its cosignature', () => {
  const key = signingKey(bytes(signed.log.seed));
  const other = signingKey(bytes(signed.cosigner.seed));
  assert.deepEqual(publicKeyOf(key), log.publicKey);
  assert.equal(pemOf(log.publicKey), signed.log.pem);
  const checkpoint = { origin: log.name, size: signed.size, root: bytes(signed.root) };
  assert.equal(signCheckpoint(checkpoint, key), signed.checkpoint);
  assert.equal(cosign(signed.checkpoint, cosigner.name, other, signed.cosigner.time), signed.cosigned);
  assert.deepEqual(verifyCheckpoint(signed.cosigned, log, [cosigner]), {
    ...checkpoint,
    cosigned: [{ name: cosigner.name, time: signed.cosigner.time }],
  });
});

test('docs/ledger.md shows this checkpoint', () => {
  const page = readFileSync(new URL('../../docs/ledger.md', import.meta.url), 'utf8');
  assert.ok(page.includes(signed.checkpoint.replace(/^(?=.)/gm, '    ')));
});

test('the independent check finds them whole', async () => {
  const chunks = (async function* () {
    yield leaves;
  })();
  const last = { note: signed.cosigned, cosigners: [cosigner] };
  const { faults, entries: count, root } = await checkLedger({ entries: chunks, log, last });
  assert.deepEqual(faults, []);
  assert.equal(count, 11);
  assert.deepEqual(root, bytes(signed.root));
});

test('the published signed note', () => {
  const { name, keyId, publicKey, seed, signed: note } = outside.note;
  const key = signingKey(bytes(seed));
  assert.equal(Buffer.from(publicKeyOf(key)).toString('hex'), publicKey);
  const { text, signatures } = parseNote(note);
  assert.equal(signatures.length, 1);
  assert.equal(signatures[0]!.name, name);
  assert.equal(Buffer.from(keyIdOf({ name, publicKey: bytes(publicKey) })).toString('hex'), keyId);
  assert.equal(`${text}\n${signatureLine(signatures[0]!)}`, note);
  assert.deepEqual(sign(null, Buffer.from(text), key), signatures[0]!.bytes);
});

test('the key ids of published cosigners', () => {
  for (const { name, publicKey, keyId } of outside.cosigners)
    assert.equal(
      Buffer.from(keyIdOf({ name, publicKey: bytes(publicKey) }, COSIGNATURE)).toString('hex'),
      keyId,
    );
});

test('the checkpoint of the specification of cosignatures', () => {
  const { note, size, time } = outside.checkpoint;
  const read = parseCheckpoint(note);
  assert.equal(read.origin, 'example.com/behind-the-sofa');
  assert.equal(read.size, size);
  assert.equal(read.signatures[0]!.bytes.length, 64);
  assert.equal(read.signatures[1]!.name, 'witness.example.com/w1');
  assert.equal(Buffer.from(read.signatures[1]!.bytes).readBigUInt64BE(), BigInt(time));
  assert.equal(`${read.text}\n${read.signatures.map(signatureLine).join('')}`, note);
});
