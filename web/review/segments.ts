/**
 * Anchors lie over each other, one inside the other and across paragraphs. A page needs the text in pieces, each with the claims
 * that rest on it: that is made here, by one sweep over the ends of the anchors.
 */
import type { Block } from './blocks.ts';

/** A stretch of the text in UTF-16 units, and the claim that rests on it. */
export interface Mark {
  readonly claim: string;
  readonly start: number;
  readonly end: number;
}

export interface Segment {
  readonly start: number;
  readonly end: number;
  /** From the longest stretch to the shortest: the last is the innermost. Each claim once. */
  readonly claims: readonly string[];
}

/**
 * The pieces of each block, in its order; together they are the whole block.
 *
 * @param blocks in the order of the text
 * @returns for each block its pieces
 */
export function segmentsOf(blocks: readonly Block[], marks: readonly Mark[]): Segment[][] {
  const sorted = marks.filter(({ start, end }) => end > start).toSorted((a, b) => a.start - b.start);
  let next = 0;
  let open: Mark[] = [];
  return blocks.map((block) => {
    open = open.filter(({ end }) => end > block.start);
    while (next < sorted.length && sorted[next]!.start < block.end) {
      if (sorted[next]!.end > block.start) open.push(sorted[next]!);
      next++;
    }
    return pieces(block, open);
  });
}

function pieces({ start, end }: Block, marks: readonly Mark[]): Segment[] {
  const cuts = new Set([start, end]);
  for (const mark of marks) for (const at of [mark.start, mark.end]) if (at > start && at < end) cuts.add(at);
  const edges = [...cuts].sort((a, b) => a - b);
  const waiting = marks.toSorted((a, b) => a.start - b.start);
  let next = 0;
  let over: Mark[] = [];
  return edges.slice(0, -1).map((from, i) => {
    over = over.filter((mark) => mark.end > from);
    while (next < waiting.length && waiting[next]!.start <= from) {
      if (waiting[next]!.end > from) over.push(waiting[next]!);
      next++;
    }
    return { start: from, end: edges[i + 1]!, claims: outsideIn(over) };
  });
}

/** Longer ones outside; of equal ones the later proposed inside. */
function outsideIn(marks: readonly Mark[]): string[] {
  const sorted = marks.toSorted((a, b) => b.end - b.start - (a.end - a.start));
  return [...new Set(sorted.map(({ claim }) => claim))];
}
