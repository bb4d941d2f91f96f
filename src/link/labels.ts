/** What people's answers on a sample say of the model: how often two rows of one person agree, counted. */
import { Comparer } from './comparer.ts';
import type { Comparison } from './comparisons.ts';
import { shares } from './em.ts';
import type { Model } from './model.ts';

/** A pair of a sample that a person said is one person, and the chance with which it was drawn. */
export interface Label {
  readonly a: number;
  readonly b: number;
  readonly drawn: number;
}

/** Labels that weigh as much as fewer equal ones tell too little. */
const FEWEST = 30;
const PSEUDO = 0.5;

/**
 * The model with m counted from labels, each for as many pairs as it was drawn from; nothing when there are too few. A pair that several
 * people answered counts once. Only pairs of a sample count: those that somebody was asked about because they were uncertain agree less
 * than rows of one person do.
 */
export function labelled(
  model: Model,
  comparisons: readonly Comparison[],
  answers: readonly Label[],
): { readonly model: Model; readonly labels: number } | undefined {
  const labels = [
    ...new Map(
      answers.map((one) => [`${Math.min(one.a, one.b)} ${Math.max(one.a, one.b)}`, one] as const),
    ).values(),
  ];
  const sum = labels.reduce((total, { drawn }) => total + 1 / drawn, 0);
  const squares = labels.reduce((total, { drawn }) => total + 1 / drawn ** 2, 0);
  const amount = labels.length === 0 ? 0 : sum ** 2 / squares;
  if (amount < FEWEST) return undefined;
  const comparer = new Comparer(comparisons);
  const found = new Int8Array(comparisons.length);
  const counts = comparisons.map(({ levels }) => new Array<number>(levels).fill(0));
  for (const { a, b, drawn } of labels) {
    comparer.all(a, b, found);
    for (const [k, level] of found.entries())
      if (level >= 0) counts[k]![level]! += (amount / sum) * (1 / drawn);
  }
  return {
    labels: labels.length,
    model: {
      ...model,
      comparisons: model.comparisons.map((own, k) =>
        // Where hardly any label has a value, what was learnt stays.
        counts[k]!.reduce((total, each) => total + each, 0) < FEWEST / 2
          ? own
          : { m: shares(counts[k]!, PSEUDO), u: own.u },
      ),
    },
  };
}
