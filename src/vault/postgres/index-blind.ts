/** What the server sees of words: numbers that only the holder of the key can make, and terms that only they can read. */
import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';

/** Terms are padded to a multiple of this, so that lengths say little. */
const PAD = 32;
const MOST = 200_000;

export interface Blind {
  /** Eight bytes of HMAC-SHA-256, as two whole numbers of 32 bits. */
  of(text: string): Code;
  seal(text: string): Buffer;
  unseal(sealed: Uint8Array): string;
  /** HMAC-SHA-256 of many parts. */
  digest(parts: Iterable<string>): Buffer;
}

export interface Code {
  readonly high: number;
  readonly low: number;
  /** A whole number of 64 bits with sign, as SQL writes it. */
  readonly number: string;
}

export function blinding(key: Uint8Array): Blind {
  const derived = (use: string): Buffer => createHmac('sha256', key).update(use).digest();
  const [tokens, terms, digests] = [derived('tokens'), derived('terms'), derived('digests')];
  const known = new Map<string, Code>();
  return {
    of(text) {
      let code = known.get(text);
      if (code === undefined) {
        const bytes = createHmac('sha256', tokens).update(text).digest();
        code = codeOf(bytes.readInt32BE(0), bytes.readInt32BE(4));
        if (known.size >= MOST) known.clear();
        known.set(text, code);
      }
      return code;
    },
    seal(text) {
      const clear = Buffer.from(text);
      const padded = Buffer.alloc(Math.ceil((clear.length + 1) / PAD) * PAD);
      clear.copy(padded);
      padded[clear.length] = 0xff;
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', terms, nonce);
      return Buffer.concat([nonce, cipher.update(padded), cipher.final(), cipher.getAuthTag()]);
    },
    unseal(sealed) {
      const decipher = createDecipheriv('aes-256-gcm', terms, sealed.subarray(0, 12));
      decipher.setAuthTag(sealed.subarray(-16));
      const padded = Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()]);
      return padded.subarray(0, padded.lastIndexOf(0xff)).toString();
    },
    digest(parts) {
      const hmac = createHmac('sha256', digests);
      for (const part of parts) hmac.update(part);
      return hmac.digest();
    },
  };
}

/** Two tokens in a row, as one. The server sees which token follows which, so that no key is needed. */
export function pairOf(a: Code, b: Code): Code {
  let high = Math.imul(a.high ^ (a.low >>> 15), 0x85ebca6b) ^ Math.imul(b.low ^ (b.high >>> 13), 0xc2b2ae35);
  let low = Math.imul(a.low ^ (a.high >>> 11), 0x27d4eb2f) ^ Math.imul(b.high ^ (b.low >>> 17), 0x165667b1);
  high = Math.imul(high ^ (low >>> 16), 0x9e3779b1);
  low = Math.imul(low ^ (high >>> 16), 0x85ebca77);
  return codeOf(high ^ (low >>> 15), low ^ (high >>> 14));
}

function codeOf(high: number, low: number): Code {
  return { high: high | 0, low: low | 0, number: ((BigInt(high | 0) << 32n) | BigInt(low >>> 0)).toString() };
}

/** The codes one after another, eight bytes each: where tokens in a row are looked for. */
export function rowOf(codes: readonly Code[]): Buffer {
  const out = Buffer.alloc(codes.length * 8);
  codes.forEach(({ high, low }, i) => {
    out.writeInt32BE(high, i * 8);
    out.writeInt32BE(low, i * 8 + 4);
  });
  return out;
}
