import type { Anchor } from './types.ts';

const CONTEXT = 32;

/**
 * Makes anchors for one text. Offsets given are UTF-16 units of `text` (what the regular expressions and tokens use);
 * the anchor counts Unicode code points. A text without astral characters pays nothing for the difference.
 *
 * @throws RangeError when the range is empty or outside the text.
 */
export function anchorer(text: string): (start: number, end: number) => Anchor {
  const points = codePoints(text);
  return (start, end) => {
    if (!(start >= 0 && end > start && end <= text.length))
      throw new RangeError(`anchor ${start}-${end} is not in the text`);
    return {
      start: points(start),
      end: points(end),
      quote: text.slice(start, end),
      before: text.slice(boundary(text, Math.max(0, start - CONTEXT)), start),
      after: text.slice(end, boundary(text, Math.min(text.length, end + CONTEXT))),
    };
  };
}

/** A function from an offset in UTF-16 units to one in code points. */
export function codePoints(text: string): (offset: number) => number {
  const pairs: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= 0xd800 && unit < 0xdc00 && i + 1 < text.length) pairs.push(i + 1);
  }
  if (pairs.length === 0) return (offset) => offset;
  return (offset) => {
    let low = 0;
    let high = pairs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (pairs[middle]! < offset) low = middle + 1;
      else high = middle;
    }
    return offset - low;
  };
}

function boundary(text: string, offset: number): number {
  const unit = text.charCodeAt(offset);
  return unit >= 0xdc00 && unit < 0xe000 ? offset + 1 : offset;
}
