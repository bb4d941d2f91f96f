/** What stands in the margin of a report, in the order of its text: its claims, and the one that is being added. Pure. */
import type { ReviewClaim } from '../../src/server/shapes.ts';

export interface Item {
  readonly id: string;
  /** How high it is before it was measured. */
  readonly guess: number;
  /** Changes when its height may have: what was measured under another key does not count. */
  readonly key: string;
}

/** The claim that is being added. */
export const ADDING = '+';

type Placed = Pick<ReviewClaim, 'id' | 'anchors' | 'status' | 'says'>;

export interface Margin {
  readonly focus: string | undefined;
  /** What is asked beside the focus. */
  readonly asking: string | undefined;
  readonly covered: (claim: string) => boolean;
  readonly language: string;
  /** Where the words of what is being added begin, in code points; undefined when nothing is added here. */
  readonly adding: number | undefined;
}

/** @param claims of the report, in the order of its text */
export function itemsOf(claims: readonly Placed[], margin: Margin): Item[] {
  const { focus, asking = 'on', covered, language, adding } = margin;
  const items = claims.map(({ id, status, says }) => ({
    id,
    guess: id === focus ? 260 : says.kind === 'act' ? 60 : 56,
    key: [id === focus && asking, status, covered(id) && 'covered', language].filter(Boolean).join(' '),
  }));
  if (adding === undefined) return items;
  const at = claims.findIndex((claim) => startOf(claim) > adding);
  return items.toSpliced(at < 0 ? items.length : at, 0, { id: ADDING, guess: 300, key: '' });
}

/** What is being added stands as high as the claim before it. */
export function topsWith(
  tops: ReadonlyMap<string, number>,
  claims: readonly Placed[],
  adding: number | undefined,
): ReadonlyMap<string, number> {
  if (adding === undefined) return tops;
  const before = claims.findLast((claim) => startOf(claim) <= adding) ?? claims[0];
  return new Map([...tops, [ADDING, tops.get(before?.id ?? '') ?? 0]]);
}

function startOf({ anchors }: Placed): number {
  return anchors[0]?.start ?? 0;
}
