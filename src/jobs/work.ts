/**
 * Readers: take files that wait, read them into the vault, let the next one wait no longer. Any number of processes on any number of
 * machines. Each file is in the ledger once, however often its reading was begun: its entries go in one append that has the job's name.
 */
import type { PgBoss } from 'pg-boss';
import { IntakeError } from '../intake/errors.ts';
import type { Received } from '../intake/received.ts';
import { NoSuchCase } from '../review/take-in.ts';
import { KeyChanged } from '../vault/store.ts';
import { Closed, Unsettled } from '../vault/store-faults.ts';
import type { Vault } from '../vault/vault.ts';
import { WAITING_KEY } from './enqueue.ts';
import { readLetter } from './letter.ts';
import { HEARTBEAT_EVERY, QUEUE, type Waiting } from './queue.ts';

/** What is done with a file: read it and append its entries under the name `once`. May be called twice for one file. */
export type Take = (
  file: Received,
  to: Omit<Waiting, 'blob'> & { readonly once: string },
) => Promise<unknown>;

export interface Working {
  /** Files in hand at once in this process; readers in other processes add to them. */
  readonly workers?: number;
  readonly take: Take;
  /** Told after each file. */
  readonly after?: (job: string, outcome: Outcome) => void;
}

/** What became of a job, as the database may know it: a code, no word of a file. */
export type Outcome = { readonly taken: true } | { readonly refused: string } | { readonly again: true };

/** The job's file is not there: another reader has finished with it. */
const GONE: Outcome = { taken: true };

/** Nothing is wrong with the file: the reader cannot go on, and another one may. */
export function isPassing(error: unknown): boolean {
  return error instanceof KeyChanged || error instanceof Closed || error instanceof Unsettled;
}

/** Begins to take jobs. @returns what ends it, after the files in hand are done */
export async function work(
  vault: Vault,
  queue: PgBoss,
  { workers = 1, take, after = () => {} }: Working,
): Promise<() => Promise<void>> {
  const ids: string[] = [];
  for (let n = 0; n < workers; n++) {
    const id = await queue.work<Waiting, Outcome>(
      QUEUE,
      { heartbeatRefreshSeconds: HEARTBEAT_EVERY, pollingIntervalSeconds: 0.5 },
      async ([job]) => {
        const outcome = await quietly(() => one(vault, queue, job!, take));
        after(job!.id, outcome);
        // The next file is asked for at once, not at the next look.
        queue.notifyWorker(ids[n]!);
        return outcome;
      },
    );
    ids.push(id);
  }
  return async () => {
    for (const id of ids) await queue.offWork(QUEUE, { id, wait: true });
  };
}

async function one(
  vault: Vault,
  queue: PgBoss,
  { id: job, data }: { readonly id: string; readonly data: Waiting },
  take: Take,
): Promise<Outcome> {
  const { blob, ...to } = data;
  const sealed = await vault.kept(WAITING_KEY, blob);
  if (sealed === null) return GONE;
  try {
    await take(await readLetter(sealed), { ...to, once: `job:${job}` });
  } catch (error) {
    // Read again it would be refused again. The file stays, for a person to look at.
    if (error instanceof IntakeError) return { refused: error.code };
    if (error instanceof NoSuchCase) return { refused: 'no-such-case' };
    if (isPassing(error)) {
      // Its attempts stay for faults of the file.
      await queue.send(QUEUE, data);
      return { again: true };
    }
    throw error;
  }
  await vault.store.dropBlob(blob);
  return { taken: true };
}

/** What the queue keeps of a fault is its kind: messages may quote a file. */
async function quietly<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    const quiet = new Error(error instanceof Error ? error.constructor.name : 'unknown');
    quiet.stack = quiet.message;
    throw quiet;
  }
}
