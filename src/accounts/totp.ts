/** Codes of six digits that change every 30 seconds: TOTP with SHA-1 (RFC 6238), as every authenticator makes them. */
import { createHmac, randomBytes } from 'node:crypto';
import { base32nopad } from '@scure/base';

const STEP_MS = 30_000;
const DIGITS = 6;
/** A clock may be off by so many steps. */
const WINDOW = 1;
const SECRET_BYTES = 20;

/** Base32, 32 characters. */
export function newSecret(random: (bytes: number) => Uint8Array = randomBytes): string {
  return base32nopad.encode(Uint8Array.from(random(SECRET_BYTES)));
}

/** The code of a step (HOTP, RFC 4226). */
export function codeAt(secret: Uint8Array, step: number, digits = DIGITS): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', secret).update(counter).digest();
  const number = mac.readUInt32BE(mac[19]! & 15) & 0x7fffffff;
  return String(number % 10 ** digits).padStart(digits, '0');
}

/**
 * The step that a code is of, or null: it is of none, or of one at or before the last that was used.
 *
 * @param now milliseconds
 */
export function stepOf(code: string, secret: string, now: number, last: number): number | null {
  const typed = code.replace(/\s/g, '');
  const bytes = base32nopad.decode(secret);
  const middle = Math.floor(now / STEP_MS);
  for (let step = middle - WINDOW; step <= middle + WINDOW; step++)
    if (step > last && codeAt(bytes, step) === typed) return step;
  return null;
}

/** What an authenticator reads from a square code. */
export function totpUri(secret: string, name: string): string {
  const label = `Moksori:${name}`;
  return `otpauth://totp/${encodeURIComponent(label)}?secret=${secret}&issuer=Moksori&digits=${DIGITS}&period=${STEP_MS / 1000}`;
}
