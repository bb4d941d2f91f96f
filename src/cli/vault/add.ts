import type { Args, Io } from '../command.ts';
import { draftFiles } from '../from-files.ts';
import { messages } from '../messages.ts';
import { VERSION } from '../version.ts';
import { count, fill, wordsOf } from '../words.ts';
import { actorOf, withVault } from './open.ts';

/** `moksori add`: takes reports into the vault and reads them; what was read waits for a person. */
export async function addCommand(args: Args, io: Io): Promise<void> {
  const { options } = args;
  await withVault(args, io, async (home) => {
    if (options.later === true) return (await import('../team/later.ts')).addLater(args, io, home);
    const actor = await actorOf(args, home);
    const { draft, inputs, pack, language, end } = await draftFiles(args, io);
    const { takeIn } = await import('../../review/take-in.ts');
    const words = wordsOf(language).vault;
    const added = await takeIn(home.vault, draft, {
      actor,
      pack: { id: pack.id, version: pack.version },
      version: VERSION,
      files: inputs.map(({ bytes }) => bytes),
      ...(typeof options.case === 'string' && { case: options.case }),
      ...(typeof options.source === 'string' && { source: options.source }),
    });
    const { cases, known } = added;
    if (options.json === true) io.out(`${JSON.stringify({ cases, known }, null, 2)}\n`);
    else {
      for (const { case: id, opened, reports, claims } of cases)
        io.out(
          `${fill(opened ? words.opened : words.addedTo, { case: id, reports: count(wordsOf(language).reports, reports.length), claims: count(words.wait, claims) })}\n`,
        );
      for (const { file, case: id } of known) io.out(`${fill(words.known, { file, case: id })}\n`);
      if (cases[0]) io.err(`${fill(messages.vault.next, { case: cases[0].case })}\n`);
    }
    end();
  });
}
