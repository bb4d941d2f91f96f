import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';

/**
 * How many entries were acknowledged, in a small sealed file beside the vault. SQLite takes a damaged log for one that ends earlier,
 * and would lose the last entries without a word; the mark lets the store notice. It is written after each commit and never waited
 * for, so it may be behind, or unreadable after a power cut: then it says nothing.
 */
export interface EndMark {
  /** Null when there is none that this key opens. */
  read(): number | null;
  write(size: number): void;
  close(): void;
}

const NONCE = 12;
const SIZE = 8;
const TAG = 16;

/** @param key that of the vault's file */
export function endMark(path: string, key: Uint8Array): EndMark {
  const own = Buffer.from(hkdfSync('sha256', key, '', 'moksori end mark 1', 32));
  let handle: number | undefined;
  return {
    read: () => {
      try {
        const bytes = readFileSync(path);
        if (bytes.length !== NONCE + SIZE + TAG) return null;
        const decipher = createDecipheriv('aes-256-gcm', own, bytes.subarray(0, NONCE));
        decipher.setAuthTag(bytes.subarray(NONCE + SIZE));
        const size = decipher.update(bytes.subarray(NONCE, NONCE + SIZE));
        decipher.final();
        return Number(size.readBigUInt64BE());
      } catch {
        return null;
      }
    },
    write: (size) => {
      const nonce = randomBytes(NONCE);
      const cipher = createCipheriv('aes-256-gcm', own, nonce);
      const plain = Buffer.alloc(SIZE);
      plain.writeBigUInt64BE(BigInt(size));
      const sealed = Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
      try {
        handle ??= openSync(path, 'w', 0o600);
        writeSync(handle, sealed, 0, sealed.length, 0);
      } catch {
        // What it says is then behind, as after a power cut.
      }
    },
    close: () => {
      own.fill(0);
      if (handle !== undefined) closeSync(handle);
    },
  };
}
