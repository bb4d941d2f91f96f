import type { PageKey } from '../parts/use-keys.ts';
import { KEYS, mayWant, type Want } from './keys.ts';

/** What goes on while its key is held. */
const HELD: readonly Want[] = ['next', 'previous'];

/** The keys of the page, with what they are called: those that this person may use on reports as many as there are. */
export function pageKeys(
  run: Readonly<Record<Want, () => void>>,
  names: Readonly<Record<Want, string>>,
  {
    decides,
    several,
    narrow,
  }: { readonly decides: boolean; readonly several: boolean; readonly narrow: boolean },
): readonly PageKey[] {
  return KEYS.filter(
    ({ want }) => mayWant(want, decides) && (several || (want !== 'sides' && want !== 'report')),
  ).map(({ want, keys, foot }) => ({
    keys,
    name: names[want],
    run: run[want],
    once: !HELD.includes(want),
    ...(foot && (!narrow || want === 'undo') && { foot }),
  }));
}
