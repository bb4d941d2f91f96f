/** The steps of many proofs below each other: a way that was walked under one act is not walked again under the next. Pure. */

export interface ProofLine {
  readonly text: string;
  /** The act under which the steps before this one, and this one, stand already. */
  readonly as?: number;
}

/** Steps that stand on the sheet already, with the number of the act they stand under. */
export type Shown = Map<string, number>;

/** @param shown is told of the steps */
export function linesOf(steps: readonly string[], number: number, shown: Shown): readonly ProofLine[] {
  const under = shown.get(steps[0] ?? '');
  let known = 0;
  while (under !== undefined && under !== number && shown.get(steps[known] ?? '') === under) known++;
  for (const step of steps) if (!shown.has(step)) shown.set(step, number);
  const from = known < 2 ? 0 : known - 1;
  return steps.slice(from).map((text, i) => (i === 0 && from > 0 ? { text, as: under! } : { text }));
}
