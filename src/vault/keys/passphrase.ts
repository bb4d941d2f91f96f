/**
 * Passphrases. One simple rule, no estimate of strength: at least twelve characters, of which five differ. Composed and decomposed
 * writing (Hangul from different keyboards and systems) is the same passphrase.
 */

/** Why a passphrase is not taken. */
export type PassphraseFault =
  | 'short' // fewer than twelve characters
  | 'monotonous' // fewer than five different characters
  | 'control' // a control character, for example from a pasted line end
  | 'edges' // begins or ends with white space, which nobody sees
  | 'long' // more than 1,024 bytes
  | 'not-utf8';

/** A passphrase that is not taken. */
export class PassphraseRefused extends Error {
  override readonly name = 'PassphraseRefused';
  readonly fault: PassphraseFault;
  constructor(fault: PassphraseFault) {
    super(`passphrase refused: ${fault}`);
    this.fault = fault;
  }
}

export const LEAST_CHARACTERS = 12;
const LEAST_DIFFERENT = 5;
const MOST_BYTES = 1024;

/**
 * The secret of a typed passphrase, for opening. Bytes of ASCII are never made a string; others become one for the moment of
 * composing them, which Node gives no means to erase. What was typed stays the caller's to erase, as the result does.
 *
 * @throws PassphraseRefused long, not-utf8
 */
export function passphraseSecret(typed: Uint8Array): Uint8Array {
  if (typed.length > MOST_BYTES) throw new PassphraseRefused('long');
  if (typed.every((byte) => byte < 0x80)) return Uint8Array.from(typed);
  return new Uint8Array(new TextEncoder().encode(decoded(typed).normalize('NFC')));
}

/** The secret of a passphrase for a new way. @throws PassphraseRefused */
export function newPassphraseSecret(typed: Uint8Array): Uint8Array {
  const secret = passphraseSecret(typed);
  const characters = [...decoded(secret)];
  const fault: PassphraseFault | null =
    characters.length < LEAST_CHARACTERS
      ? 'short'
      : characters.some((character) => /\p{Cc}/u.test(character))
        ? 'control'
        : [characters[0]!, characters.at(-1)!].some((character) => /\s/u.test(character))
          ? 'edges'
          : new Set(characters).size < LEAST_DIFFERENT
            ? 'monotonous'
            : null;
  if (fault === null) return secret;
  secret.fill(0);
  throw new PassphraseRefused(fault);
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new PassphraseRefused('not-utf8');
  }
}
