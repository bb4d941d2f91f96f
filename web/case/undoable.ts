/** Which entries of the record a person can take back from the screen of a case. Pure. */
import type { Line } from './entries.ts';

const KINDS: ReadonlySet<string> = new Set([
  'claim.accepted',
  'claim.corrected',
  'claim.rejected',
  'claim.withdrawn',
  'report.withdrawn',
  'working.chosen',
  'same.decided',
  'decision.undone',
]);

export function canBeUndone({ kind, standing }: Pick<Line, 'kind' | 'standing'>): boolean {
  return standing === 'live' && KINDS.has(kind);
}
