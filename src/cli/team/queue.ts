/** The queue of a team's vault, for as long as some work takes. */
import type { PgBoss } from 'pg-boss';
import type { Home } from '../../vault/home.ts';
import { messages } from '../messages.ts';
import { CouldNot } from '../say.ts';

const { team: words } = messages;

/** @throws CouldNot on a vault of one person */
export async function withQueue<T>(
  home: Home,
  hint: string,
  work: (queue: PgBoss) => Promise<T>,
): Promise<T> {
  if (home.connection === undefined) throw new CouldNot(words.alone, hint);
  const { openQueue } = await import('../../jobs/queue.ts');
  const queue = await openQueue(home.connection);
  try {
    return await work(queue);
  } finally {
    await queue.stop({ graceful: false });
  }
}
