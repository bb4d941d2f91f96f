/** Numbers as the page of an estimate writes them. */

/** Outside the house no stratum of fewer people than this, and no count below the second. */
export const FEWEST_PEOPLE = 20;
export const FEWEST = 5;

export type Rounding = 'down' | 'near' | 'up';

/** A whole number with its thousands apart. */
export function whole(value: number): string {
  return Math.round(value)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ',');
}

/** Two significant figures: more would be a precision that nobody has. Never below the documented people. */
export function headlineFigure(value: number, rounding: Rounding, documented: number): string {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, value))) - 1);
  const steps = value / unit;
  const rounded =
    rounding === 'down' ? Math.floor(steps) : rounding === 'up' ? Math.ceil(steps) : Math.round(steps);
  return whole(Math.max(documented, rounded * unit));
}

/** Counts of one estimate as they may be shown. */
export interface Counts {
  /** Some combination of lists has fewer than five people, and this is for outside: counts are rounded to five. */
  readonly rounded: boolean;
  /** A count as it may be shown; `undefined` for one that is too small. */
  readonly of: (count: number) => number | undefined;
}

/**
 * How counts may be shown. Sums over lists, over pairs and over numbers of lists together give every combination back, so where one of
 * them is small it would not help to leave that one out: all counts but that of the documented people are rounded.
 */
export function countsOf(patterns: readonly number[], inside: boolean): Counts {
  const rounded = !inside && patterns.some((count) => count < FEWEST);
  const of = (count: number): number | undefined => {
    if (!rounded || count === 0) return count;
    return count < FEWEST ? undefined : FEWEST * Math.round(count / FEWEST);
  };
  return { rounded, of };
}

/** With so many digits behind the point, fewer when they are zeros. */
export function decimal(value: number, digits: number): string {
  return Number.isFinite(value) ? String(Number(value.toFixed(digits))) : '∞';
}
