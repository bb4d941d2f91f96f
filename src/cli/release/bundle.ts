import type { Args, Io } from '../command.ts';
import { telling, withFile } from '../custody/disk.ts';
import { recipientsOf } from '../custody/recipients.ts';
import { languageOf } from '../from-files.ts';
import { each } from '../options.ts';
import { packFor } from '../pack.ts';
import { claimIdIn } from '../vault/case.ts';
import { actorOf, withVault } from '../vault/open.ts';
import { fill, wordsOf } from '../words.ts';

/** `moksori bundle`: a case as evidence. */
export async function bundleCommand(args: Args, io: Io): Promise<void> {
  const [id, file] = args.files as [string, string];
  const { options } = args;
  const { release: words, exchange } = wordsOf(languageOf(options.language));
  const to = await recipientsOf(args);
  const pack = packFor(typeof options.pack === 'string' ? options.pack : 'prk');
  const { unlessThere } = await import('../../vault/archive/file.ts');
  const { smallFile } = await import('../../release/small-file.ts');
  await withFile(file, () => unlessThere(file));
  const read = (path: string) => withFile(path, () => smallFile(path));
  const { checkpoint, reason } = options;
  const note = typeof checkpoint === 'string' ? (await read(checkpoint)).toString() : undefined;
  const tokens: Uint8Array[] = [];
  for (const path of each(args, 'timestamp')) tokens.push(await read(path));
  await withVault(args, io, async (home) => {
    const { stateIn } = await import('../../review/view.ts');
    const { writeBundle } = await import('../../release/bundle/write.ts');
    const state = await stateIn(home.vault, id);
    const made = await withFile(file, async () =>
      writeBundle(home, state, file, {
        pack,
        actor: await actorOf(args, home),
        redact: each(args, 'redact').map((claim) => claimIdIn(state, claim)),
        to,
        tokens,
        ...(typeof reason === 'string' && { reason }),
        ...(note !== undefined && { checkpoint: note }),
        progress: telling(io),
      }),
    );
    if (options.json === true) return io.out(`${JSON.stringify({ case: id, ...made, to }, null, 2)}\n`);
    io.out(`${fill(words.bundled, { n: made.entries, withheld: made.withheld })}\n`);
    io.out(`${fill(to.length === 0 ? words.clear : words.sealed, { n: to.length })}\n`);
    if (made.alsoTold.length > 0) io.out(`${fill(words.alsoTold, { list: made.alsoTold.join(', ') })}\n`);
    if (made.later > 0) io.out(`${fill(words.later, { n: made.later })}\n`);
    io.out(`${exchange.gate}\n`);
    io.out(`sha256 ${made.sha256}\n`);
  });
}
