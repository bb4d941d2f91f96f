/** The inside of a worker: knows the job and scans the tasks it is given. */
import { parentPort } from 'node:worker_threads';
import { type Job, Scanner } from '../../link/scan.ts';
import type { Answer, Order } from './workers.ts';

let scanner: Scanner | undefined;

parentPort?.on('message', (order: Order) => {
  if ('job' in order) {
    scanner = new Scanner(order.job as Job);
    return;
  }
  const scanned = scanner!.run(order.task);
  const { a, b, weight, rule, pattern } = scanned.edges;
  parentPort!.postMessage(
    { place: order.place, scanned } satisfies Answer,
    [a, b, weight, rule, pattern].map(({ buffer }) => buffer as ArrayBuffer),
  );
});
