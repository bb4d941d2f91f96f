/**
 * Anchors count Unicode code points, a page counts UTF-16 units. One table a text, made once: where its characters beyond the
 * basic plane stand.
 */
export interface Points {
  /** @param point in code points, from 0 to the length of the text */
  readonly unit: (point: number) => number;
  /** @param unit in UTF-16 units; one inside a character counts as its beginning */
  readonly point: (unit: number) => number;
}

/** @param text as the server has it, normalised; it is not changed here */
export function pointsOf(text: string): Points {
  /** Code points before which stand 1, 2, 3 … wide characters. */
  const wide: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0xd800 || code > 0xdbff) continue;
    const low = text.charCodeAt(i + 1);
    if (low < 0xdc00 || low > 0xdfff) continue;
    wide.push(i - wide.length);
    i++;
  }
  const count = text.length - wide.length;
  return {
    unit: (point) => {
      const at = Math.min(Math.max(point, 0), count);
      return at + below(wide, (each) => each < at);
    },
    point: (unit) => {
      const at = Math.min(Math.max(unit, 0), text.length);
      return at - below(wide, (each, i) => each + i < at);
    },
  };
}

/** How many at the beginning of a sorted list are so. */
function below(list: readonly number[], so: (each: number, i: number) => boolean): number {
  let from = 0;
  let to = list.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (so(list[middle]!, middle)) from = middle + 1;
    else to = middle;
  }
  return from;
}
