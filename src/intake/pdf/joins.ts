import type { Line } from './types.ts';

/** What stands between two lines of one paragraph. */
export type Joiner = (before: Line, after: Line) => '' | ' ';

const SOLID = /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|[\u3000-\u303f\uff01-\uff60]/u;
const HANGUL = /\p{Script=Hangul}/u;

/**
 * How lines join. Latin letters: a space, and none after a hyphen, which stays. Han and kana: nothing. Hangul is broken between
 * words by some programs and inside words by others, so it goes by what the pages show: spaces at the ends of lines; a ragged
 * or uneven setting, which only breaks between words leave; else whether the two halves are found as one word elsewhere.
 *
 * @param columns all lines of the document, column by column
 */
export function joiner(columns: readonly (readonly Line[])[]): Joiner {
  const korean = columns.flatMap((lines) =>
    lines
      .slice(0, -1)
      .filter((line, i) => HANGUL.test(edge(line, -1)) && HANGUL.test(edge(lines[i + 1]!, 0))),
  );
  const explicit = korean.filter(({ spaced }) => spaced).length >= 0.15 * korean.length;
  const byWords = isRagged(columns) || isStretched(korean);
  const words = new Set(
    korean.length === 0
      ? []
      : columns.flatMap((lines) => lines.flatMap(({ text }) => text.split(/[\s.,"'“”‘’()]+/).slice(1, -1))),
  );
  return (before, after) => {
    const end = edge(before, -1);
    const start = edge(after, 0);
    if (/\p{L}-$/u.test(before.text) && /^\p{Ll}/u.test(after.text)) return '';
    if (before.text.endsWith('\u00ad')) return '';
    if (SOLID.test(end) && (SOLID.test(start) || HANGUL.test(start))) return '';
    if (SOLID.test(start) && HANGUL.test(end)) return before.spaced ? ' ' : '';
    if (!HANGUL.test(end) || !HANGUL.test(start)) return ' ';
    if (explicit) return before.spaced ? ' ' : '';
    if (byWords) return ' ';
    const head = before.text.split(/\s/).at(-1)!;
    const tail = /^[^\s.,"'“”‘’()]*/.exec(after.text)![0];
    if (words.has(head + tail)) return '';
    return words.has(head) && words.has(tail) ? ' ' : '';
  };
}

function edge({ text }: Line, at: -1 | 0): string {
  return at === 0 ? String.fromCodePoint(text.codePointAt(0) ?? 32) : (text.at(-1) ?? ' ');
}

/**
 * Whether lines end though the next letter would have fitted: a setting that breaks anywhere fills every line to less than one
 * letter (two, when the letter after next is a sign that may not begin a line).
 */
function isRagged(columns: readonly (readonly Line[])[]): boolean {
  let full = 0;
  let short = 0;
  for (const lines of columns) {
    const right = Math.max(...lines.map((line) => line.right));
    for (const [i, line] of lines.slice(0, -1).entries()) {
      const next = lines[i + 1]!;
      // The last line of a paragraph is short anyway.
      if (!HANGUL.test(edge(line, -1)) || !HANGUL.test(edge(next, 0))) continue;
      if (next.x > line.x + 0.5 * line.size || next.y - line.y > 2.5 * line.size) continue;
      full++;
      const room = right - line.right;
      if (room > 1.2 * line.size && room < 10 * line.size && !/^.[\p{P}]/u.test(next.text)) short++;
    }
  }
  return short > 0 && short >= 0.1 * full;
}

/** Whether spaces differ from line to line by more than room for one letter would make them. */
function isStretched(lines: readonly Line[]): boolean {
  const gaps = lines.flatMap(({ gap }) => gap ?? []).sort((a, b) => a - b);
  if (gaps.length < 3) return false;
  return gaps[Math.floor(gaps.length * 0.9)]! - gaps[Math.floor(gaps.length * 0.1)]! > 0.2;
}
