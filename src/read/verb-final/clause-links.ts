/** Which clauses of a text belong together, by the phrases that they share. */
import type { Clause } from './clause.ts';
import type { Np } from './np.ts';

export interface ClauseLinks {
  /** The clause before in its chain. */
  before(clause: Clause): Clause | undefined;
  /** The clause that describes a phrase, the one that a phrase closes ("…한 혐의"), and the one that holds it. */
  describing(np: Np): Clause | undefined;
  closedBy(np: Np): Clause | undefined;
  holding(np: Np): Clause | undefined;
}

export function linksOf(clauses: readonly Clause[]): ClauseLinks {
  const byIndex = new Map(clauses.map((clause) => [clause.i, clause]));
  const describing = new Map<number, Clause>();
  const closedBy = new Map<number, Clause>();
  const holding = new Map<number, Clause>();
  for (const clause of clauses) {
    if (clause.describes !== undefined) describing.set(clause.describes.i, clause);
    if (clause.boundNp !== undefined) closedBy.set(clause.boundNp.i, clause);
    for (const { i } of clause.args) holding.set(i, clause);
  }
  return {
    before: ({ chain }) => (chain === undefined ? undefined : byIndex.get(chain)),
    describing: ({ i }) => describing.get(i),
    closedBy: ({ i }) => closedBy.get(i),
    holding: ({ i }) => holding.get(i),
  };
}
