/** Passwords of accounts: Argon2id with 19 MiB and two passes (OWASP Password Storage), some 30 ms beside the event loop. */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { PasswordHash } from '../review/bodies.ts';
import { stretch } from '../vault/keys/kdf.ts';
import { newPassphraseSecret, PassphraseRefused, passphraseSecret } from '../vault/keys/passphrase.ts';

const MEMORY = 19_456;
const PASSES = 2;
const SALT_BYTES = 16;

/** What is compared with when there is no such account: it takes as long, and fits nothing. */
const NOBODY: PasswordHash = {
  salt: Buffer.alloc(SALT_BYTES).toString('base64'),
  hash: '',
  memory: MEMORY,
  passes: PASSES,
};

/** @throws PassphraseRefused by the same rule as for a passphrase of a vault */
export async function hashPassword(typed: string): Promise<PasswordHash> {
  const secret = newPassphraseSecret(Buffer.from(typed));
  const salt = randomBytes(SALT_BYTES);
  const hash = await stretch(secret, salt, { memory: MEMORY, passes: PASSES, lanes: 1 });
  secret.fill(0);
  return { salt: salt.toString('base64'), hash: hash.toString('base64'), memory: MEMORY, passes: PASSES };
}

/** Whether it is this password; without one it takes as long to say no. */
export async function isPassword(typed: string, kept: PasswordHash | null): Promise<boolean> {
  const { salt, hash, memory, passes } = kept ?? NOBODY;
  const secret = secretOf(typed);
  const found = await stretch(secret, Buffer.from(salt, 'base64'), { memory, passes, lanes: 1 });
  secret.fill(0);
  const wanted = Buffer.from(hash, 'base64');
  return wanted.length === found.length && timingSafeEqual(wanted, found);
}

function secretOf(typed: string): Uint8Array {
  try {
    return passphraseSecret(Buffer.from(typed));
  } catch (error) {
    // Nobody's password: compared like any other.
    if (error instanceof PassphraseRefused) return new Uint8Array();
    throw error;
  }
}
