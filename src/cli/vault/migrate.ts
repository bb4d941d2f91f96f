import type { Home } from '../../vault/home.ts';
import type { Args, Io } from '../command.ts';
import { messages } from '../messages.ts';
import { progress } from '../progress.ts';
import { CouldNot } from '../say.ts';
import { fill } from '../words.ts';
import { withVault } from './open.ts';

/** `moksori migrate`: the same vault in a store of the other kind. */
export async function migrateCommand(args: Args, io: Io): Promise<void> {
  const [into] = args.files;
  const { team } = args.options;
  const words = messages.keeping;
  await withVault(args, io, async (home) => {
    await nothingWaits(home);
    const { migrate } = await import('../../vault/migrate.ts');
    const tell = progress(io);
    const { entries } = await migrate(home, into!, {
      ...(typeof team === 'string' && { connection: team }),
      progress: (_, i, n) => tell(fill(messages.progress.entries, { i, n })),
    });
    io.out(`${fill(words.migrated, { dir: into!, entries })}\n`);
    io.err(`${words.old}\n`);
  });
}

/** What waits to be read is in a queue beside the vault. @throws CouldNot */
async function nothingWaits(home: Home): Promise<void> {
  if (home.connection === undefined) return;
  const { withQueue } = await import('../team/queue.ts');
  const { counts } = await import('../../jobs/progress.ts');
  const { waiting, reading } = await withQueue(home, '', counts);
  if (waiting + reading === 0) return;
  const { stillWaiting, stillWaitingHint } = messages.team;
  throw new CouldNot(fill(stillWaiting, { n: waiting + reading }), stillWaitingHint);
}
