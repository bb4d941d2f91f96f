/** An uncertain date as a sentence that nobody takes for a day: for the sheet. Pure. */
import { fill } from '../fill.ts';
import type { Words } from './info.ts';
import type { When } from './types.ts';

type Bounds = Pick<When, 'edtf' | 'earliest' | 'latest'>;

/** `say` words bounds; see `whenText`. */
export function dateSentence(
  when: Bounds,
  { sheet: words }: Pick<Words, 'sheet'>,
  say: (when: Bounds) => string,
): string {
  const { earliest, latest, edtf } = when;
  const day = (at: string) => say({ edtf: null, earliest: at, latest: at });
  if (earliest === null && latest === null) return edtf === null ? words.unknown : say(when);
  if (earliest === null) return fill(words.notAfter, { day: day(latest!) });
  if (latest === null) return fill(words.notBefore, { day: day(earliest) });
  if (earliest === latest) return fill(words.onDay, { day: day(earliest) });
  return fill(words.between, { from: day(earliest), to: day(latest) });
}
