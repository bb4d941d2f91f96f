import type { Column, Line } from './types.ts';

/** A gap so much larger than usual parts paragraphs. */
const LOOSE = 1.4;
const ENDS = /[.!?。．…:：]["'”’»」』)\]]{0,2}$/u;

/** Cuts a column into paragraphs: by gaps, by size, by indents, and where a line ends before it is full. */
export function paragraphsOf(column: Column): readonly (readonly Line[])[] {
  const left = Math.min(...column.map(({ x }) => x));
  const right = Math.max(...column.map((line) => line.right));
  const pitch = median(column.slice(1).map((line, i) => line.y - column[i]!.y));
  const isIndented = ({ x, size }: Line): boolean => x > left + 0.8 * size;
  const hanging = column.filter(isIndented).length > column.length / 2;
  const paragraphs: Line[][] = [];
  for (const [i, line] of column.entries()) {
    const before = column[i - 1];
    if (before === undefined || parts(before, line)) paragraphs.push([line]);
    else paragraphs.at(-1)!.push(line);
  }
  return paragraphs;

  function parts(before: Line, line: Line): boolean {
    const gap = line.y - before.y;
    if (gap > LOOSE * pitch || gap > 2.5 * line.size || gap <= 0) return true;
    if (Math.abs(line.size - before.size) > 0.12 * Math.max(line.size, before.size)) return true;
    if (before.text.includes('\t') || line.text.includes('\t')) return true;
    if (hanging ? !isIndented(line) && isIndented(before) : isIndented(line) && !isIndented(before))
      return true;
    const room = right - before.right;
    if (room > 0.5 * (right - left)) return true;
    return ENDS.test(before.text) && room > firstWord(line) + 0.8 * line.size;
  }
}

/**
 * Whether a paragraph goes on in the next column or page: it does not end as a sentence, and what follows begins inside one and
 * looks alike.
 */
export function goesOn(before: readonly Line[], after: readonly Line[], column: Column): boolean {
  const last = before.at(-1)!;
  const first = after[0]!;
  const right = Math.max(...column.map((line) => line.right));
  if (column.length < 2 || ENDS.test(last.text) || last.text.includes('\t')) return false;
  if (Math.abs(last.size - first.size) > 0.05 * last.size) return false;
  if (right - last.right > firstWord(first) + 0.8 * last.size) return false;
  return /^[\p{Ll}\p{Lo}\d]/u.test(first.text);
}

/** About how wide the first word of a line is. */
function firstWord({ text, x, right }: Line): number {
  const word = /^\S*/.exec(text)![0];
  return ((right - x) * word.length) / Math.max(1, text.length);
}

function median(values: readonly number[]): number {
  const sorted = values.filter((value) => value > 0).sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}
