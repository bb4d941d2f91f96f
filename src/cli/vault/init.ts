import { NotAVault, siteOf } from '../../vault/site.ts';
import type { Args, Io } from '../command.ts';
import { messages } from '../messages.ts';
import { CouldNot } from '../say.ts';
import { newSecret } from '../secret.ts';
import { VERSION } from '../version.ts';
import { fill } from '../words.ts';
import { vaultDir } from './open.ts';

const { init: words } = messages;

/** `moksori init`: makes a vault that a passphrase and a recovery key open. */
export async function initCommand(args: Args, io: Io): Promise<void> {
  const { options } = args;
  const dir = vaultDir(args, io);
  if (options.join === true) return (await import('../team/join.ts')).join(args, io);
  if (await isVault(dir)) throw new CouldNot(words.there, words.thereHint);
  const file = typeof options['recovery-file'] === 'string' ? options['recovery-file'] : undefined;
  if (file === undefined && io.keyboard === undefined) throw new CouldNot(words.nobody, words.nobodyHint);
  const { newPassphraseSecret } = await import('../../vault/keys/passphrase.ts');
  const { newRecoveryKey, writtenRecoveryKey } = await import('../../vault/keys/recovery.ts');
  const { newShares } = await import('../../vault/keys/shares.ts');
  const { createVault, newId } = await import('../../vault/home.ts');
  const { dropSecretFile, writeSecretFile } = await import('../../vault/secret-file.ts');
  const passphrase = newPassphraseSecret(Buffer.from(await newSecret(io)));
  const recovery = newRecoveryKey();
  const split = options.shares === true ? await newShares() : undefined;
  const secrets = [passphrase, recovery, ...(split ? [split.secret] : [])];
  const written = writtenRecoveryKey(recovery);
  if (file !== undefined) await writeSecretFile(file, written);
  const actor = newId('a');
  const name = typeof options.as === 'string' ? options.as : words.name;
  let made: { readonly id: string; readonly origin: string };
  try {
    const home = await createVault(dir, {
      ways: [
        { kind: 'passphrase', label: words.labels.passphrase, secret: passphrase },
        { kind: 'recovery-key', label: words.labels.recovery, secret: recovery },
        ...(split ? [{ kind: 'shares' as const, label: words.labels.shares, secret: split.secret }] : []),
      ],
      actor,
      name,
      version: VERSION,
      ...(typeof options.team === 'string' && { connection: options.team }),
    });
    made = { id: home.id, origin: home.origin };
    await home.close();
  } catch (error) {
    if (file !== undefined) await dropSecretFile(file);
    throw error;
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
  if (file === undefined) io.err(`\n${words.recovery}\n\n    ${halves(written)}\n\n${words.once}\n\n`);
  else io.err(`${words.recoveryFile}\n`);
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

/** A long row of groups on two lines. */
export function halves(written: string): string {
  const groups = written.split(' ');
  const half = Math.ceil(groups.length / 2);
  return `${groups.slice(0, half).join(' ')}\n    ${groups.slice(half).join(' ')}`;
}
