/** The inside of a worker: holds chains and runs them as it is told. */
import { parentPort } from 'node:worker_threads';
import { Chain } from '../../estimate/latent.ts';
import type { Answered, Order } from './workers.ts';

const chains = new Map<number, Chain>();

parentPort?.on('message', ({ chain, table, options, sweeps }: Order) => {
  if (table && options) chains.set(chain, new Chain(table, options));
  if (sweeps === undefined) return;
  const own = chains.get(chain)!;
  own.run(sweeps);
  const trace = own.take();
  parentPort!.postMessage({ chain, trace } satisfies Answered, [
    trace.N.buffer as ArrayBuffer,
    trace.p0.buffer as ArrayBuffer,
  ]);
});
