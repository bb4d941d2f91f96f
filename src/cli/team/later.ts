/** `moksori add --later`: files wait in a team's vault until some machine reads them. */
import { caseKey } from '../../review/kinds.ts';
import { NoSuchCase } from '../../review/take-in.ts';
import type { Home } from '../../vault/home.ts';
import type { Args, Io } from '../command.ts';
import { openFiles } from '../from-files.ts';
import { messages } from '../messages.ts';
import { progress } from '../progress.ts';
import { actorOf } from '../vault/open.ts';
import { count, fill } from '../words.ts';
import { withQueue } from './queue.ts';

const { team: words } = messages;

export async function addLater(args: Args, io: Io, home: Home): Promise<void> {
  const { case: into, source, json } = args.options;
  await withQueue(home, words.aloneHint, async (queue) => {
    const actor = await actorOf(args, home);
    if (typeof into === 'string') {
      const [key] = await home.store.keys([caseKey(into)]);
      if (!key?.wrapped) throw new NoSuchCase(into);
    }
    const { inputs, end } = await openFiles(args, io);
    const { enqueue } = await import('../../jobs/enqueue.ts');
    const { counts } = await import('../../jobs/progress.ts');
    const tell = progress(io);
    const jobs = await enqueue(home.vault, queue, inputs, {
      actor,
      ...(typeof into === 'string' && { case: into }),
      ...(typeof source === 'string' && { source }),
      progress: (i, n) => tell(fill(messages.progress.opening, { i: Math.min(i + 1, n), n })),
    });
    const { waiting } = await counts(queue);
    if (json === true) {
      const files = inputs.map(({ file }, i) => ({ file, job: jobs[i]! }));
      io.out(`${JSON.stringify({ files, waiting }, null, 2)}\n`);
    } else {
      io.out(`${fill(words.laterAll, { files: count(words.later, new Set(jobs).size), waiting })}\n`);
      io.err(`${words.laterNext}\n`);
    }
    end();
  });
}
