/** Puts files where readers find them. */
import { hash } from 'node:crypto';
import type { PgBoss } from 'pg-boss';
import type { Received } from '../intake/received.ts';
import type { Vault } from '../vault/vault.ts';
import { written } from './letter.ts';
import { QUEUE, type Waiting } from './queue.ts';

export interface Enqueuing extends Omit<Waiting, 'blob'> {
  readonly progress?: (done: number, of: number) => void;
}

/** Until a report has a key of its own, its file is sealed with that of the vault. */
export const WAITING_KEY = 'vault';

/**
 * Seals each file into the vault, then lets it wait for being read; durable when it resolves. The same bytes twice wait once.
 * @returns the ids of the jobs, in the order of the files
 */
export async function enqueue(
  vault: Vault,
  queue: PgBoss,
  files: readonly Received[],
  { progress = () => {}, ...about }: Enqueuing,
): Promise<readonly string[]> {
  const seen = new Map<string, string>();
  const ids: string[] = [];
  for (const [i, file] of files.entries()) {
    progress(i, files.length);
    const digest = hash('sha256', file.bytes);
    let id = seen.get(digest) ?? null;
    if (id === null) {
      const { id: blob } = await vault.keep(WAITING_KEY, written(file));
      const waiting: Waiting = { ...about, blob };
      id = await queue.send(QUEUE, waiting);
      if (id === null) throw new Error('the queue did not take the job');
      seen.set(digest, id);
    }
    ids.push(id);
  }
  progress(files.length, files.length);
  return ids;
}
