/** A text with the anchors of its claims, made ready to be drawn: once, whatever is decided afterwards. Pure. */
import type { ReviewClaim } from '../../src/server/shapes.ts';
import { type Block, blocksOf } from './blocks.ts';
import { type Points, pointsOf } from './points.ts';
import { type Mark, type Segment, segmentsOf } from './segments.ts';

export interface Prepared {
  readonly text: string;
  readonly points: Points;
  readonly blocks: readonly Block[];
  /** The anchors in UTF-16 units. */
  readonly marks: readonly Mark[];
  /** Where a claim's first words begin → claims. */
  readonly firsts: ReadonlyMap<number, readonly string[]>;
  /** For each block its pieces. */
  readonly pieces: readonly (readonly Segment[])[];
  /** For each block its claims. */
  readonly claims: readonly (readonly string[])[];
  /** As of `keyOfAnchors`. */
  readonly key: string;
}

type Anchored = Pick<ReviewClaim, 'id' | 'anchors'>;

/** Another key, other anchors: a decision changes none. */
export function keyOfAnchors(claims: readonly Anchored[]): string {
  return claims.map(({ id, anchors }) => `${id}:${anchors.map(({ start }) => start).join()}`).join(' ');
}

export function prepare(text: string, claims: readonly Anchored[]): Prepared {
  const points = pointsOf(text);
  const blocks = blocksOf(text);
  const marks: Mark[] = [];
  const firsts = new Map<number, string[]>();
  for (const { id, anchors } of claims) {
    for (const { start, end } of anchors)
      marks.push({ claim: id, start: points.unit(start), end: points.unit(end) });
    const [first] = anchors;
    if (first === undefined) continue;
    const at = points.unit(first.start);
    firsts.set(at, [...(firsts.get(at) ?? []), id]);
  }
  const pieces = segmentsOf(blocks, marks);
  const inBlocks = pieces.map((block) => [...new Set(block.flatMap((piece) => piece.claims))]);
  return { text, points, blocks, marks, firsts, pieces, claims: inBlocks, key: keyOfAnchors(claims) };
}
