/**
 * Sealing a file of any size in bounded memory: the STREAM construction (Hoang, Reyhanitabar, Rogaway, Vizár, "Online
 * Authenticated-Encryption and its Nonce-Reuse Misuse-Resistance", CRYPTO 2015), laid out as age has it.
 *
 *     32 bytes salt ‖ pieces
 *
 * The key of the file is HKDF-SHA-256 of the data key, the salt and `moksori blob 1 LF id`. Each piece is AES-256-GCM over 1 MiB,
 * the last over what is left (nothing only when the file is empty). Its nonce is its number, 11 bytes big-endian, and one byte:
 * 1 for the last piece, else 0. So a piece that is missing, in another place, of another file, or last too early does not open.
 */
import { createHash, hkdfSync, type KeyObject, randomBytes } from 'node:crypto';
import { decrypt, encrypt, KEY_BYTES, type Key, NONCE_BYTES, TAG_BYTES, Unsealable } from './gcm.ts';
import { secretKey } from './sealing.ts';

export const PIECE_BYTES = 1024 * 1024;
const SALT_BYTES = 32;
const NOTHING = new Uint8Array(0);

export interface SealedBlob {
  /** To be read once, to the end. */
  readonly chunks: AsyncIterable<Uint8Array>;
  /** SHA-256 of the sealed bytes. @throws Error before the end was read */
  digest(): Uint8Array;
}

/** Seals chunks of any sizes. The same id must be given to open them. Holds two pieces in memory. */
export function sealBlob(
  key: Key,
  id: string,
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): SealedBlob {
  const sum = createHash('sha256');
  let digest: Uint8Array | null = null;
  async function* sealed(): AsyncGenerator<Uint8Array> {
    const salt = randomBytes(SALT_BYTES);
    const own = keyOf(key, id, salt);
    sum.update(salt);
    yield salt;
    let number = 0;
    for await (const { bytes, last } of pieces(chunks, PIECE_BYTES)) {
      const piece = encrypt(own, nonce(number++, last), NOTHING, bytes);
      sum.update(piece);
      yield piece;
    }
    digest = new Uint8Array(sum.digest());
  }
  return {
    chunks: sealed(),
    digest() {
      if (digest === null) throw new Error('the digest is known when all was read');
      return digest;
    },
  };
}

/**
 * Opens what `sealBlob` made. Each piece is checked before it comes out; that none is missing is known at the end only, so
 * nothing may be taken for whole before that. @throws Unsealable
 */
export async function* openBlob(
  key: Key,
  id: string,
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  let own: KeyObject | null = null;
  let number = 0;
  for await (const { bytes, last } of pieces(chunks, PIECE_BYTES + TAG_BYTES, SALT_BYTES)) {
    if (own === null) {
      if (bytes.length !== SALT_BYTES || last) throw new Unsealable();
      own = keyOf(key, id, bytes);
      continue;
    }
    const piece = decrypt(own, nonce(number, last), NOTHING, bytes);
    // An empty file has one way to be written.
    if (piece.length === 0 && number > 0) throw new Unsealable();
    number++;
    if (piece.length > 0) yield piece;
  }
}

function keyOf(key: Key, id: string, salt: Uint8Array): KeyObject {
  const bytes = new Uint8Array(hkdfSync('sha256', key, salt, `moksori blob 1\n${id}`, KEY_BYTES));
  const own = secretKey(bytes);
  bytes.fill(0);
  return own;
}

function nonce(number: number, last: boolean): Uint8Array {
  const bytes = Buffer.alloc(NONCE_BYTES);
  bytes.writeUIntBE(number, NONCE_BYTES - 7, 6);
  bytes[NONCE_BYTES - 1] = last ? 1 : 0;
  return bytes;
}

/** Cuts chunks into pieces of one size, the first of another when given, and says which is the last. At least one comes. */
async function* pieces(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  size: number,
  first = size,
): AsyncGenerator<{ readonly bytes: Uint8Array; readonly last: boolean }> {
  let piece = Buffer.allocUnsafe(first);
  let filled = 0;
  for await (const chunk of chunks)
    for (let at = 0; at < chunk.length; ) {
      if (filled === piece.length) {
        yield { bytes: piece, last: false };
        piece = Buffer.allocUnsafe(size);
        filled = 0;
      }
      const taken = Math.min(chunk.length - at, piece.length - filled);
      piece.set(chunk.subarray(at, at + taken), filled);
      filled += taken;
      at += taken;
    }
  yield { bytes: piece.subarray(0, filled), last: true };
}
