/** The levels of two rows: every comparison in full, one pair at a time. The scan over all pairs uses it for what its filters leave. */
import { type Comparison, DATE, SWAP_FROM } from './comparisons.ts';
import { dateLevel } from './date-level.ts';
import { NO_DAY } from './dates.ts';
import { common, FILTERED, PER_LENGTH, PER_OTHER, prefix, reachTable } from './filter.ts';
import { Kernel } from './kernel.ts';
import { NameKernel } from './names.ts';
import { WINKLER_MOST } from './similarity.ts';
import type { Values } from './values.ts';

/** No level: one of the rows has no value. */
export const MISSING = -1;

const tables = new Map<string, Uint8Array>();

/** The table of reachable levels of a comparison, made once for the same thresholds. */
export function reachOf({ kind, thresholds }: Comparison): Uint8Array {
  const key = `${kind} ${thresholds.join(' ')}`;
  let table = tables.get(key);
  if (!table) {
    table = reachTable(kind as 'text' | 'edits' | 'turns', thresholds);
    tables.set(key, table);
  }
  return table;
}

/** The level of a similarity: how many of the thresholds, which fall, it reaches. */
function levelOf(similarity: number, thresholds: readonly number[]): number {
  const place = thresholds.findIndex((least) => similarity >= least);
  return place < 0 ? 0 : thresholds.length - place;
}

/** Whether two values are known to sound alike. */
function sameSound({ sounds }: Values, x: number, y: number): boolean {
  return sounds.length > 0 && sounds[x]! >= 0 && sounds[x] === sounds[y];
}

export class Comparer {
  readonly comparisons: readonly Comparison[];
  readonly #kernels: readonly Kernel[];
  readonly #names: readonly (NameKernel | undefined)[];
  readonly #reach: readonly (Uint8Array | undefined)[];

  constructor(comparisons: readonly Comparison[]) {
    this.comparisons = comparisons;
    const kernels = new Map<Values, Kernel>();
    this.#kernels = comparisons.map(({ column: { values } }) => {
      const kernel = kernels.get(values) ?? new Kernel(values);
      kernels.set(values, kernel);
      return kernel;
    });
    this.#names = comparisons.map(({ kind, column: { values } }) =>
      kind === 'name' ? new NameKernel(values.names!) : undefined,
    );
    this.#reach = comparisons.map((each) =>
      each.kind === 'text' || each.kind === 'edits' || each.kind === 'turns' ? reachOf(each) : undefined,
    );
  }

  /** Levels of all comparisons of two rows, into `out`. */
  all(a: number, b: number, out: Int8Array): void {
    for (let k = 0; k < this.comparisons.length; k++) out[k] = this.level(k, a, b);
    for (let k = 0; k < this.comparisons.length; k++)
      if (this.comparisons[k]!.kind === 'swap' && out[k] === 1)
        for (const replaced of this.comparisons[k]!.replaces) out[replaced] = MISSING;
  }

  /** One comparison by itself: what a swap replaces is not looked at. */
  level(k: number, a: number, b: number): number {
    const comparison = this.comparisons[k]!;
    const { column, other } = comparison;
    const x = column.ids[a]!;
    const y = column.ids[b]!;
    if (comparison.kind === 'swap') return this.#swapped(k, x, y, other.ids[a]!, other.ids[b]!);
    return x < 0 || y < 0 ? MISSING : this.ofValues(k, x, y);
  }

  /** The level of two values. */
  ofValues(k: number, x: number, y: number): number {
    const { kind, column, thresholds, levels } = this.comparisons[k]!;
    const { values } = column;
    if (kind === 'date')
      return x === y && values.dates[4 * x] === NO_DAY
        ? DATE.sameDay
        : dateLevel(values.dates, 4 * x, values.dates, 4 * y);
    if (x === y) return levels - 1;
    if (kind === 'same') return 0;
    if ((kind === 'text' || kind === 'name') && sameSound(values, x, y)) return levels - 2;
    if (kind === 'name') return levelOf(this.#names[k]!.nearness(x, y), thresholds);
    const best = this.#reached(k, values, x, y);
    if (best === 0) return 0;
    const kernel = this.#kernels[k]!;
    if (kind === 'text') return levelOf(kernel.similarity(x, y), thresholds);
    const edits = kind === 'edits' ? kernel.edits(x, y) : kernel.turns(x, y);
    for (let i = 0; i < thresholds.length; i++) if (edits <= thresholds[i]!) return thresholds.length - i;
    return 0;
  }

  #reached(k: number, values: Values, x: number, y: number): number {
    const la = values.lengths[x]!;
    const lb = values.lengths[y]!;
    if (la > FILTERED || lb > FILTERED) return this.comparisons[k]!.thresholds.length;
    const m = Math.min(FILTERED, common(values, x, y));
    const beginning = prefix(values.beginning[x]!, values.beginning[y]!);
    return this.#reach[k]![la * PER_LENGTH + lb * PER_OTHER + m * (WINKLER_MOST + 1) + beginning]!;
  }

  /** Written into each other's place: both equal, or one equal and the other nearly. */
  #swapped(k: number, givenA: number, givenB: number, surnameA: number, surnameB: number): number {
    if (givenA < 0 || givenB < 0 || surnameA < 0 || surnameB < 0) return MISSING;
    const one = givenA === surnameB;
    const two = surnameA === givenB;
    // Two people with the same two names have them in the same places.
    if ((!one && !two) || (givenA === givenB && surnameA === surnameB)) return 0;
    if (one && two) return 1;
    const near = one
      ? this.#kernels[k]!.similarity(surnameA, givenB)
      : this.#kernels[k]!.similarity(givenA, surnameB);
    return near >= SWAP_FROM ? 1 : 0;
  }
}
