/** Chains on all cores: each lives in a worker and gives the draws that it would give anywhere. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { LatentOptions, Trace } from '../../estimate/latent.ts';
import { here, type LatentSettings } from '../../estimate/latent-classes.ts';
import type { Table } from '../../estimate/table.ts';

/** What a worker is told. A chain is made with the first message that has a table. */
export interface Order {
  readonly chain: number;
  readonly table?: Table;
  readonly options?: LatentOptions;
  readonly sweeps?: number;
}

/** What it answers. */
export interface Answered {
  readonly chain: number;
  readonly trace: Trace;
}

export interface Workers {
  readonly start: NonNullable<LatentSettings['start']>;
  /** Ends them; nothing is waited for. */
  readonly end: () => Promise<void>;
}

/** As many as there are cores, made when the first chain starts. Where none can be made the chains run here. */
export function workers(amount = availableParallelism()): Workers {
  const all: Worker[] = [];
  const waiting = new Map<
    number,
    { readonly resolve: (trace: Trace) => void; readonly reject: (error: unknown) => void }
  >();
  let chains = 0;
  let none = amount < 2;
  return {
    start: (table, options) => {
      const worker = none ? undefined : take(chains);
      if (!worker) return here(table, options);
      const chain = chains++;
      worker.postMessage({ chain, table, options } satisfies Order);
      return {
        run: (sweeps) =>
          new Promise<Trace>((resolve, reject) => {
            waiting.set(chain, { resolve, reject });
            worker.postMessage({ chain, sweeps } satisfies Order);
          }),
      };
    },
    end: async () => {
      await Promise.all(all.map((worker) => worker.terminate()));
    },
  };

  function take(chain: number): Worker | undefined {
    const place = chain % amount;
    if (all[place]) return all[place];
    try {
      const worker = new Worker(new URL('./chain-worker.ts', import.meta.url));
      worker.on('message', ({ chain, trace }: Answered) => {
        waiting.get(chain)?.resolve(trace);
        waiting.delete(chain);
      });
      worker.on('error', (error) => {
        for (const { reject } of waiting.values()) reject(error);
      });
      all[place] = worker;
      return worker;
    } catch {
      // A process that may start no workers (Node's permissions) has the chains here.
      none = true;
      return undefined;
    }
  }
}
