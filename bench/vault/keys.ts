/** What keys cost: sealing and opening payloads, sealing files, one attempt at a secret. */
import { randomBytes } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { openBlob, PIECE_BYTES, sealBlob } from '../../src/vault/keys/blob.ts';
import { ATTEMPT_MS, attempt, calibrate } from '../../src/vault/keys/kdf.ts';
import { createKeyFile, openKeyFile, WrongSecret } from '../../src/vault/keys/key-file.ts';
import { newRecoveryKey } from '../../src/vault/keys/recovery.ts';
import { sealPayload, secretKey, unsealPayload } from '../../src/vault/keys/sealing.ts';
import type { Line, Measurement } from '../vault.ts';

const PAYLOADS = 200_000;
const PAYLOAD = randomBytes(300);
const AAD = Buffer.from(
  'moksori-entry 1\ndocumenter-1\nclaim.accepted\nk-4f9z2m\nr-5c1d2e3f.c4\nreport:r-5c1d2e3f\n',
);
const FILE_PIECES = 256;
const key = secretKey(randomBytes(32));

const LINES: readonly { readonly what: string; readonly run: () => Promise<string> }[] = [
  {
    what: 'payloads of 300 bytes sealed',
    run: async () => perSecond(PAYLOADS, () => sealPayload(key, AAD, PAYLOAD)),
  },
  {
    what: 'payloads of 300 bytes opened',
    run: async () => {
      const sealed = sealPayload(key, AAD, PAYLOAD);
      return perSecond(PAYLOADS, () => unsealPayload(key, AAD, sealed));
    },
  },
  {
    what: `a file of ${FILE_PIECES} MiB sealed and opened`,
    run: async () => {
      const piece = randomBytes(PIECE_BYTES);
      const content = Array.from({ length: FILE_PIECES }, () => piece);
      const from = performance.now();
      for await (const _ of openBlob(key, 'x', sealBlob(key, 'x', content).chunks));
      const seconds = (performance.now() - from) / 1000;
      return `${(FILE_PIECES / seconds).toFixed(0)} MiB/s`;
    },
  },
  {
    what: 'a key file made, with the cost measured and two ways',
    run: async () => {
      const from = performance.now();
      await createKeyFile([newRecoveryKey(), newRecoveryKey()]);
      return `${(performance.now() - from).toFixed(0)} ms`;
    },
  },
  {
    what: `one attempt at a secret (goal: at least ${ATTEMPT_MS} ms)`,
    run: async () => {
      const cost = await calibrate();
      const { file } = await createKeyFile([newRecoveryKey()], { cost });
      let least = Number.POSITIVE_INFINITY;
      for (let n = 0; n < 5; n++) {
        const from = performance.now();
        await openKeyFile(file, newRecoveryKey()).catch((error: unknown) => {
          if (!(error instanceof WrongSecret)) throw error;
        });
        least = Math.min(least, performance.now() - from);
      }
      const bare = await attempt(cost);
      return `${least.toFixed(0)} ms at least, of which argon2id ${bare.toFixed(0)} (${cost.memory / 1024} MiB, ${cost.passes} passes)`;
    },
  },
];

export const measurements: readonly Measurement[] = [
  {
    name: 'keys',
    run: async () => {
      const lines: Line[] = [];
      for (const { what, run } of LINES) lines.push({ what, measured: await run() });
      return lines;
    },
  },
];

/** The best of three rounds, by the clock and by the time of the processor, which other programs do not lengthen. */
function perSecond(times: number, run: () => unknown): string {
  let clock = 0;
  let processor = 0;
  for (let round = 0; round < 3; round++) {
    const from = performance.now();
    const used = process.cpuUsage();
    for (let n = 0; n < times; n++) run();
    const { user, system } = process.cpuUsage(used);
    clock = Math.max(clock, times / ((performance.now() - from) / 1000));
    processor = Math.max(processor, times / ((user + system) / 1e6));
  }
  const written = (rate: number) => Math.round(rate).toLocaleString('en');
  return `${written(clock)} a second (${written(processor)} a second of the processor)`;
}
