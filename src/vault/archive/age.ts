/** A stream inside an age file (age-encryption.org/v1), so that the ordinary `age` command opens it too. */
import type { webcrypto } from 'node:crypto';
import { Decrypter, Encrypter } from 'age-encryption';

/** None of the keys at hand opens this file. */
export class NotForUs extends Error {}

/** Encrypts a stream to recipients (`age1…`). */
export async function* sealedTo(
  recipients: readonly string[],
  bytes: AsyncIterable<Uint8Array>,
): AsyncIterable<Uint8Array> {
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  yield* await encrypter.encrypt(ReadableStream.from(bytes) as ReadableStream<Uint8Array>);
}

/**
 * Decrypts what one of the identities opens (`AGE-SECRET-KEY-1…`, or an X25519 private key).
 *
 * @throws NotForUs when none does.
 */
export async function* openedBy(
  identities: readonly (string | webcrypto.CryptoKey)[],
  bytes: AsyncIterable<Uint8Array>,
): AsyncIterable<Uint8Array> {
  const decrypter = new Decrypter();
  for (const identity of identities) decrypter.addIdentity(identity);
  let opened: ReadableStream<Uint8Array>;
  try {
    opened = await decrypter.decrypt(ReadableStream.from(bytes) as ReadableStream<Uint8Array>);
  } catch (error) {
    throw new NotForUs('no key at hand opens it', { cause: error });
  }
  yield* opened;
}
