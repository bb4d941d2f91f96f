/**
 * A way of the vault as a recipient of an age file: its X25519 key pair, written as age writes such keys (Bech32, BIP 173;
 * age-encryption.org/v1, "X25519 recipient"). Whoever opens the vault opens its backups.
 */
import { bech32 } from '@scure/base';

/** `age1…` of the public key of a way, 32 bytes. */
export function recipientOf(publicKey: Uint8Array): `age1${string}` {
  return bech32.encodeFromBytes('age', publicKey) as `age1${string}`;
}

/** `AGE-SECRET-KEY-1…` of its private key, 32 bytes. */
export function identityOf(privateKey: Uint8Array): string {
  return bech32.encodeFromBytes('age-secret-key-', privateKey).toUpperCase();
}

/** Whether somebody can be sealed to by this: a recipient (`age1…`) whose checksum is right. */
export function isRecipient(written: string): boolean {
  try {
    const { prefix, bytes } = bech32.decodeToBytes(written);
    return prefix === 'age' && bytes.length === 32 && written === written.toLowerCase();
  } catch {
    return false;
  }
}
