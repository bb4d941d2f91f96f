/** Identity files of custodians and their passphrases, which are of each custodian alone. */
import type { Identity } from '../../vault/compartment/identity.ts';
import type { Io } from '../command.ts';
import { messages } from '../messages.ts';
import { CouldNot, nameOf } from '../say.ts';
import { secretOf } from '../secret.ts';
import { fill } from '../words.ts';
import { withFile } from './disk.ts';

/** The variable that names a file with passphrases of identity files: one to a line, in the order of the files. */
export const IDENTITY_PASSPHRASE_FILE = 'MOKSORI_IDENTITY_PASSPHRASE_FILE';

/**
 * Reads an identity file; the passphrase that protects it is asked for.
 *
 * @param place which of the files it is, from 0
 * @throws CouldNot, NoIdentity, IdentityExposed, IdentityUnopened
 */
export async function identityOf(path: string, place: number, io: Io): Promise<Identity> {
  const { readIdentityFile } = await import('../../vault/compartment/identity-file.ts');
  return withFile(path, () => readIdentityFile(path, () => passphraseOf(path, place, io)));
}

async function passphraseOf(path: string, place: number, { env, ...io }: Io): Promise<string> {
  const file = env[IDENTITY_PASSPHRASE_FILE];
  if (!file && io.keyboard === undefined)
    throw new CouldNot(
      fill(messages.custody.noIdentityPassphrase, { file: nameOf(path) }),
      messages.custody.noIdentityPassphraseHint,
    );
  const asked = await secretOf(
    { ...io, env: { MOKSORI_PASSPHRASE_FILE: file } },
    fill(messages.custody.identityPassphrase, { file: nameOf(path) }),
  );
  if (!file) return asked;
  const lines = asked.split(/\r?\n/);
  return lines[place] ?? lines[0]!;
}
