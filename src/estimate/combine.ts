/** One answer from several tables: imputations, or sampled clusterings of the accounts. */
import { concat, quantileOf } from './chains.ts';
import { studentQuantile } from './special.ts';

/** What one table said of how many are on no list. */
export interface Replicate {
  /** Documented people of this table. */
  readonly n: number;
  readonly meanN0: number;
  /** Mean and variance of ln N0. */
  readonly meanLog: number;
  readonly varLog: number;
}

export interface Combined {
  /** The rounded mean of documented people. */
  readonly n: number;
  readonly low: number;
  readonly mean: number;
  readonly high: number;
  /** Variances of ln N0: mean within a table, between tables, both. */
  readonly within: number;
  readonly between: number;
  readonly total: number;
  readonly degreesOfFreedom: number;
}

/** Draws of people in all → a replicate; nobody unlisted counts as 0.1 of a person, because its logarithm is taken. */
export function replicateOf(n: number, draws: ArrayLike<number>): Replicate {
  let sum = 0;
  let logs = 0;
  for (let i = 0; i < draws.length; i++) {
    sum += draws[i]! - n;
    logs += Math.log(Math.max(0.1, draws[i]! - n));
  }
  const meanLog = logs / draws.length;
  let square = 0;
  for (let i = 0; i < draws.length; i++) square += (Math.log(Math.max(0.1, draws[i]! - n)) - meanLog) ** 2;
  return {
    n,
    meanN0: sum / draws.length,
    meanLog,
    varLog: draws.length > 1 ? square / (draws.length - 1) : 0,
  };
}

/** Rubin's rules on ln N0. @throws RangeError for fewer than two tables */
export function combine(replicates: readonly Replicate[]): Combined {
  const M = replicates.length;
  if (M < 2) throw new RangeError(`${M} tables`);
  const mean = (of: (one: Replicate) => number) => replicates.reduce((sum, one) => sum + of(one), 0) / M;
  const n = Math.round(mean((one) => one.n));
  const middle = mean(({ meanLog }) => meanLog);
  const within = mean(({ varLog }) => varLog);
  const between = replicates.reduce((sum, { meanLog }) => sum + (meanLog - middle) ** 2, 0) / (M - 1);
  const total = within + (1 + 1 / M) * between;
  const df = between === 0 ? Infinity : (M - 1) * (1 + within / ((M + 1) * between)) ** 2;
  const spread = studentQuantile(0.975, Math.min(df, 1e9)) * Math.sqrt(total);
  return {
    n,
    low: n + Math.round(Math.exp(middle - spread)),
    mean: n + Math.round(mean(({ meanN0 }) => meanN0)),
    high: n + Math.round(Math.exp(middle + spread)),
    within,
    between,
    total,
    degreesOfFreedom: df,
  };
}

/** Equal numbers of draws of every table, together. */
export function pool(draws: readonly Float64Array[]): { median: number; low: number; high: number } {
  const each = Math.min(...draws.map(({ length }) => length));
  const even = draws.map((own) =>
    Float64Array.from({ length: each }, (_, i) => own[Math.floor(((i + 0.5) * own.length) / each)]!),
  );
  const sorted = concat(even).sort();
  return { median: quantileOf(sorted, 0.5), low: quantileOf(sorted, 0.025), high: quantileOf(sorted, 0.975) };
}

/** The sum over strata, draw by draw: medians cannot be added. */
export function addStrata(draws: readonly Float64Array[]): { median: number; low: number; high: number } {
  const each = Math.min(...draws.map(({ length }) => length));
  const sums = Float64Array.from({ length: each }, (_, i) =>
    draws.reduce((sum, own) => sum + own[i]!, 0),
  ).sort();
  return { median: quantileOf(sums, 0.5), low: quantileOf(sums, 0.025), high: quantileOf(sums, 0.975) };
}
