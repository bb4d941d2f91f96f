import type { Args, Io } from '../command.ts';
import { languageOf } from '../from-files.ts';
import { messages } from '../messages.ts';
import { WrongUsage } from '../options.ts';
import { actorOf, withVault } from '../vault/open.ts';
import { fill, wordsOf } from '../words.ts';
import { telling, withFile } from './disk.ts';
import { recipientsOf } from './recipients.ts';

/** `moksori export`: everything, readable without Moksori, sealed to somebody or in clear. */
export async function exportCommand(args: Args, io: Io): Promise<void> {
  const { options } = args;
  const file = args.files[0]!;
  const words = wordsOf(languageOf(options.language)).custody.export;
  const to = await recipientsOf(args);
  const clear = options['in-clear'] === true;
  if (clear === to.length > 0) throw new WrongUsage(messages.custody.sealed, messages.custody.sealedHint);
  const { unlessThere } = await import('../../vault/archive/file.ts');
  await withFile(file, () => unlessThere(file));
  await withVault(args, io, async (home) => {
    const { exportAll } = await import('../../vault/archive/export.ts');
    const { namedFilesOf } = await import('../../review/files.ts');
    const { ofVault } = await import('../../review/kinds.ts');
    const actor = await actorOf(args, home);
    const reason = typeof options.reason === 'string' ? { reason: options.reason } : {};
    const { size } = await home.store.head();
    // Written down before anything leaves; the export holds this entry too.
    const body = { what: clear ? 'all, in clear' : 'all', entries: size + 1, ...reason };
    await home.vault.append([ofVault('exported', { actor }, body)]);
    const bytes = await withFile(file, () =>
      exportAll(home, file, { to, filesOf: namedFilesOf, progress: telling(io) }),
    );
    if (options.json === true)
      return io.out(`${JSON.stringify({ entries: size + 1, bytes, to }, null, 2)}\n`);
    io.out(`${fill(words.made, { n: size + 1 })}\n`);
    io.out(`${clear ? words.clear : fill(words.sealed, { n: to.length })}\n`);
  });
}
