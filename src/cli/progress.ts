import type { Io } from './command.ts';
import { line } from './say.ts';

/** A step is told of only when the whole has taken so long, and then at most so often. */
const PATIENCE = 1000;

/** Makes a function that tells what is being done, on standard error, once it takes longer than a second. */
export function progress(io: Pick<Io, 'err' | 'clock'>): (what: string) => void {
  let last = io.clock();
  return (what) => {
    const now = io.clock();
    if (now - last < PATIENCE) return;
    last = now;
    io.err(line(what));
  };
}
