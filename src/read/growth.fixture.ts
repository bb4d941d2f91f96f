import assert from 'node:assert/strict';

/** How often a cost that came out too high is measured again: other work on the machine may be at fault. */
const TRIES = 5;

/**
 * Fails when the processor time of `run` grows faster with the size than allowed, in each of several tries.
 *
 * @param allowed milliseconds for the large size, given those of the small one
 */
export function assertGrowth(
  run: (size: number) => void,
  [small, large]: readonly [number, number],
  allowed: (small: number) => number,
): void {
  let seen = '';
  for (let i = 0; i < TRIES; i++) {
    const one = cost(() => run(small));
    const many = cost(() => run(large));
    if (many < allowed(one)) return;
    seen = `${one} ms, then ${many} ms`;
  }
  assert.fail(seen);
}

/** Processor time in milliseconds. */
function cost(run: () => void): number {
  const from = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1000;
}
