/** Secrets of chance that are kept as their hashes only: links that open once, sessions. */
import { createHash, randomBytes } from 'node:crypto';

/** 256 bits of chance, ready for an address or a cookie. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

export function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
