/** Whether several chains agree: rank-normalised split R̂ and bulk effective sample size (Vehtari and others 2021). */
import { normalQuantile } from './special.ts';

export interface Agreement {
  /** The larger R̂ of the draws and of their distance from the median; 1 when chains agree. */
  readonly rhat: number;
  /** So many independent draws would say as much. */
  readonly ess: number;
}

/** @param chains the draws of each, all of one length */
export function agreement(chains: readonly Float64Array[]): Agreement {
  const halves = chains.flatMap((chain) => {
    const half = Math.floor(chain.length / 2);
    return [chain.subarray(0, half), chain.subarray(chain.length - half)];
  });
  const pooled = concat(halves);
  const constant = pooled.every((value) => value === pooled[0]);
  if (pooled.length < 8 || constant) return { rhat: constant && pooled.length > 0 ? 1 : Infinity, ess: 0 };
  const length = halves[0]!.length;
  const z = cut(scores(pooled), length);
  const middle = quantileOf(Float64Array.from(pooled).sort(), 0.5);
  const folded = cut(scores(pooled.map((value) => Math.abs(value - middle))), length);
  return { rhat: Math.max(splitRhat(z).rhat, splitRhat(folded).rhat), ess: effective(z) };
}

/** All draws behind each other. */
export function concat(chains: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(chains.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chain of chains) {
    all.set(chain, at);
    at += chain.length;
  }
  return all;
}

/** A quantile of sorted values, between two of them by their distance. */
export function quantileOf(sorted: Float64Array, p: number): number {
  const at = p * (sorted.length - 1);
  const low = Math.floor(at);
  const high = Math.min(sorted.length - 1, low + 1);
  return sorted[low]! + (at - low) * (sorted[high]! - sorted[low]!);
}

/** Normal scores of ranks; equal values share the mean of theirs. */
function scores(values: Float64Array): Float64Array {
  const order = Uint32Array.from(values, (_, i) => i).sort((a, b) => values[a]! - values[b]!);
  const result = new Float64Array(values.length);
  for (let from = 0; from < order.length; ) {
    let to = from + 1;
    while (to < order.length && values[order[to]!] === values[order[from]!]) to++;
    const score = normalQuantile(((from + 1 + to) / 2 - 3 / 8) / (values.length + 1 / 4));
    for (let i = from; i < to; i++) result[order[i]!] = score;
    from = to;
  }
  return result;
}

function cut(values: Float64Array, length: number): Float64Array[] {
  return Array.from({ length: values.length / length }, (_, i) =>
    values.subarray(i * length, (i + 1) * length),
  );
}

function splitRhat(halves: readonly Float64Array[]) {
  const length = halves[0]!.length;
  const means = halves.map(mean);
  const within = mean(Float64Array.from(halves, (half, i) => variance(half, means[i]!)));
  const between = length * variance(Float64Array.from(means), mean(Float64Array.from(means)));
  const all = ((length - 1) / length) * within + between / length;
  return { rhat: Math.sqrt(all / within), within, all };
}

function effective(halves: readonly Float64Array[]): number {
  const length = halves[0]!.length;
  const { within, all } = splitRhat(halves);
  const auto = new Float64Array(length);
  for (const half of halves) {
    const own = autocovariance(half);
    for (let lag = 0; lag < length; lag++) auto[lag]! += own[lag]! / halves.length;
  }
  let sum = 0;
  let before = Infinity;
  for (let lag = 0; lag + 1 < length; lag += 2) {
    const first = lag === 0 ? 1 : 1 - (within - auto[lag]!) / all;
    const pair = first + 1 - (within - auto[lag + 1]!) / all;
    if (pair < 0) break;
    before = Math.min(before, pair);
    sum += before;
  }
  return (halves.length * length) / Math.max(-1 + 2 * sum, 1 / Math.log10(halves.length * length));
}

/** Autocovariances of all lags, by two Fourier transforms. */
function autocovariance(values: Float64Array): Float64Array {
  let size = 1;
  while (size < 2 * values.length) size *= 2;
  const re = new Float64Array(size);
  const im = new Float64Array(size);
  const middle = mean(values);
  for (let i = 0; i < values.length; i++) re[i] = values[i]! - middle;
  fourier(re, im);
  for (let i = 0; i < size; i++) {
    re[i] = re[i]! * re[i]! + im[i]! * im[i]!;
    im[i] = 0;
  }
  fourier(re, im);
  return re.subarray(0, values.length).map((value) => value / size / values.length);
}

/** In place, for a power of two. */
function fourier(re: Float64Array, im: Float64Array): void {
  const n = re.length;
  for (let i = 1, j = 0; i < n; i++) {
    let bit = n >> 1;
    for (; j & bit; bit >>= 1) j ^= bit;
    j ^= bit;
    if (i < j) {
      [re[i], re[j]] = [re[j]!, re[i]!];
      [im[i], im[j]] = [im[j]!, im[i]!];
    }
  }
  for (let span = 2; span <= n; span *= 2) {
    const half = span / 2;
    for (let k = 0; k < half; k++) {
      const c = Math.cos((2 * Math.PI * k) / span);
      const s = -Math.sin((2 * Math.PI * k) / span);
      for (let a = k; a < n; a += span) {
        const b = a + half;
        const x = re[b]! * c - im[b]! * s;
        const y = re[b]! * s + im[b]! * c;
        re[b] = re[a]! - x;
        im[b] = im[a]! - y;
        re[a]! += x;
        im[a]! += y;
      }
    }
  }
}

export function mean(values: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum / values.length;
}

export function variance(values: Float64Array, middle = mean(values)): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += (values[i]! - middle) ** 2;
  return sum / (values.length - 1);
}
