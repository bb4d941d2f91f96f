/**
 * Poisson regression of the cells of a table (iteratively reweighted least squares). For hierarchical models the products XᵀMX and
 * XᵀMz are sums over supersets, so that no matrix of the cells is ever made: XᵀMX[S,T] = Σ μ over the cells with all lists of S ∪ T.
 */
import { cholesky, solveCholesky } from './linear.ts';
import { lnGamma } from './special.ts';
import type { Terms } from './terms.ts';

export interface Fit {
  /** Coefficients in the order of the terms or columns; the first is the constant: ln of the expected number on no list. */
  readonly beta: Float64Array;
  /** Expected counts by pattern. Place 0 is 0 unless cell 0 took part. */
  readonly mu: Float64Array;
  /** Variance of the constant. */
  readonly v00: number;
  readonly deviance: number;
  readonly logLikelihood: number;
  /** Cells that took part. */
  readonly cells: number;
}

const STEPS = 200;
/** A change of ln μ below which the fit stands still; rounding may keep it from the first one. */
const STILL = 1e-12;
const NEARLY = 1e-8;

/**
 * Fits a hierarchical model.
 *
 * @param y counts by pattern
 * @param use 1 for every cell that takes part; cell 0 only when its count is known or tried
 * @returns nothing when it does not settle
 */
export function fitTerms(y: Float64Array, use: Uint8Array, terms: Terms, most = STEPS): Fit | undefined {
  const cells = y.length;
  const k = terms.length;
  const eta = new Float64Array(cells);
  const mu = new Float64Array(cells);
  const next = new Float64Array(cells);
  const m = new Float64Array(cells);
  const mz = new Float64Array(cells);
  const a = new Float64Array(k * k);
  const b = new Float64Array(k);
  for (let x = 0; x < cells; x++)
    if (use[x] === 1) {
      mu[x] = y[x]! + 0.5;
      eta[x] = Math.log(mu[x]!);
    }
  let settled = false;
  let before = Infinity;
  for (let step = 0; step < most; step++) {
    for (let x = 0; x < cells; x++) {
      const on = use[x] === 1;
      m[x] = on ? mu[x]! : 0;
      mz[x] = on ? mu[x]! * eta[x]! + y[x]! - mu[x]! : 0;
    }
    overSupersets(m);
    overSupersets(mz);
    if (!factor(m, terms, a)) return undefined;
    for (let i = 0; i < k; i++) b[i] = mz[terms[i]!]!;
    solveCholesky(a, k, b);
    next.fill(0);
    for (let i = 0; i < k; i++) next[terms[i]!] = b[i]!;
    overSubsets(next);
    let change = 0;
    for (let x = 0; x < cells; x++)
      if (use[x] === 1) {
        change = Math.max(change, Math.abs(next[x]! - eta[x]!));
        eta[x] = next[x]!;
        mu[x] = Math.exp(next[x]!);
      }
    if (!Number.isFinite(change)) return undefined;
    if (change < STILL || (change < NEARLY && change >= before)) {
      settled = true;
      break;
    }
    before = change;
  }
  if (!settled) return undefined;
  m.set(mu);
  overSupersets(m);
  if (!factor(m, terms, a)) return undefined;
  return { beta: b, mu, v00: variance(a, k), ...likelihood(y, mu, use) };
}

/** Fits any columns; the first has to be the constant. */
export function fitColumns(y: Float64Array, columns: readonly Float64Array[]): Fit | undefined {
  const cells = y.length;
  const k = columns.length;
  const mu = y.map((count) => count + 0.5);
  const eta = mu.map(Math.log);
  const a = new Float64Array(k * k);
  const b = new Float64Array(k);
  const assemble = (): boolean => {
    for (let i = 0; i < k; i++)
      for (let j = 0; j <= i; j++) {
        let sum = 0;
        for (let x = 0; x < cells; x++) sum += mu[x]! * columns[i]![x]! * columns[j]![x]!;
        a[i * k + j] = sum;
      }
    return cholesky(a, k);
  };
  let settled = false;
  let before = Infinity;
  for (let step = 0; step < STEPS && !settled; step++) {
    if (!assemble()) return undefined;
    for (let i = 0; i < k; i++) {
      let sum = 0;
      for (let x = 0; x < cells; x++) sum += columns[i]![x]! * (mu[x]! * eta[x]! + y[x]! - mu[x]!);
      b[i] = sum;
    }
    solveCholesky(a, k, b);
    let change = 0;
    for (let x = 0; x < cells; x++) {
      let sum = 0;
      for (let i = 0; i < k; i++) sum += columns[i]![x]! * b[i]!;
      change = Math.max(change, Math.abs(sum - eta[x]!));
      eta[x] = sum;
      mu[x] = Math.exp(sum);
    }
    if (!Number.isFinite(change)) return undefined;
    settled = change < STILL || (change < NEARLY && change >= before);
    before = change;
  }
  if (!settled || !assemble()) return undefined;
  const use = new Uint8Array(cells).fill(1);
  return { beta: b, mu, v00: variance(a, k), ...likelihood(y, mu, use) };
}

/** Every place becomes the sum over all patterns that contain it. */
export function overSupersets(values: Float64Array): void {
  for (let bit = 1; bit < values.length; bit <<= 1)
    for (let x = 0; x < values.length; x++) if ((x & bit) === 0) values[x]! += values[x | bit]!;
}

/** Every place becomes the sum over all patterns that it contains. */
function overSubsets(values: Float64Array): void {
  for (let bit = 1; bit < values.length; bit <<= 1)
    for (let x = 0; x < values.length; x++) if ((x & bit) !== 0) values[x]! += values[x ^ bit]!;
}

function factor(sums: Float64Array, terms: Terms, a: Float64Array): boolean {
  const k = terms.length;
  for (let i = 0; i < k; i++) for (let j = 0; j <= i; j++) a[i * k + j] = sums[terms[i]! | terms[j]!]!;
  return cholesky(a, k);
}

/** The first entry on the diagonal of the inverse. */
function variance(l: Float64Array, k: number): number {
  const unit = new Float64Array(k);
  unit[0] = 1;
  solveCholesky(l, k, unit);
  return unit[0]!;
}

function likelihood(y: Float64Array, mu: Float64Array, use: Uint8Array) {
  let deviance = 0;
  let logLikelihood = 0;
  let cells = 0;
  for (let x = 0; x < y.length; x++) {
    if (use[x] !== 1) continue;
    cells++;
    const count = y[x]!;
    deviance += 2 * ((count > 0 ? count * Math.log(count / mu[x]!) : 0) - (count - mu[x]!));
    logLikelihood += (count > 0 ? count * Math.log(mu[x]!) : 0) - mu[x]! - lnGamma(count + 1);
  }
  return { deviance: Math.max(0, deviance), logLikelihood, cells };
}
