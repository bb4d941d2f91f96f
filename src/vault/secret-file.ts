/** Secrets of people in files: a passphrase that a script gives, a recovery key that is put away. Never readable by others. */
import { constants } from 'node:fs';
import { open, rm } from 'node:fs/promises';

/** Others may read the file, so what stands in it is no secret. */
export class SecretExposed extends Error {}
/** There is no such file, or it cannot be read, or it is empty or no text of a few lines. */
export class SecretMissing extends Error {}
/** A secret is never written over a file that is there. */
export class SecretThere extends Error {}

/** Longer than any passphrase, recovery key or set of shares. */
const MOST = 8192;
const OTHERS = 0o077;

/**
 * The text of a file that only its owner can read, without the line end at its end.
 *
 * @throws SecretMissing, SecretExposed
 */
export async function readSecretFile(path: string): Promise<string> {
  const file = await open(path, constants.O_RDONLY).catch(() => {
    throw new SecretMissing();
  });
  try {
    const { mode, size } = await file.stat();
    // Windows has no such bits; there the folder's rights hold.
    if (process.platform !== 'win32' && (mode & OTHERS) !== 0) throw new SecretExposed();
    if (size > MOST) throw new SecretMissing();
    const bytes = await file.readFile().catch(() => {
      throw new SecretMissing();
    });
    try {
      const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/\r?\n$/, '');
      if (text === '') throw new SecretMissing();
      return text;
    } catch {
      throw new SecretMissing();
    } finally {
      bytes.fill(0);
    }
  } finally {
    await file.close();
  }
}

/**
 * Writes a secret into a new file that only its owner can read, durably.
 *
 * @throws SecretThere when something of that name is there, SecretMissing when it cannot be written
 */
export async function writeSecretFile(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx', 0o600).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'EEXIST' ? new SecretThere() : new SecretMissing();
  });
  try {
    await file.writeFile(`${text}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Takes away a file that was just written for nothing. */
export async function dropSecretFile(path: string): Promise<void> {
  await rm(path, { force: true });
}
