/** Scans on all cores. Arrays are shared; what comes back is edges, in the order of the tasks, whoever did them. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { scanHere } from '../../link/run.ts';
import type { Job, Scanned, Task } from '../../link/scan.ts';

export type Order = { readonly job: Job } | { readonly task: Task; readonly place: number };

export interface Answer {
  readonly place: number;
  readonly scanned: Scanned;
}

/** Tasks that a worker has waiting, so that it never stands still. */
const AHEAD = 2;

/**
 * Scans with so many workers; with one, or where none can be started, here.
 *
 * @param amount by default as many as there are cores
 */
export async function scanOn(
  job: Job,
  tasks: readonly Task[],
  done: (tasks: number) => void,
  amount = availableParallelism(),
): Promise<Scanned[]> {
  const workers = amount < 2 || tasks.length < 2 ? [] : startedOf(Math.min(amount, tasks.length));
  if (workers.length === 0) return scanHere(job, tasks, done);
  const results: Scanned[] = [];
  let next = 0;
  let finished = 0;
  try {
    await new Promise<void>((resolve, reject) => {
      const give = (worker: Worker): void => {
        if (next < tasks.length) worker.postMessage({ task: tasks[next]!, place: next++ } satisfies Order);
      };
      for (const worker of workers) {
        worker.on('error', reject);
        worker.on('message', ({ place, scanned }: Answer) => {
          results[place] = scanned;
          done(++finished);
          if (finished === tasks.length) resolve();
          else give(worker);
        });
        worker.postMessage({ job } satisfies Order);
        for (let i = 0; i < AHEAD; i++) give(worker);
      }
    });
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
  return results;
}

function startedOf(amount: number): Worker[] {
  try {
    return Array.from({ length: amount }, () => new Worker(new URL('./scan-worker.ts', import.meta.url)));
  } catch {
    // A process that may start no workers (Node's permissions) scans here.
    return [];
  }
}
