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
}

/** No chance is less: its logarithm must stay a weight. */
export const LEAST = 1e-9;
