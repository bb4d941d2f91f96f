/** Several chains of the latent class model, run until they agree or the budget ends. */
import { type Agreement, agreement, concat, quantileOf } from './chains.ts';
import { CAP, Chain, classesFor, type LatentOptions, THIN, type Trace } from './latent.ts';
import type { Table } from './table.ts';

/** A chain somewhere: here, or in a worker. */
export interface Runner {
  /** Runs so many sweeps more. @returns what was written down in them */
  readonly run: (sweeps: number) => Promise<Trace>;
}

export interface LatentSettings {
  readonly seed: number;
  readonly classes?: number;
  readonly cap?: number;
  /** 8 by default: fewer cannot show that they disagree. */
  readonly chains?: number;
  /** The chains are made longer until they agree, up to so many sweeps each. */
  readonly most?: number;
  /** Makes a chain; here by default. */
  readonly start?: (table: Table, options: LatentOptions) => Runner;
  /** Told how many sweeps of one chain are done, of at most how many. */
  readonly step?: (done: number, of: number) => void | Promise<void>;
}

export interface LatentClasses {
  readonly median: number;
  readonly low: number;
  readonly high: number;
  readonly mean: number;
  /** Guard rail G3: R̂ ≤ 1.05 and 400 effective draws, of N and of the chance to be on no list. */
  readonly agree: boolean;
  readonly rhat: number;
  readonly ess: number;
  /** Guard rail G4: the cap sets the number. */
  readonly capped: boolean;
  /** Share of kept draws within 1 % of the cap, and of draws of N0 that were above it. */
  readonly nearCap: number;
  readonly rejected: number;
  readonly cap: number;
  readonly classes: number;
  readonly sweeps: number;
  readonly burnIn: number;
  readonly medians: readonly number[];
  /** Kept draws of each chain. */
  readonly draws: readonly Float64Array[];
}

const CHAINS = 8;
const FIRST = 40_000;
const BURN_IN = 10_000;
const PART = 2000;
export const RHAT = 1.05;
export const ESS = 400;
/** Share of draws at the cap from which on it sets the number. */
const AT_CAP = 0.001;

/** A chain in this thread. */
export function here(table: Table, options: LatentOptions): Runner {
  const chain = new Chain(table, options);
  return {
    run: async (sweeps) => {
      chain.run(sweeps);
      return chain.take();
    },
  };
}

/** Runs the chains. What comes out depends on the table and the settings only, not on where the chains run. */
export async function latentClasses(table: Table, settings: LatentSettings): Promise<LatentClasses> {
  const { seed, classes, cap, step } = settings;
  const start = settings.start ?? here;
  const most = Math.max(settings.most ?? 8 * FIRST, PART);
  const runners = Array.from({ length: settings.chains ?? CHAINS }, (_, chain) =>
    start(table, { seed, chain, ...(classes && { classes }), ...(cap && { cap }) }),
  );
  const traces = runners.map((): Trace[] => []);
  let done = 0;
  for (let length = Math.min(FIRST, most); ; length = Math.min(most, 2 * length)) {
    while (done < length) {
      await step?.(done, length);
      const part = Math.min(PART, length - done);
      await Promise.all(runners.map(async (runner, i) => traces[i]!.push(await runner.run(part))));
      done += part;
    }
    const result = summary(table, settings, traces, done);
    if (result.agree || done >= most) return result;
  }
}

function summary(
  table: Table,
  settings: LatentSettings,
  traces: readonly Trace[][],
  sweeps: number,
): LatentClasses {
  const burnIn = sweeps < 2 * BURN_IN || sweeps > 2 * FIRST ? Math.floor(sweeps / 2) : BURN_IN;
  const from = Math.floor(burnIn / THIN);
  const N = traces.map((parts) => concat(parts.map((part) => part.N)).subarray(from));
  const p0 = traces.map((parts) => concat(parts.map((part) => part.p0)).subarray(from));
  const agreements: readonly Agreement[] = [agreement(N), agreement(p0)];
  const rhat = Math.max(...agreements.map((each) => each.rhat));
  const ess = Math.min(...agreements.map((each) => each.ess));
  const pooled = concat(N);
  const sorted = Float64Array.from(pooled).sort();
  const cap = settings.cap ?? CAP;
  const limit = (1 + cap) * table.n;
  const near = sorted.filter((value) => value >= 0.99 * limit).length / sorted.length;
  const all = traces.flat();
  const rejected =
    all.reduce((sum, part) => sum + part.rejected, 0) /
    Math.max(
      1,
      all.reduce((sum, part) => sum + part.draws, 0),
    );
  return {
    median: quantileOf(sorted, 0.5),
    low: quantileOf(sorted, 0.025),
    high: quantileOf(sorted, 0.975),
    mean: pooled.reduce((sum, value) => sum + value, 0) / pooled.length,
    agree: rhat <= RHAT && ess >= ESS && N.length >= CHAINS,
    rhat,
    ess,
    capped: near >= AT_CAP || rejected >= AT_CAP,
    nearCap: near,
    rejected,
    cap,
    classes: settings.classes ?? classesFor(table),
    sweeps,
    burnIn,
    medians: N.map((draws) => quantileOf(Float64Array.from(draws).sort(), 0.5)),
    draws: N,
  };
}
