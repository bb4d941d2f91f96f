import type { Args, Io } from '../command.ts';
import { languageOf } from '../from-files.ts';
import { messages } from '../messages.ts';
import { WrongUsage } from '../options.ts';
import { packFor } from '../pack.ts';
import { CouldNot } from '../say.ts';
import { openingSecret, vaultDir } from '../vault/open.ts';
import { count, fill, wordsOf } from '../words.ts';
import { telling, withFile } from './disk.ts';
import { faultLines } from './fault-lines.ts';

/** `moksori restore`: a vault out of a backup, or a rehearsal of it that leaves nothing behind. */
export async function restoreCommand(args: Args, io: Io): Promise<void> {
  const file = args.files[0]!;
  const { options } = args;
  const connection = typeof options.team === 'string' ? { connection: options.team } : {};
  if (options.rehearse === true && (options.team !== undefined || options.vault !== undefined))
    throw new WrongUsage(
      'a rehearsal has its own folder, which is removed',
      'leave --vault and --team out, or --rehearse',
    );
  // Before anything is made: a wrong option leaves everything as it was.
  const words = wordsOf(languageOf(options.language)).custody.restore;
  const { readHead, restore } = await import('../../vault/archive/backup.ts');
  // Before a secret is asked for.
  await withFile(file, () => readHead(file));
  const secret = await openingSecret(options.unlock, io);
  try {
    if (options.rehearse === true) return await rehearsal(file, secret, args, io);
    const dir = vaultDir(args, io);
    const { id, entries, root } = await withFile(file, () =>
      restore(file, dir, secret, { ...connection, progress: telling(io) }),
    );
    if (options.json === true)
      return io.out(`${JSON.stringify({ vault: dir, id, entries, root }, null, 2)}\n`);
    io.out(`${fill(words.restored, { dir, n: entries })}\n${fill(words.root, { root })}\n`);
    io.err(`${messages.custody.afterRestore}\n`);
  } catch (error) {
    const { KeyFileDamaged } = await import('../../vault/keys/key-file.ts');
    // The key file that stands at the beginning of the backup.
    if (error instanceof KeyFileDamaged)
      throw new CouldNot(messages.custody.backupHead, messages.custody.backupHeadHint);
    throw error;
  } finally {
    secret.fill(0);
  }
}

async function rehearsal(file: string, secret: Uint8Array, args: Args, io: Io): Promise<void> {
  const { options } = args;
  const language = languageOf(options.language);
  const words = wordsOf(language).custody;
  const { rehearse } = await import('../../vault/archive/rehearse.ts');
  const { checkAll } = await import('../../review/check.ts');
  const pack = packFor(typeof options.pack === 'string' ? options.pack : 'prk');
  const { restored, seen } = await withFile(file, () =>
    rehearse(file, secret, (home) => checkAll(home, { pack }), { progress: telling(io) }),
  );
  const { entries, root } = restored;
  if (options.json === true)
    io.out(`${JSON.stringify({ entries, root, files: seen.files, faults: seen.faults }, null, 2)}\n`);
  else {
    for (const each of faultLines(seen.faults, language)) io.out(`${each}\n`);
    io.out(
      `${fill(words.restore.came, { entries: count(words.check.entries, entries), files: count(words.check.files, seen.files) })}\n`,
    );
    io.out(`${fill(words.restore.root, { root })}\n${words.restore.removed}\n`);
  }
  if (seen.faults.length > 0)
    throw new CouldNot(
      fill(messages.custody.faults, { n: seen.faults.length }),
      messages.custody.faultsInBackup,
    );
}
