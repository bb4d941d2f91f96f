/** Between a selection in the page and offsets in the text of a report, in UTF-16 units. Every piece of text carries where it begins. */

export interface Selected {
  readonly report: string;
  readonly start: number;
  readonly end: number;
}

/** What is selected in one report; undefined when nothing is, or not in the words of one report alone. */
export function selectedIn(selection: Selection | null): Selected | undefined {
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return undefined;
  const range = selection.getRangeAt(0);
  const report = reportOf(range.startContainer);
  if (report === undefined || report !== reportOf(range.endContainer)) return undefined;
  const pieces = [...report.querySelectorAll<HTMLElement>('[data-start]')].filter((piece) =>
    range.intersectsNode(piece),
  );
  const [first, last] = [pieces[0], pieces.at(-1)];
  if (!first || !last) return undefined;
  const start = offsetIn(first, range.startContainer, range.startOffset, 0);
  const end = offsetIn(last, range.endContainer, range.endOffset, last.textContent?.length ?? 0);
  const id = report.dataset.report;
  return id !== undefined && end > start ? { report: id, start, end } : undefined;
}

/** The stretch without the white space around it; undefined when nothing is left. */
export function trimmed(text: string, { report, start, end }: Selected): Selected | undefined {
  const words = text.slice(start, end);
  const from = start + (words.length - words.trimStart().length);
  const to = end - (words.length - words.trimEnd().length);
  return to > from ? { report, start: from, end: to } : undefined;
}

/** The range of a stretch in the page; undefined while its paragraph is covered. */
export function rangeOf(report: Element, start: number, end: number): Range | undefined {
  const from = pointOf(report, start, false);
  const to = pointOf(report, end, true);
  if (!from || !to) return undefined;
  const range = document.createRange();
  range.setStart(from.node, from.offset);
  range.setEnd(to.node, to.offset);
  return range;
}

/** Where in the text of its report a place of the screen is; undefined beside the words. */
export function offsetAt(x: number, y: number): number | undefined {
  const found = document.caretPositionFromPoint?.(x, y);
  const range = found ? undefined : document.caretRangeFromPoint?.(x, y);
  const node = found?.offsetNode ?? range?.startContainer;
  const piece = node?.parentElement?.closest<HTMLElement>('[data-start]');
  if (!(node instanceof Text) || !piece) return undefined;
  return Number(piece.dataset.start) + (found?.offset ?? range?.startOffset ?? 0);
}

function pointOf(report: Element, at: number, end: boolean): { node: Text; offset: number } | undefined {
  for (const piece of report.querySelectorAll<HTMLElement>('[data-start]')) {
    const start = Number(piece.dataset.start);
    const length = piece.textContent?.length ?? 0;
    const inside = end ? at > start && at <= start + length : at >= start && at < start + length;
    const node = piece.firstChild;
    if (inside && node instanceof Text) return { node, offset: at - start };
  }
  return undefined;
}

function reportOf(node: Node): HTMLElement | undefined {
  const element = node instanceof Element ? node : node.parentElement;
  return element?.closest<HTMLElement>('[data-report]') ?? undefined;
}

/** `beyond` where the end of a selection lies outside of the piece. */
function offsetIn(piece: HTMLElement, node: Node, offset: number, beyond: number): number {
  const start = Number(piece.dataset.start);
  if (!piece.contains(node)) return start + beyond;
  return node instanceof Text
    ? start + offset
    : start + (offset === 0 ? 0 : (piece.textContent?.length ?? 0));
}
