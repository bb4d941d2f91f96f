/** The key that signs the ledger's checkpoints: Ed25519 (RFC 8032), kept among the data keys as its 32 bytes of seed. */
import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';

/** The id of that data key. No entry is sealed with it. */
export const SIGNING = 'signing';

/** What stands before the seed in PKCS #8 (RFC 8410, section 7). */
const BEFORE = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The private key of a seed, which stays the caller's to erase. */
export function signingKey(seed: Uint8Array): KeyObject {
  const der = Buffer.concat([BEFORE, seed]);
  try {
    return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  } finally {
    der.fill(0);
  }
}

/** The 32 bytes of its public key. */
export function signingPublic(key: KeyObject): Uint8Array {
  return createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32);
}
