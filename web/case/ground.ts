/** What a date rests on, as `moksori show` says it: written, or only derived. */
import type { Act } from './types.ts';

/**
 * `written`: the words with which the act is told; `words`: other words; `procedure`: besides them the usual order of the
 * procedure, which nobody told; `reason`: how long the reason lasted that is told with it.
 */
export type Ground = 'written' | 'words' | 'procedure' | 'reason';

/** That something had happened when it was told is no date of its own. */
const TOLD: ReadonlySet<string> = new Set(['before-told', 'ended-before-told']);

export function groundOf({ when, claims }: Pick<Act, 'when' | 'claims'>): Ground {
  const { proof, because } = when;
  if (merelyTold({ when })) return 'written';
  if (proof.some(({ rule }) => rule === 'process')) return 'procedure';
  if (proof.some(({ rule }) => rule === 'circumstance')) return 'reason';
  const last = (['earliest', 'latest'] as const).map((side) => proof.findLast((step) => step.side === side));
  if (last.every((step) => step === undefined))
    return because.length > 0 && !because.some((id) => claims.includes(id)) ? 'words' : 'written';
  const own = (step: (typeof last)[number]) =>
    step === undefined || step.claims.some((id) => claims.includes(id));
  return last.every(own) ? 'written' : 'words';
}

/** Whether all that is known of its time is that it had happened when somebody told of it. */
export function merelyTold({ when: { proof } }: Pick<Act, 'when'>): boolean {
  return !proof.some(({ side }) => side === 'earliest') && TOLD.has(proof.at(-1)?.rule ?? '');
}
