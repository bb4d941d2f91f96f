/** Whether so many days are a stretch of time or a day of the month. */
import type { CompiledTimes } from './compile.ts';
import { numeral } from './numbers.ts';
import { tail } from './tail.ts';
import { gap } from './words.ts';

/** Whether days of a month are rather so many days: "3일간", "구류 15일". */
export function isTerm(t: CompiledTimes, text: string, start: number, end: number, dated: boolean): boolean {
  for (const j of [end, gap(text, end)]) {
    const mark = t.marks.at(text, j);
    if (mark && (!dated || mark.value === 'lasting') && tail(t, text, mark.end)) return true;
    if (!dated && howOften(t, text, j)) return true;
  }
  if (dated) return false;
  const after = t.after.at(text, gap(text, end));
  if (after && tail(t, text, after.end) && !t.around.at(text, gap(text, end))) return true;
  if (t.termsAfter.at(text, gap(text, end)) || t.stuck.at(text, end)) return true;
  return followsTerm(t, text, start);
}

/** "…에 한 번": so many times in it. */
function howOften(t: CompiledTimes, text: string, i: number): boolean {
  const per = t.per.at(text, i);
  const number = per && numeral(t, text, gap(text, per.end));
  return number ? t.often.at(text, gap(text, number.end)) !== undefined : false;
}

/** Whether a term of punishment stands right before: "구류 15일". */
function followsTerm(t: CompiledTimes, text: string, start: number): boolean {
  return endsWithAny(text, start, t.termsBefore);
}

/** Whether one of the words ends right before `start`, with a blank between or none. */
export function endsWithAny(text: string, start: number, words: readonly string[]): boolean {
  const to = start > 0 && gap(text, start - 1) === start ? start - 1 : start;
  return words.some((word) => text.endsWith(word, to));
}
