/** Interval of a log-linear model by its profile likelihood: for every trial of how many are on no list, how well the model does. */
import { fitTerms } from './fit.ts';
import { lnGamma } from './special.ts';
import { denseCounts, type Table } from './table.ts';
import type { Terms } from './terms.ts';

export interface Profile {
  readonly point: number;
  readonly low: number;
  readonly high: number;
}

/** Half of the 95 % quantile of chi-square with one degree of freedom. */
const DROP = 1.920729410347062;

/**
 * @param start people in all by the model itself: where the search begins
 * @returns nothing when a fit does not settle or the interval has no upper end
 */
export function profile(table: Table, terms: Terms, start: number): Profile | undefined {
  const y = denseCounts(table);
  const use = new Uint8Array(y.length).fill(1);
  const { n } = table;
  const known = new Map<number, number>();
  const at = (n0: number): number => {
    const seen = known.get(n0);
    if (seen !== undefined) return seen;
    y[0] = n0;
    const fit = fitTerms(y, use, terms);
    let value = -Infinity;
    if (fit) {
      const N = n + n0;
      value = lnGamma(N + 1) - lnGamma(n0 + 1) + n0 * Math.log(fit.mu[0]! / N);
      for (let x = 1; x < y.length; x++) if (y[x]! > 0) value += y[x]! * Math.log(fit.mu[x]! / N);
    }
    known.set(n0, value);
    return value;
  };
  const first = Math.max(1, start - n);
  let low = first / 2;
  let high = first * 2;
  while (at(low) > at(low * 1.5) && low > 0.05) low /= 2;
  while (at(high) > at(high / 1.5) && high < first * 1e6) high *= 2;
  // Golden section: the likelihood has one top.
  const golden = (Math.sqrt(5) - 1) / 2;
  for (let i = 0; i < 200 && high - low > 1e-6 * high; i++) {
    const a = high - golden * (high - low);
    const b = low + golden * (high - low);
    if (at(a) > at(b)) high = b;
    else low = a;
  }
  const top = (low + high) / 2;
  const limit = at(top) - DROP;
  if (!Number.isFinite(limit)) return undefined;
  const upper = cross(top, top * 2);
  const lower = at(1e-6) > limit ? 0 : cross(top, top / 2);
  if (upper === undefined || lower === undefined) return undefined;
  return { point: n + top, low: n + lower, high: n + upper };

  /** Where the likelihood has dropped enough, going from a point where it has not. */
  function cross(inside: number, first: number): number | undefined {
    let within = inside;
    let outside = first;
    for (let i = 0; at(outside) > limit; i++) {
      if (i > 40) return undefined;
      within = outside;
      outside *= first > inside ? 2 : 0.5;
    }
    for (let i = 0; i < 200 && Math.abs(outside - within) > 1e-8 * within; i++) {
      const middle = (within + outside) / 2;
      if (at(middle) > limit) within = middle;
      else outside = middle;
    }
    return (within + outside) / 2;
  }
}
