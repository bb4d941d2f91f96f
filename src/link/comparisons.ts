/** What is compared of two rows, and into how many levels. */
import type { Column } from './values.ts';

/** How one comparison is made. Levels count from 0 ("else") up to the best; a missing value gives no level. */
export type ComparisonSpec =
  /** Jaro-Winkler at least so much, best first; equal is the best level, and equal sound the next where sounds are known. */
  | {
      readonly kind: 'text';
      readonly column: string;
      readonly levels: readonly number[];
      readonly tf?: number;
    }
  /** Whole names at least so near by their words, best first. */
  | {
      readonly kind: 'name';
      readonly column: string;
      readonly levels: readonly number[];
      readonly tf?: number;
    }
  /** At most so many edits, fewest first: Levenshtein, or with neighbours that changed places. */
  | {
      readonly kind: 'edits';
      readonly column: string;
      readonly levels: readonly number[];
      readonly tf?: number;
    }
  | {
      readonly kind: 'turns';
      readonly column: string;
      readonly levels: readonly number[];
      readonly tf?: number;
    }
  /** Equal or not. */
  | { readonly kind: 'same'; readonly column: string; readonly tf?: number }
  /** Spans of days. */
  | { readonly kind: 'date'; readonly column: string }
  /** Two columns that were written into each other's place; their own comparisons are then left out. */
  | { readonly kind: 'swap'; readonly columns: readonly [string, string] };

export type Kind = ComparisonSpec['kind'];

/** A comparison with the columns that it looks at. */
export interface Comparison {
  readonly kind: Kind;
  readonly column: Column;
  /** The second column of a swap. */
  readonly other: Column;
  readonly thresholds: readonly number[];
  /** Levels from 0 to this one less. */
  readonly levels: number;
  /** From this level on keys of the rows are equal: the best one, and that of equal sound or of the same words in another order. */
  readonly joined: number;
  /** How much the rarity of an equal value counts, 0 to 1. */
  readonly tf: number;
  /** Comparisons that a swap replaces, by place. */
  readonly replaces: readonly number[];
  /** Families have it in common. */
  readonly shared: boolean;
}

/** Levels of a date, best first as they are numbered down: docs/linking.md. */
export const DATE = {
  sameDay: 8,
  withinMonth: 7,
  withinYear: 6,
  wider: 5,
  turned: 4,
  typed: 3,
  nearMonth: 2,
  nearYear: 1,
  else: 0,
} as const;

/** From here on a swap counts when only one of its two halves is equal. */
export const SWAP_FROM = 0.92;

/** Ties what is to be compared to the columns that are there. */
export function comparisonsOf(
  specs: readonly ComparisonSpec[],
  columns: ReadonlyMap<string, Column>,
  shared: ReadonlySet<string> = new Set(),
): Comparison[] {
  const column = (name: string): Column => {
    const found = columns.get(name);
    if (!found) throw new RangeError(`no column ${name}`);
    return found;
  };
  return specs.map((spec) => {
    if (spec.kind === 'swap') {
      const [one, two] = spec.columns;
      const replaces = specs.flatMap((each, k) =>
        each.kind !== 'swap' && (each.column === one || each.column === two) ? [k] : [],
      );
      const own = {
        column: column(one),
        other: column(two),
        thresholds: [],
        levels: 2,
        joined: 1,
        tf: 0,
        replaces,
        shared: false,
      };
      if (own.column.values !== own.other.values) throw new RangeError('a swap needs one dictionary');
      return { kind: 'swap', ...own };
    }
    const own = column(spec.column);
    if (spec.kind === 'name' && !own.values.names) throw new RangeError('names need their words');
    const thresholds = 'levels' in spec ? spec.levels : [];
    const heard = (spec.kind === 'text' || spec.kind === 'name') && own.values.sounds.length > 0 ? 1 : 0;
    const levels = spec.kind === 'date' ? 9 : thresholds.length + 2 + heard;
    const tf = 'tf' in spec ? (spec.tf ?? 0) : 0;
    return {
      kind: spec.kind,
      column: own,
      other: own,
      thresholds,
      levels,
      joined: levels - 1 - (spec.kind === 'name' ? 1 : heard),
      tf,
      replaces: [],
      shared: shared.has(spec.column),
    };
  });
}

/** Patterns are numbers: one digit for each comparison, 0 for no level. */
export class Patterns {
  readonly bases: readonly number[];
  readonly steps: readonly number[];
  /** How many patterns there could be. */
  readonly most: number;
  constructor(comparisons: readonly { readonly levels: number }[]) {
    this.bases = comparisons.map(({ levels }) => levels + 1);
    const steps: number[] = [];
    let step = 1;
    for (const base of this.bases) {
      steps.push(step);
      step *= base;
    }
    this.steps = steps;
    this.most = step;
    if (step > Number.MAX_SAFE_INTEGER) throw new RangeError('more patterns than a number can tell apart');
  }

  /** The level of one comparison in a pattern, −1 for none. */
  level(pattern: number, k: number): number {
    return (Math.floor(pattern / this.steps[k]!) % this.bases[k]!) - 1;
  }
}
