/** `moksori jobs`: how far the reading is, and what was not read. */
import type { Args, Io } from '../command.ts';
import { messages } from '../messages.ts';
import { withVault } from '../vault/open.ts';
import { rows } from '../vault/rows.ts';
import { fill } from '../words.ts';
import { withQueue } from './queue.ts';

const { team: words } = messages;

export async function jobsCommand(args: Args, io: Io): Promise<void> {
  await withVault(args, io, (home) =>
    withQueue(home, words.aloneWorkHint, async (queue) => {
      const { progress } = await import('../../jobs/progress.ts');
      const seen = await progress(home.vault, queue);
      if (args.options.json === true) return io.out(`${JSON.stringify(seen, null, 2)}\n`);
      io.out(`${fill(words.counts, { ...seen, failed: seen.failed.length })}\n`);
      io.out(
        rows(
          seen.failed.map(({ file, how, why }) => [file ?? words.gone, fill(words.how[how], { why })]),
          io.columns,
        ),
      );
    }),
  );
}
