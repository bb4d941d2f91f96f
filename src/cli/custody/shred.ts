import type { What } from '../../review/shred.ts';
import type { Args, Io } from '../command.ts';
import { languageOf } from '../from-files.ts';
import { messages } from '../messages.ts';
import { quoted, WrongUsage } from '../options.ts';
import { packFor } from '../pack.ts';
import { progress } from '../progress.ts';
import { confirmed } from '../secret.ts';
import { reasonOf } from '../vault/keys.ts';
import { actorOf, withVault } from '../vault/open.ts';
import { count, fill, wordsOf } from '../words.ts';

const KINDS: readonly What[] = ['source', 'case', 'report'];
/** How ids of each begin. */
const NAMES: Readonly<Record<string, What>> = { 's-': 'source', 'k-': 'case', 'r-': 'report' };

/** `moksori shred`: destroys the keys of what shall never be read again, after saying what that is. */
export async function shredCommand(args: Args, io: Io): Promise<void> {
  const { options } = args;
  const id = args.files.at(-1)!;
  const given = args.files.length > 1 ? args.files[0]! : (NAMES[id.slice(0, 2)] ?? id);
  const what = KINDS.find((each) => each === given);
  if (what === undefined)
    throw new WrongUsage(
      `${quoted(given)} is nothing that can be shredded`,
      'write the id of a source (s-…), a case (k-…) or a report (r-…)',
    );
  const reason = reasonOf(args);
  const words = wordsOf(languageOf(options.language)).custody.shred;
  await withVault(args, io, async (home) => {
    const { catchUp } = await import('../../review/catch-up.ts');
    const { plan, shred } = await import('../../review/shred.ts');
    const actor = await actorOf(args, home);
    const tell = progress(io);
    const indexing = {
      pack: packFor(typeof options.pack === 'string' ? options.pack : 'prk'),
      progress: (i: number, n: number) => tell(fill(messages.progress.index, { i, n })),
    };
    // What a source told is found by the index: it must have seen everything.
    await catchUp(home.vault, indexing);
    const planned = await plan(home.vault, what, id);
    const { keys, files, reports } = planned;
    if (options.json === true) io.out(`${JSON.stringify({ what, id, keys, files, reports }, null, 2)}\n`);
    else {
      io.out(`${fill(words.plan[what], { id })}\n`);
      for (const { report, case: of } of reports) io.out(`  ${fill(words.report, { report, case: of })}\n`);
      io.out(`  ${count(words.keys, keys.length)} · ${count(words.files, files.length)}\n`);
    }
    if (options['dry-run'] === true) return;
    if (options.json !== true) io.out(`${words.copies}\n`);
    await confirmed(io, id, options.yes === true);
    await shred(home.vault, planned, { actor, reason }, indexing);
    if (options.json !== true) io.out(`${fill(words.done, { id })}\n`);
  });
}
