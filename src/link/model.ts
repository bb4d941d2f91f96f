/** What a run believes: how often two rows are one person, and how levels come about when they are and when they are not. */

export interface Levels {
  /** Chance of each level for two rows of one person, and of two. */
  readonly m: readonly number[];
  readonly u: readonly number[];
}

export interface Model {
  /** Share of all possible pairs that are one person. */
  readonly lambda: number;
  readonly comparisons: readonly Levels[];
  /** Share of all pairs that are two people of one family or place: they agree in what such people share, and by chance in the rest. */
  readonly kin?: number;
}

/** No chance is less: its logarithm must stay a weight. */
export const LEAST = 1e-9;
