import { NotAVault, siteOf } from '../../vault/site.ts';
import type { Args, Io } from '../command.ts';
import { messages } from '../messages.ts';
import { CouldNot } from '../say.ts';
import { newSecret } from '../secret.ts';
import { VERSION } from '../version.ts';
import { fill } from '../words.ts';
import { vaultDir } from './open.ts';
import { recoveryFile, tellRecovery, withRecovery } from './recovery.ts';

const { init: words } = messages;

/** `moksori init`: makes a vault that a passphrase and a recovery key open. */
export async function initCommand(args: Args, io: Io): Promise<void> {
  const { options } = args;
  const dir = vaultDir(args, io);
  if (options.join === true) return (await import('../team/join.ts')).join(args, io);
  if (await isVault(dir)) throw new CouldNot(words.there, words.thereHint);
  const file = recoveryFile(args, io);
  const { newPassphraseSecret } = await import('../../vault/keys/passphrase.ts');
  const { newRecoveryKey, writtenRecoveryKey } = await import('../../vault/keys/recovery.ts');
  const { newShares } = await import('../../vault/keys/shares.ts');
  const { createVault, newId } = await import('../../vault/home.ts');
  const passphrase = newPassphraseSecret(Buffer.from(await newSecret(io)));
  const recovery = newRecoveryKey();
  const split = options.shares === true ? await newShares() : undefined;
  const secrets = [passphrase, recovery, ...(split ? [split.secret] : [])];
  const written = writtenRecoveryKey(recovery);
  const actor = newId('a');
  const name = typeof options.as === 'string' ? options.as : words.name;
  let made: { readonly id: string; readonly origin: string };
  try {
    const home = await withRecovery(file, written, () =>
      createVault(dir, {
        ways: [
          { kind: 'passphrase', label: words.labels.passphrase, secret: passphrase },
          { kind: 'recovery-key', label: words.labels.recovery, secret: recovery },
          ...(split ? [{ kind: 'shares' as const, label: words.labels.shares, secret: split.secret }] : []),
        ],
        actor,
        name,
        version: VERSION,
        ...(typeof options.team === 'string' && { connection: options.team }),
      }),
    );
    made = { id: home.id, origin: home.origin };
    await home.close();
  } finally {
    for (const secret of secrets) secret.fill(0);
  }
  if (options.json === true)
    io.out(`${JSON.stringify({ vault: dir, id: made.id, log: made.origin, actor }, null, 2)}\n`);
  else {
    io.out(`${fill(words.made, { dir })}\n`);
    io.out(`${fill(words.log, { origin: made.origin })}\n`);
    io.out(`${fill(words.you, { actor, name })}\n`);
  }
  tellRecovery(file, written, io);
  if (file === undefined) io.err('\n');
  if (split) {
    io.err(`${words.shares}\n\n`);
    for (const { line } of split.shares) io.out(`${line}\n`);
  }
}

async function isVault(dir: string): Promise<boolean> {
  try {
    await siteOf(dir);
    return true;
  } catch (error) {
    if (error instanceof NotAVault) return false;
    throw error;
  }
}
