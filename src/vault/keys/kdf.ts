/** From a secret to a key, so slowly that guessing is dear: argon2id (RFC 9106). What one attempt costs stands in the key file. */
import { argon2 } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { KEY_BYTES } from './gcm.ts';

/** What one attempt costs. */
export interface Cost {
  /** In KiB. */
  readonly memory: number;
  readonly passes: number;
  readonly lanes: number;
}

/** Bounds of what a key file may ask for. The upper ones keep a prepared file from taking a machine down. */
export const BOUNDS = {
  memory: { least: 8_192, most: 1_048_576 },
  passes: { least: 1, most: 64 },
  lanes: { least: 1, most: 4 },
  /** Memory times passes, in KiB: some ten seconds. */
  work: 16_777_216,
} as const;

/** The least that a key file may ask for. For tests: an attempt costs some milliseconds. */
export const LEAST_COST: Cost = {
  memory: BOUNDS.memory.least,
  passes: BOUNDS.passes.least,
  lanes: BOUNDS.lanes.least,
};

/** Milliseconds that an attempt takes at least on the machine where the key file was made. */
export const ATTEMPT_MS = 300;
/** Measured a quarter higher: a machine that is busy while the file is made looks slower than it is. */
const TARGET_MS = 1.25 * ATTEMPT_MS;
const START: Cost = { memory: 131_072, passes: 2, lanes: 1 };

/** Whether a key file may ask for this. */
export function isReasonable({ memory, passes, lanes }: Cost): boolean {
  const within = (value: number, { least, most }: { least: number; most: number }) =>
    Number.isSafeInteger(value) && value >= least && value <= most;
  return (
    within(memory, BOUNDS.memory) &&
    within(passes, BOUNDS.passes) &&
    within(lanes, BOUNDS.lanes) &&
    memory * passes <= BOUNDS.work
  );
}

/** 32 bytes from a secret. Runs beside the event loop; the result is the caller's to erase. */
export function stretch(secret: Uint8Array, salt: Uint8Array, cost: Cost): Promise<Buffer> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  argon2(
    'argon2id',
    {
      message: secret,
      nonce: salt,
      memory: cost.memory,
      passes: cost.passes,
      parallelism: cost.lanes,
      tagLength: KEY_BYTES,
    },
    (error, key) => (error === null ? resolve(key) : reject(error)),
  );
  return promise;
}

/**
 * Milliseconds that one attempt takes on this machine when nothing else runs: by the clock or by the processor's time, whichever
 * is less, for other programs lengthen the one and other work of this program the other.
 */
export async function attempt(cost: Cost): Promise<number> {
  const from = performance.now();
  const used = process.cpuUsage();
  await stretch(new Uint8Array(KEY_BYTES), new Uint8Array(KEY_BYTES), cost);
  const { user, system } = process.cpuUsage(used);
  return Math.min(performance.now() - from, (user + system) / 1000 / cost.lanes);
}

/**
 * A cost at which one attempt takes at least `ATTEMPT_MS` on this machine: as many passes as that takes. The quickest of
 * three runs counts, since other work makes a run slower and never quicker.
 */
export async function calibrate(run: (cost: Cost) => Promise<number> = attempt): Promise<Cost> {
  const took = Math.min(await run(START), await run(START), await run(START));
  const passes = Math.ceil((START.passes * TARGET_MS) / Math.max(took, 1));
  return { ...START, passes: Math.min(BOUNDS.passes.most, Math.max(START.passes, passes)) };
}
