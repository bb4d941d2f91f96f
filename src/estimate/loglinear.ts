/** Log-linear models of how lists depend on each other, and how many they say are on none. */
import { existence } from './exists.ts';
import { type Fit, fitTerms, overSupersets } from './fit.ts';
import { normalQuantile } from './special.ts';
import { denseCounts, type Table } from './table.ts';
import { hierarchicalModels, mainEffects, modelName, type Terms } from './terms.ts';

export interface LogLinear {
  /** `[123,14,34]`: its largest terms. */
  readonly model: string;
  readonly terms: Terms;
  /** People in all, those on no list included. */
  readonly N: number;
  readonly se: number;
  /** Variance of ln N0. */
  readonly v00: number;
  /** Wald interval on ln N0 with the model held fixed. */
  readonly interval: readonly [number, number];
  readonly deviance: number;
  readonly df: number;
  readonly aic: number;
  readonly bic: number;
}

export const Z95 = normalQuantile(0.975);

/** Every cell but that of nobody's list. */
export function allCells(lists: number): Uint8Array {
  const use = new Uint8Array(1 << lists).fill(1);
  use[0] = 0;
  return use;
}

/** The figures of a fit. */
export function loglinearOf(model: string, terms: Terms, n: number, parameters: number, fit: Fit): LogLinear {
  const n0 = Math.exp(fit.beta[0]!);
  const spread = Z95 * Math.sqrt(fit.v00);
  return {
    model,
    terms,
    N: n + n0,
    se: Math.sqrt(n0 + n0 * n0 * fit.v00),
    v00: fit.v00,
    interval: [n + n0 * Math.exp(-spread), n + n0 * Math.exp(spread)],
    deviance: fit.deviance,
    df: fit.cells - parameters,
    aic: 2 * parameters - 2 * fit.logLikelihood,
    bic: parameters * Math.log(n) - 2 * fit.logLikelihood,
  };
}

/** Whether every margin that a model fits is above 0. */
export function hasMargins(table: Table, terms: Terms): boolean {
  const sums = denseCounts(table);
  overSupersets(sums);
  return terms.every((term) => sums[term]! > 0);
}

/** Fits one hierarchical model; nothing when it is not usable: a margin of 0, or no estimate. */
export function fitModel(table: Table, terms: Terms): LogLinear | undefined {
  const y = denseCounts(table);
  const use = allCells(table.lists.length);
  const sums = Float64Array.from(y);
  overSupersets(sums);
  return fitted(y, use, sums, table.n, terms);
}

/** All lists independent. */
export function independence(table: Table): LogLinear | undefined {
  return fitModel(table, mainEffects(table.lists.length));
}

/**
 * All usable hierarchical models of three to five lists, best BIC first.
 *
 * @param step told how many of how many are done
 */
export function allModels(table: Table, step?: (done: number, of: number) => void): LogLinear[] {
  const y = denseCounts(table);
  const use = allCells(table.lists.length);
  const sums = Float64Array.from(y);
  overSupersets(sums);
  const models = hierarchicalModels(table.lists.length);
  const good: LogLinear[] = [];
  for (const [i, terms] of models.entries()) {
    if (step && i % 256 === 0) step(i, models.length);
    const one = fitted(y, use, sums, table.n, terms);
    if (one) good.push(one);
  }
  return good.sort((a, b) => a.bic - b.bic);
}

function fitted(
  y: Float64Array,
  use: Uint8Array,
  sums: Float64Array,
  n: number,
  terms: Terms,
): LogLinear | undefined {
  for (let i = 0; i < terms.length; i++) if (sums[terms[i]!] === 0) return undefined;
  if (existence(y, use, terms) !== 0) return undefined;
  const fit = fitTerms(y, use, terms);
  return fit && loglinearOf(modelName(terms), terms, n, terms.length, fit);
}
