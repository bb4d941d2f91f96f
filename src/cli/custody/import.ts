import { BadArchive } from '../../vault/archive/part.ts';
import type { Args, Io } from '../command.ts';
import { languageOf } from '../from-files.ts';
import { messages } from '../messages.ts';
import { each } from '../options.ts';
import { CouldNot } from '../say.ts';
import { newSecret } from '../secret.ts';
import { vaultDir } from '../vault/open.ts';
import { recoveryFile, tellRecovery, withRecovery } from '../vault/recovery.ts';
import { fill, wordsOf } from '../words.ts';
import { telling, withFile } from './disk.ts';
import { identityOf } from './identities.ts';

const { init, custody: said } = messages;

/** `moksori import`: the vault of an export again, with a passphrase and a recovery key of its own. */
export async function importCommand(args: Args, io: Io): Promise<void> {
  const { options } = args;
  const file = args.files[0]!;
  const dir = vaultDir(args, io);
  const paper = recoveryFile(args, io);
  // Before anything is made: a wrong option leaves everything as it was.
  const words = wordsOf(languageOf(options.language)).custody.import;
  const { importAll, isSealed } = await import('../../vault/archive/export.ts');
  const { readHead } = await import('../../vault/archive/backup.ts');
  const isBackup = await withFile(file, () =>
    readHead(file).then(
      () => true,
      (error: unknown) => {
        if (error instanceof BadArchive) return false;
        throw error;
      },
    ),
  );
  if (isBackup) throw new CouldNot(said.isBackup, said.isBackupHint);
  const sealed = await withFile(file, () => isSealed(file));
  if (sealed && options.identity === undefined)
    throw new CouldNot(said.needsIdentity, said.needsIdentityHint);
  const identities: string[] = [];
  if (sealed)
    for (const [i, path] of each(args, 'identity').entries())
      identities.push((await identityOf(path, i, io)).secret);
  const { newPassphraseSecret } = await import('../../vault/keys/passphrase.ts');
  const { newRecoveryKey, writtenRecoveryKey } = await import('../../vault/keys/recovery.ts');
  const passphrase = newPassphraseSecret(Buffer.from(await newSecret(io)));
  const recovery = newRecoveryKey();
  const written = writtenRecoveryKey(recovery);
  try {
    const { home, refilled } = await withRecovery(paper, written, () =>
      withFile(file, () =>
        importAll(file, dir, {
          ways: [
            { kind: 'passphrase', label: init.labels.passphrase, secret: passphrase },
            { kind: 'recovery-key', label: init.labels.recovery, secret: recovery },
          ],
          identities,
          ...(typeof options.team === 'string' && { connection: options.team }),
          progress: telling(io),
        }),
      ),
    );
    await home.close();
    const { id, entries, root } = refilled;
    if (options.json === true) io.out(`${JSON.stringify({ vault: dir, id, entries, root }, null, 2)}\n`);
    else io.out(`${fill(words.made, { dir, n: entries })}\n${fill(words.root, { root })}\n`);
  } catch (error) {
    const { NotForUs } = await import('../../vault/archive/age.ts');
    if (error instanceof NotForUs) throw new CouldNot(said.notForIdentity, said.notForIdentityHint);
    throw error;
  } finally {
    passphrase.fill(0);
    recovery.fill(0);
  }
  tellRecovery(paper, written, io);
}
