/** A custodian's identity file on a disk: read, and written anew. It never comes into a vault. */
import { open } from 'node:fs/promises';
import { writeSecretFile } from '../secret-file.ts';
import {
  type Identity,
  isProtected,
  NoIdentity,
  newIdentity,
  protectedIdentity,
  readIdentity,
} from './identity.ts';

/** Others may read the file, and no passphrase protects it. */
export class IdentityExposed extends Error {
  override readonly name = 'IdentityExposed';
}

const OTHERS = 0o077;
/** As much as any identity file; one byte more says that it is none. */
const MOST = 16_385;

/**
 * @param ask for the passphrase, when one protects the file
 * @throws NoIdentity, IdentityExposed, IdentityUnopened; what the disk says
 */
export async function readIdentityFile(path: string, ask: () => Promise<string>): Promise<Identity> {
  const handle = await open(path, 'r');
  const bytes = Buffer.alloc(MOST);
  try {
    const { mode } = await handle.stat();
    const { bytesRead } = await handle.read(bytes, 0, MOST, 0);
    const file = bytes.subarray(0, bytesRead);
    if (bytesRead === MOST) throw new NoIdentity();
    if (isProtected(file)) return await readIdentity(file, Buffer.from(await ask()));
    const identity = await readIdentity(file);
    // Windows has no such bits; there the folder's rights hold.
    if (process.platform !== 'win32' && (mode & OTHERS) !== 0) throw new IdentityExposed();
    return identity;
  } finally {
    bytes.fill(0);
    await handle.close();
  }
}

/**
 * Makes an identity and writes it, protected by a passphrase, into a new file. Answers with its recipient (`age1…`).
 *
 * @throws PassphraseRefused, SecretThere, SecretMissing
 */
export async function writeIdentityFile(path: string, passphrase: string): Promise<string> {
  const identity = await newIdentity();
  const file = await protectedIdentity(identity, Buffer.from(passphrase));
  await writeSecretFile(path, Buffer.from(file).toString().trimEnd());
  return identity.recipient;
}
