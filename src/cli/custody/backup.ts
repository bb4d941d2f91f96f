import type { Args, Io } from '../command.ts';
import { languageOf } from '../from-files.ts';
import { actorOf, withVault } from '../vault/open.ts';
import { fill, wordsOf } from '../words.ts';
import { telling, withFile } from './disk.ts';
import { recipientsOf } from './recipients.ts';

/** `moksori backup`: the whole vault in one file, which the ways of the vault open. */
export async function backupCommand(args: Args, io: Io): Promise<void> {
  const file = args.files[0]!;
  const words = wordsOf(languageOf(args.options.language)).custody.backup;
  const to = await recipientsOf(args);
  const { unlessThere } = await import('../../vault/archive/file.ts');
  await withFile(file, () => unlessThere(file));
  await withVault(args, io, async (home) => {
    const { backup } = await import('../../vault/archive/backup.ts');
    const { ofVault } = await import('../../review/kinds.ts');
    const actor = await actorOf(args, home);
    const { size } = await home.store.head();
    const rehearse = args.options.rehearse === true;
    const { bytes, rehearsed } = await withFile(file, () =>
      backup(home, file, { to, rehearse, progress: telling(io) }),
    );
    await home.vault.append([
      ofVault('backup.made', { actor }, { size, recipients: to.length, rehearsed: rehearse }),
    ]);
    if (args.options.json === true) {
      io.out(`${JSON.stringify({ entries: size, bytes, rehearsed: rehearsed ?? null }, null, 2)}\n`);
      return;
    }
    io.out(`${fill(words.made, { n: size, bytes })}\n`);
    if (rehearsed) io.out(`${fill(words.rehearsed, { n: rehearsed.entries })}\n`);
    io.out(`${words.opens}\n`);
  });
}
