/** Names of cases and sources: short enough to be typed, and telling nothing. */
import { randomBytes } from 'node:crypto';

/** So many random bytes. */
export type Random = (bytes: number) => Uint8Array;

/** Crockford's base32 in lower case: no letter that is taken for a digit, and no u. */
const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz';
const LENGTH = 6;

/** What an id of a case looks like. */
export const CASE = /^k-[0-9a-hjkmnp-tv-z]{6}$/;

/** @example newId('k') // 'k-4f9z2m' */
export function newId(prefix: 'k' | 's' | 'a', random: Random = randomBytes): string {
  return `${prefix}-${Array.from(random(LENGTH), (byte) => LETTERS[byte % LETTERS.length]).join('')}`;
}
