import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  derive,
  NONCE_BYTES,
  payloadKey,
  seal,
  sealPayload,
  secretKey,
  TAG_BYTES,
  Unsealable,
  unseal,
  unsealPayload,
  unwrapKey,
  WRAPPED_BYTES,
  wrapKey,
} from './sealing.ts';

const key = secretKey(randomBytes(32));
const aad = Buffer.from('moksori-entry 1\ndocumenter-1\n');

test('what is sealed opens, with the key as object or as bytes', () => {
  const bytes = randomBytes(32);
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 2000 }), fc.uint8Array({ maxLength: 100 }), (plaintext, other) => {
      const sealed = seal(secretKey(bytes), other, plaintext);
      assert.equal(sealed.length, NONCE_BYTES + plaintext.length + TAG_BYTES);
      assert.deepEqual(Uint8Array.from(unseal(bytes, other, sealed)), plaintext);
    }),
  );
});

test('AES-256-GCM as others have it: test case 16 of the GCM specification', () => {
  // McGrew and Viega, The Galois/Counter Mode of Operation, appendix B.
  const hex = (text: string) => Buffer.from(text, 'hex');
  const sealed = hex(
    'cafebabefacedbaddecaf888' +
      '522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa' +
      '8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662' +
      '76fc6ece0f4e1768cddf8853bb2d551b',
  );
  const opened = unseal(
    hex('feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308'),
    hex('feedfacedeadbeeffeedfacedeadbeefabaddad2'),
    sealed,
  );
  assert.equal(
    Buffer.from(opened).toString('hex'),
    'd9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72' +
      '1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39',
  );
});

test('every flipped bit of a sealed payload is found', () => {
  const sealed = seal(key, aad, randomBytes(300));
  for (let bit = 0; bit < sealed.length * 8; bit++)
    assert.throws(() => unseal(key, aad, flipped(sealed, bit)), Unsealable);
});

test('other additional data, another key, a shorter payload do not open', () => {
  const sealed = seal(key, aad, Buffer.from('told'));
  assert.throws(() => unseal(key, Buffer.from('moksori-entry 1\n'), sealed), Unsealable);
  assert.throws(() => unseal(randomBytes(32), aad, sealed), Unsealable);
  for (let length = 0; length < sealed.length; length++)
    assert.throws(() => unseal(key, aad, sealed.subarray(0, length)), Unsealable);
});

test('no nonce comes twice, over the end of the pool too', () => {
  const seen = new Set<string>();
  for (let n = 0; n < 10_000; n++)
    seen.add(Buffer.from(seal(key, aad, aad).subarray(0, NONCE_BYTES)).toString('hex'));
  assert.equal(seen.size, 10_000);
});

test('a wrapped key opens under its id alone; every flipped bit is found', () => {
  const data = randomBytes(32);
  const wrapped = wrapKey(key, 'case:k-4f9z2m', data);
  assert.equal(wrapped.length, WRAPPED_BYTES);
  assert.deepEqual(Buffer.from(unwrapKey(key, 'case:k-4f9z2m', wrapped)), data);
  assert.throws(() => unwrapKey(key, 'case:k-4f9z2n', wrapped), Unsealable);
  for (let bit = 0; bit < wrapped.length * 8; bit++)
    assert.throws(() => unwrapKey(key, 'case:k-4f9z2m', flipped(wrapped, bit)), Unsealable);
  assert.throws(() => wrapKey(key, 'vault', randomBytes(16)), RangeError);
});

test('keys for different uses differ, and one use gives one key', () => {
  const master = randomBytes(32);
  assert.deepEqual(derive(master, 'a'), derive(secretKey(master), 'a'));
  assert.notDeepEqual(derive(master, 'a'), derive(master, 'b'));
  assert.notDeepEqual(derive(master, 'a'), derive(randomBytes(32), 'a'));
});

function flipped(bytes: Uint8Array, bit: number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy[bit >> 3]! ^= 1 << (bit & 7);
  return copy;
}

test('the key of one payload opens that payload, and no other under the same data key', () => {
  const [first, second] = ['she was taken', 'by two men'].map((words) =>
    sealPayload(key, aad, Buffer.from(words)),
  );
  assert.equal(Buffer.from(unsealPayload(key, aad, first!)).toString(), 'she was taken');
  const given = payloadKey(key, first!);
  assert.equal(Buffer.from(unseal(given, aad, first!)).toString(), 'she was taken');
  assert.throws(() => unseal(given, aad, second!), Unsealable);
  assert.throws(() => unseal(key, aad, first!), Unsealable);
  for (const payload of [new Uint8Array(27), first!.subarray(0, 27)])
    assert.throws(() => unsealPayload(key, aad, payload), Unsealable);
});

test('the key of a payload is what the format says: a figure of another program', () => {
  const payload = Uint8Array.from({ length: 40 }, (_, i) => 100 + i);
  const data = Uint8Array.from({ length: 32 }, (_, i) => i);
  assert.equal(
    payloadKey(data, payload).toString('hex'),
    '5878d3d95b4b3ede904bc227bd4f283e8bf5531bca0d9f32f19a5b751f445892',
  );
});
