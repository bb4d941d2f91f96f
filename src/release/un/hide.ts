/** Takes the names that are sealed out of words of a report, and leaves the rest to be read. */
import type { Claim } from '../../claims/types.ts';
import { literal } from '../../protect/pattern.ts';
import { nameFinder } from '../exchange/names.ts';

/**
 * Words of a report without the names that claims hold, whole or in part. What no claim knows as a name stays.
 *
 * @param mark what stands for a name
 */
export function hider(claims: readonly Pick<Claim, 'says'>[], mark: string): (text: string) => string {
  const names = nameFinder(claims, 'gu');
  if (names === undefined) return (text) => text;
  const one = literal(mark);
  const doubled = new RegExp(`${one}(?:[\\s.’'-]{0,2}${one})+`, 'gu');
  return (text) => text.normalize('NFC').replace(names, mark).replace(doubled, mark);
}
