/**
 * Sealing what the vault keeps, AES-256-GCM throughout, each as 12 bytes nonce ‖ ciphertext ‖ 16 bytes tag:
 * - a payload (docs/ledger.md, field 10), under a key of its own that follows from the data key and the nonce. Given away, that key
 *   opens one entry: so one claim can be disclosed and shown to be in the ledger, while those beside it stay sealed;
 * - a data key, wrapped under a key of the vault, its id as additional data.
 * Nonces are random: one key may seal 2^32 times (NIST SP 800-38D, 8.3), far above what one report or case has.
 */
import { createHmac, createSecretKey, hkdfSync, type KeyObject, randomFillSync } from 'node:crypto';
import { decrypt, encrypt, KEY_BYTES, type Key, NONCE_BYTES, TAG_BYTES, Unsealable } from './gcm.ts';

export { KEY_BYTES, type Key, NONCE_BYTES, TAG_BYTES, Unsealable } from './gcm.ts';

/** A wrapped data key: nonce, 32 bytes, tag. */
export const WRAPPED_BYTES = NONCE_BYTES + KEY_BYTES + TAG_BYTES;

/** What the key of a payload is made for. */
const PAYLOAD = Buffer.from('moksori payload 1\n');

/** Nonces are no secret, so they may wait in memory; asking for 12 bytes each time costs more than sealing does. */
const pool = Buffer.alloc(NONCE_BYTES * 4096);
let taken = pool.length;

/** Keeps 32 bytes outside the heap, where they are erased when nobody holds them. The bytes given stay the caller's to erase. */
export function secretKey(bytes: Uint8Array): KeyObject {
  if (bytes.length !== KEY_BYTES) throw new RangeError(`a key has ${KEY_BYTES} bytes`);
  return createSecretKey(bytes);
}

/** Seals a plaintext; whoever opens it must give the same additional data. About 5 microseconds for 300 bytes. */
export function seal(key: Key, aad: Uint8Array, plaintext: Uint8Array): Uint8Array {
  return sealedWith(key, newNonce(), aad, plaintext);
}

function newNonce(): Uint8Array {
  if (taken === pool.length) {
    randomFillSync(pool);
    taken = 0;
  }
  taken += NONCE_BYTES;
  return pool.subarray(taken - NONCE_BYTES, taken);
}

function sealedWith(key: Key, nonce: Uint8Array, aad: Uint8Array, plaintext: Uint8Array): Uint8Array {
  const sealed = encrypt(key, nonce, aad, plaintext, NONCE_BYTES);
  sealed.set(nonce);
  return sealed;
}

/** Opens what `seal` made. @throws Unsealable */
export function unseal(key: Key, aad: Uint8Array, sealed: Uint8Array): Uint8Array {
  if (sealed.length < NONCE_BYTES + TAG_BYTES) throw new Unsealable();
  return decrypt(key, sealed.subarray(0, NONCE_BYTES), aad, sealed.subarray(NONCE_BYTES));
}

/** The key of one payload, by its nonce: HMAC-SHA-256 under the data key. 32 bytes. */
export function payloadKey(key: Key, payload: Uint8Array): Buffer {
  if (payload.length < NONCE_BYTES + TAG_BYTES) throw new Unsealable();
  return createHmac('sha256', key).update(PAYLOAD).update(payload.subarray(0, NONCE_BYTES)).digest();
}

/** Seals a payload. */
export function sealPayload(key: Key, aad: Uint8Array, plaintext: Uint8Array): Uint8Array {
  const nonce = newNonce();
  const own = createHmac('sha256', key).update(PAYLOAD).update(nonce).digest();
  return sealedWith(createSecretKey(own), nonce, aad, plaintext);
}

/** Opens a payload. @throws Unsealable */
export function unsealPayload(key: Key, aad: Uint8Array, payload: Uint8Array): Uint8Array {
  return unseal(createSecretKey(payloadKey(key, payload)), aad, payload);
}

/** Wraps a data key; it opens under this id alone. */
export function wrapKey(wrapping: Key, id: string, key: Uint8Array): Uint8Array {
  if (key.length !== KEY_BYTES) throw new RangeError(`a key has ${KEY_BYTES} bytes`);
  return seal(wrapping, Buffer.from(id), key);
}

/** Unwraps a data key. @throws Unsealable */
export function unwrapKey(wrapping: Key, id: string, wrapped: Uint8Array): Uint8Array {
  if (wrapped.length !== WRAPPED_BYTES) throw new Unsealable();
  return unseal(wrapping, Buffer.from(id), wrapped);
}

/** A key for one use, from the key of the vault: HKDF-SHA-256 (RFC 5869) without salt; `info` names the use. */
export function derive(master: Key, info: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', master, Buffer.alloc(0), info, KEY_BYTES));
}
