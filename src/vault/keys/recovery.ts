/** The recovery key: 32 bytes of chance, kept on paper in a safe place (docs/key-file.md). */
import { createHash, randomBytes } from 'node:crypto';
import { KEY_BYTES } from './gcm.ts';
import { bytesOf, groupsOf, Mistyped } from './written.ts';

/** Groups of a written recovery key. */
export const RECOVERY_GROUPS = 14;
const SUM_BYTES = 3;

/** A new secret. */
export function newRecoveryKey(): Uint8Array {
  return new Uint8Array(randomBytes(KEY_BYTES));
}

/** As a person writes it down: 14 groups of five characters. */
export function writtenRecoveryKey(secret: Uint8Array): string {
  return groupsOf(Buffer.concat([secret, sum(secret)]));
}

/** The secret of a typed recovery key. @throws Mistyped, with the groups that are wrong */
export function readRecoveryKey(typed: string): Uint8Array {
  const bytes = bytesOf(typed, KEY_BYTES + SUM_BYTES);
  const secret = bytes.slice(0, KEY_BYTES);
  if (!sum(secret).equals(bytes.subarray(KEY_BYTES))) throw new Mistyped('whole', [], RECOVERY_GROUPS);
  return secret;
}

function sum(secret: Uint8Array): Buffer {
  return createHash('sha256').update('moksori recovery 1').update(secret).digest().subarray(0, SUM_BYTES);
}
