import type { Args, Io } from '../command.ts';
import { messages } from '../messages.ts';
import { newSecret } from '../secret.ts';

/** `moksori custodian make`: an identity that stays with its custodian, and the recipient that goes into the vault. */
export async function custodianMake(args: Args, io: Io): Promise<void> {
  const { newIdentity, protectedIdentity } = await import('../../vault/compartment/identity.ts');
  const { writeSecretFile } = await import('../../vault/secret-file.ts');
  const identity = await newIdentity();
  const passphrase = await newSecret(io, 'MOKSORI_IDENTITY_PASSPHRASE_FILE', messages.secret.newIdentity);
  const file = await protectedIdentity(identity, Buffer.from(passphrase));
  await writeSecretFile(args.files[0]!, Buffer.from(file).toString().trimEnd());
  io.out(`${identity.recipient}\n`);
  io.err(`${messages.sources.identity}\n`);
}
