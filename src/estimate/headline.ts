/** What may be said: a point with its range, a range, or nothing, and why (guard rails G1 to G5 of docs/estimating.md). */

/** One model's answer. */
export interface Answer {
  readonly kind: 'loglinear' | 'averaging' | 'latent';
  readonly N: number;
  readonly low: number;
  readonly high: number;
}

export type Headline =
  | { readonly kind: 'point'; readonly N: number; readonly low: number; readonly high: number }
  | { readonly kind: 'range'; readonly low: number; readonly high: number; readonly why: readonly Reason[] }
  | { readonly kind: 'none'; readonly why: readonly Reason[] };

/** Why there is no point, or nothing at all. */
export type Reason =
  | 'one-list'
  | 'two-lists'
  | 'few-people'
  | 'no-overlap'
  | 'few-overlaps'
  | 'no-model'
  | 'models-far-apart'
  | 'models-differ'
  | 'chains-disagree'
  | 'cap'
  | 'no-chains';

/** Largest number through smallest: above the first only a range, above the second nothing. */
export const DIFFER = 2;
export const FAR_APART = 10;

/** How far apart answers lie. */
export function spread(answers: readonly Answer[]): number {
  const numbers = answers.map(({ N }) => N);
  return Math.max(...numbers) / Math.min(...numbers);
}

/**
 * @param answers the best log-linear model and those within 2 of its BIC, the average over graphs, the latent classes if they may
 *   be used
 * @param latent why the latent classes may not be used
 */
export function headline(answers: readonly Answer[], latent: readonly Reason[]): Headline {
  const ratio = spread(answers);
  if (answers.length === 0) return { kind: 'none', why: ['no-model'] };
  if (ratio > FAR_APART) return { kind: 'none', why: ['models-far-apart', ...latent] };
  const low = Math.min(...answers.map((one) => one.low));
  const high = Math.max(...answers.map((one) => one.high));
  const why: readonly Reason[] = ratio > DIFFER ? ['models-differ', ...latent] : latent;
  if (why.length > 0) return { kind: 'range', low, high, why };
  // The middle one of the three kinds, each by its first answer.
  const kinds = ['loglinear', 'averaging', 'latent'].flatMap(
    (kind) => answers.find((one) => one.kind === kind) ?? [],
  );
  const numbers = kinds.map(({ N }) => N).sort((a, b) => a - b);
  return { kind: 'point', N: numbers[Math.floor(numbers.length / 2)]!, low, high };
}
