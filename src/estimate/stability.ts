/** What the answer hangs on: lists left out, lists made one, and people whose number is known. All by averaging over graphs. */
import { type Averaging, averageGraphs } from './averaging.ts';
import { bitCount, listTotals, mergeLists, type Table, tableOf, withoutLists } from './table.ts';

export interface Change {
  readonly kind: 'without' | 'merged';
  readonly lists: readonly string[];
  /** Absent when what is left has no overlap. */
  readonly median?: number;
  readonly low?: number;
  readonly high?: number;
  /** The larger of new/old and old/new. */
  readonly ratio?: number;
}

/** A change above this means that the lists carry the result. */
export const CARRIED = 2;

/** Leaves out each list and makes each two lists one. */
export function changes(table: Table, whole: number, step?: (done: number, of: number) => void): Change[] {
  const t = table.lists.length;
  const jobs: (readonly ['without' | 'merged', number])[] = [];
  for (let j = 0; j < t; j++) jobs.push(['without', 1 << j]);
  if (t > 3)
    for (let a = 0; a < t; a++) for (let b = a + 1; b < t; b++) jobs.push(['merged', (1 << a) | (1 << b)]);
  return jobs.map(([kind, set], i) => {
    step?.(i, jobs.length);
    const lists = table.lists.filter((_, j) => (set >> j) & 1);
    const left = kind === 'without' ? withoutLists(table, set) : mergeLists(table, set);
    const one = answer(left);
    if (!one) return { kind, lists };
    const { median, low, high } = one;
    return { kind, lists, median, low, high, ratio: Math.max(median / whole, whole / median) };
  });
}

export interface Internal {
  readonly list: string;
  /** People on that list: the truth here. */
  readonly known: number;
  readonly median: number;
  readonly low: number;
  readonly high: number;
  readonly inside: boolean;
}

/** For each list, its people estimated from the other lists, and how many they are. */
export function internalCheck(table: Table): Internal[] {
  const totals = listTotals(table);
  return table.lists.flatMap((list, j) => {
    const own = table.patterns.flatMap((pattern, i) =>
      (pattern >> j) & 1 ? [[pattern, table.counts[i]!] as const] : [],
    );
    const one = answer(compact(withoutLists(tableOf(table.lists, own), 1 << j)));
    if (!one) return [];
    const { median, low, high } = one;
    const known = totals[j]!;
    return [{ list, known, median, low, high, inside: low <= known && known <= high }];
  });
}

function answer(table: Table): Averaging | undefined {
  const whole = compact(table);
  const overlap = whole.patterns.some((pattern) => bitCount(pattern) > 1);
  return whole.lists.length >= 2 && overlap ? averageGraphs(whole) : undefined;
}

/** Without lists that nobody is on. */
function compact(table: Table): Table {
  const empty = listTotals(table).reduce((bits, total, j) => (total === 0 ? bits | (1 << j) : bits), 0);
  return empty === 0 ? table : withoutLists(table, empty);
}
