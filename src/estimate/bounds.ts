/** What two lists at a time, and the numbers of lists that people are on, say about how many were missed. */
import { listTotals, margin, type Table, timesListed } from './table.ts';

export interface Pair {
  /** Places of the two lists. */
  readonly lists: readonly [number, number];
  readonly both: number;
  /** n1·n2/m; absent when nobody is on both. */
  readonly lincolnPetersen: number | undefined;
  /** (n1+1)(n2+1)/(m+1) − 1. */
  readonly chapman: number;
}

/** Every pair of lists, first list first. */
export function pairs(table: Table): Pair[] {
  const totals = listTotals(table);
  return table.lists.flatMap((_, a) =>
    table.lists.slice(a + 1).map((_, k): Pair => {
      const b = a + 1 + k;
      const both = margin(table, (1 << a) | (1 << b));
      return { lists: [a, b], both, ...twoLists(totals[a]!, totals[b]!, both) };
    }),
  );
}

/** What two lists of so many people say with so many on both. */
export function twoLists(one: number, other: number, both: number) {
  return {
    lincolnPetersen: both === 0 ? undefined : (one * other) / both,
    chapman: ((one + 1) * (other + 1)) / (both + 1) - 1,
  };
}

export interface Chao {
  /** n + f1²/(2 f2); absent when nobody is on two lists. */
  readonly simple: number | undefined;
  /** With the factor (t−1)/t. */
  readonly withLists: number | undefined;
  /** n + ((t−1)/t)·f1(f1−1)/(2(f2+1)). */
  readonly corrected: number;
}

/**
 * Chao's lower bound (Chao 1987). It is one only while being on one list makes being on others likelier: never an estimate.
 */
export function chao(table: Table): Chao {
  const [f1 = 0, f2 = 0] = timesListed(table);
  return chaoOf(table.n, table.lists.length, f1, f2);
}

/** The same from the people on one list and on two. */
export function chaoOf(n: number, lists: number, f1: number, f2: number): Chao {
  const factor = (lists - 1) / lists;
  const simple = f2 === 0 ? undefined : (f1 * f1) / (2 * f2);
  return {
    simple: simple === undefined ? undefined : n + simple,
    withLists: simple === undefined ? undefined : n + factor * simple,
    corrected: n + (factor * f1 * (f1 - 1)) / (2 * (f2 + 1)),
  };
}
