/** Boxes to a public key (X25519, RFC 7748; HKDF-SHA-256; AES-256-GCM): whoever has the private key opens them. */
import {
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
} from 'node:crypto';
import { decrypt, encrypt, KEY_BYTES, NONCE_BYTES, TAG_BYTES, Unsealable } from './gcm.ts';

/** The DER (RFC 8410) that stands before the 32 bytes of a key. */
const PRIVATE = Buffer.from('302e020100300506032b656e04220420', 'hex');
const PUBLIC = Buffer.from('302a300506032b656e032100', 'hex');
const INFO = 'moksori box 1';
/** Each box has a key of its own, which seals once. */
const ONCE = new Uint8Array(NONCE_BYTES);

/** Bytes that a box is longer than what it holds. */
export const BOX_BYTES = KEY_BYTES + TAG_BYTES;

/** A private key from 32 bytes, which stay the caller's to erase. */
export function privateKey(bytes: Uint8Array): KeyObject {
  const der = Buffer.concat([PRIVATE, bytes]);
  try {
    return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  } finally {
    der.fill(0);
  }
}

/** The 32 bytes of the public key that belongs to a private one. */
export function publicBytes(key: KeyObject): Uint8Array {
  const der = (key.type === 'private' ? createPublicKey(key) : key).export({ format: 'der', type: 'spki' });
  return new Uint8Array(der.subarray(PUBLIC.length));
}

/** 32 bytes of a public key whose private key nobody has. */
export function nobody(): Uint8Array {
  return publicBytes(generateKeyPairSync('x25519').publicKey);
}

/** Ephemeral public key ‖ ciphertext ‖ tag. `context` must be the same when it is opened. */
export function box(to: Uint8Array, context: Uint8Array, plaintext: Uint8Array): Uint8Array {
  const ephemeral = generateKeyPairSync('x25519');
  const from = publicBytes(ephemeral.publicKey);
  const key = agreed(ephemeral.privateKey, publicKey(to), from, to);
  try {
    return Buffer.concat([from, encrypt(key, ONCE, context, plaintext)]);
  } finally {
    key.fill(0);
  }
}

/** What is in a box. @throws Unsealable */
export function unbox(mine: KeyObject, context: Uint8Array, boxed: Uint8Array): Uint8Array {
  if (boxed.length < BOX_BYTES) throw new Unsealable();
  const from = boxed.subarray(0, KEY_BYTES);
  let key: Buffer;
  try {
    key = agreed(mine, publicKey(from), from, publicBytes(mine));
  } catch {
    // A public key of low order, which nobody makes who means well.
    throw new Unsealable();
  }
  try {
    return decrypt(key, ONCE, context, boxed.subarray(KEY_BYTES));
  } finally {
    key.fill(0);
  }
}

function publicKey(bytes: Uint8Array): KeyObject {
  return createPublicKey({ key: Buffer.concat([PUBLIC, bytes]), format: 'der', type: 'spki' });
}

/** Both public keys go into the derivation, so that a box opens for the one it was made for and no other. */
function agreed(mine: KeyObject, theirs: KeyObject, from: Uint8Array, to: Uint8Array): Buffer {
  const shared = diffieHellman({ privateKey: mine, publicKey: theirs });
  try {
    return Buffer.from(hkdfSync('sha256', shared, Buffer.concat([from, to]), INFO, KEY_BYTES));
  } finally {
    shared.fill(0);
  }
}
