/** AES-256-GCM with a nonce that the caller answers for: it never stands twice under one key. */
import { createCipheriv, createDecipheriv, type KeyObject } from 'node:crypto';

/** Does not open: another key, other additional data, or bytes that were changed. Which of them cannot be known. */
export class Unsealable extends Error {
  override readonly name = 'Unsealable';
  constructor() {
    super('sealed bytes do not open with this key');
  }
}

/** 32 bytes. As a KeyObject it is used three times faster; make one with `secretKey` where a key seals more than once. */
export type Key = KeyObject | Uint8Array;

export const KEY_BYTES = 32;
export const NONCE_BYTES = 12;
export const TAG_BYTES = 16;
const CIPHER = 'aes-256-gcm';

/** Ciphertext ‖ tag, with room for some bytes before: one block of memory, since payloads are many and small. */
export function encrypt(
  key: Key,
  nonce: Uint8Array,
  aad: Uint8Array,
  plaintext: Uint8Array,
  before = 0,
): Buffer {
  const sealed = Buffer.allocUnsafe(before + plaintext.length + TAG_BYTES);
  const cipher = createCipheriv(CIPHER, key, nonce);
  cipher.setAAD(aad);
  sealed.set(cipher.update(plaintext), before);
  cipher.final();
  sealed.set(cipher.getAuthTag(), before + plaintext.length);
  return sealed;
}

/** The plaintext of ciphertext ‖ tag. @throws Unsealable, and then nothing of what was decrypted stays in memory. */
export function decrypt(key: Key, nonce: Uint8Array, aad: Uint8Array, sealed: Uint8Array): Buffer {
  const end = sealed.length - TAG_BYTES;
  if (end < 0) throw new Unsealable();
  const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(aad);
  decipher.setAuthTag(sealed.subarray(end));
  const plaintext = decipher.update(sealed.subarray(0, end));
  try {
    decipher.final();
  } catch {
    plaintext.fill(0);
    throw new Unsealable();
  }
  return plaintext;
}
