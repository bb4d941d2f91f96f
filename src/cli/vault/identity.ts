/** Identities of custodians: their own files, which never come into a vault. */
import type { Identity } from '../../vault/compartment/identity.ts';
import type { Io } from '../command.ts';
import { messages } from '../messages.ts';
import { secretOf } from '../secret.ts';

/** Names a file with the passphrase that protects identity files. */
const IDENTITY_PASSPHRASE_FILE = 'MOKSORI_IDENTITY_PASSPHRASE_FILE';

/**
 * Reads an identity file; its passphrase is asked, or comes from a file.
 *
 * @throws SecretMissing, SecretExposed, NoIdentity, IdentityUnopened
 */
export async function identityFrom(path: string, io: Io): Promise<Identity> {
  const { readSecretFile } = await import('../../vault/secret-file.ts');
  const { isProtected, readIdentity } = await import('../../vault/compartment/identity.ts');
  const bytes = Buffer.from(await readSecretFile(path));
  if (!isProtected(bytes)) return readIdentity(bytes);
  const from = { ...io, env: { MOKSORI_PASSPHRASE_FILE: io.env[IDENTITY_PASSPHRASE_FILE] } };
  return readIdentity(bytes, Buffer.from(await secretOf(from, messages.secret.identity)));
}
