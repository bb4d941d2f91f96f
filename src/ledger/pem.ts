/** Ed25519 keys in PEM files, as openssl writes them. */
import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { isName, type Signer } from './note.ts';
import { HASH } from './tree.ts';

/** What was given is no Ed25519 key: a public or a private one in a file, or a public one in a line. Or the name cannot stand under a note. */
export class NoKey extends Error {
  override readonly name = 'NoKey';
  readonly what: 'public' | 'private' | 'line' | 'name';
  constructor(what: NoKey['what']) {
    super(`no key: ${what}`);
    this.what = what;
  }
}

/** A cosigner whose key stands in a file. @throws NoKey */
export function signerOf(name: string, pem: string): Signer {
  if (!isName(name)) throw new NoKey('name');
  return { name, publicKey: publicKeyIn(pem) };
}

/** The raw public key, 32 bytes. @throws NoKey */
export function publicKeyIn(pem: string): Buffer {
  try {
    const key = createPublicKey(pem);
    if (key.asymmetricKeyType !== 'ed25519') throw new NoKey('public');
    return key.export({ format: 'der', type: 'spki' }).subarray(-HASH);
  } catch {
    throw new NoKey('public');
  }
}

/** Whether a passphrase opens the private key in this file. */
export const isSealedKey = (pem: string): boolean => pem.includes('-----BEGIN ENCRYPTED PRIVATE KEY-----');

/** @throws NoKey, also for another passphrase */
export function signingKeyIn(pem: string, passphrase?: string): KeyObject {
  try {
    const key = createPrivateKey({ key: pem, ...(passphrase !== undefined && { passphrase }) });
    if (key.asymmetricKeyType !== 'ed25519') throw new NoKey('private');
    return key;
  } catch {
    throw new NoKey('private');
  }
}
