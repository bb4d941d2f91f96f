import type { Anchor, Report, Spot, Stretch } from './types.ts';

/** Where a stretch of text is found in the document, and where it ends when it goes on elsewhere. */
export interface Where extends Spot {
  readonly to?: Spot;
}

/**
 * Leads from anchors of a report to page and place in the document: by its layout where it has one, else by the lines of its
 * text.
 *
 * @returns a function from an anchor (code points) to its place
 * @example whereIn(report)(claim.anchors[0]) // { page: 2, line: 14 }
 */
export function whereIn(
  report: Pick<Report, 'text' | 'layout'>,
): (anchor: Pick<Anchor, 'start' | 'end'>) => Where {
  const layout = report.layout ?? linesOf(report.text);
  return ({ start, end }) => {
    const first = layout[indexAt(layout, start)];
    const last = layout[indexAt(layout, Math.max(start, end - 1))];
    if (first === undefined || last === undefined) return {};
    const from = spotOf(first);
    const to = spotOf(last);
    return same(from, to) ? from : { ...from, to };
  };
}

/** The lines of a text, as stretches. */
function linesOf(text: string): readonly Stretch[] {
  const found: Stretch[] = [];
  let start = 0;
  let point = 0;
  let line = 1;
  for (const char of text) {
    point++;
    if (char !== '\n') continue;
    found.push({ text: start, length: point - start, line: line++ });
    start = point;
  }
  if (point > start) found.push({ text: start, length: point - start, line });
  return found;
}

/** Index of the last stretch that starts at or before a code point; the first when none does. */
function indexAt(layout: readonly Stretch[], point: number): number {
  let low = 0;
  let high = layout.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (layout[middle]!.text <= point) low = middle;
    else high = middle - 1;
  }
  return low;
}

function spotOf({ page, line, paragraph, part }: Stretch): Spot {
  return {
    ...(page !== undefined && { page }),
    ...(line !== undefined && { line }),
    ...(paragraph !== undefined && { paragraph }),
    ...(part !== undefined && { part }),
  };
}

function same(a: Spot, b: Spot): boolean {
  return a.page === b.page && a.line === b.line && a.paragraph === b.paragraph && a.part === b.part;
}
