/** Takes the names that are sealed out of words of a report. */
import type { Claim } from '../../claims/types.ts';
import { literal } from '../../protect/pattern.ts';

/** Letters that stand together in one word. */
const WORD = /[\p{L}\p{N}]+/gu;
const HANGUL = /^\p{Script=Hangul}+$/u;

/**
 * Whatever is told in the words of a report, without the names that its claims hold: the whole name wherever it stands, and a
 * part of it as a word of its own. In Hangul, where endings hang on words, a part of two syllables counts at the beginning of
 * a word, and so does the end of a name that is written in one word. What no claim knows as a name stays.
 *
 * @param mark what stands for a name
 */
export function hider(claims: readonly Pick<Claim, 'says'>[], mark: string): (text: string) => string {
  const names = claims.flatMap(({ says }) =>
    says.kind === 'detail' && says.property === 'name' && says.value.trim() !== '' ? [says.value.trim()] : [],
  );
  if (names.length === 0) return (text) => text;
  const whole = [...new Set(names)].sort((a, b) => b.length - a.length).map(literal);
  const anywhere = new RegExp(whole.join('|'), 'giu');
  const parts = new Set(names.flatMap((name) => name.match(WORD) ?? []).map(folded));
  const beginnings = [...parts]
    .filter((part) => HANGUL.test(part) && part.length > 1)
    .flatMap((part) => (part.length === 3 ? [part, part.slice(1)] : [part]));
  const hidden = (word: string) =>
    parts.has(folded(word)) || beginnings.some((part) => word.startsWith(part));
  const again = literal(mark);
  const doubled = new RegExp(`${again}(?:[\\s’'-]{0,2}${again})+`, 'gu');
  return (text) =>
    text
      .split(anywhere)
      .map((piece) => piece.replace(WORD, (word) => (hidden(word) ? mark : word)))
      .join(mark)
      .replace(doubled, mark);
}

/** A name in capitals is the same; a word in small letters is not. */
function folded(word: string): string {
  return word.length > 1 && word === word.toUpperCase() ? word[0]! + word.slice(1).toLowerCase() : word;
}
