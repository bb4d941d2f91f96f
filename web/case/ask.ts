/** The one date that would help most, in words. Pure. */
import { fill } from '../fill.ts';
import type { Info } from './info.ts';

/** Null when none would. */
export function askText({ drafted, words, acts, numbers, reports, actName }: Info): string | null {
  const { ask } = drafted;
  if (ask === undefined) return null;
  if (ask.of === 'publication')
    return fill(words.ask.publication, { file: reports.get(ask.id)?.file ?? ask.id });
  if (ask.of === 'telling')
    return ask.phrase === null ? words.ask.spoke : fill(words.ask.telling, { phrase: ask.phrase });
  const act = acts.find(({ id }) => id === ask.id);
  return fill(words.ask.act, { act: act ? actName(act) : '', n: numbers.get(ask.id) ?? '' });
}
