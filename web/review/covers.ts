/** Paragraphs that tell of what is hard to read, and the claims whose words stand in them. Pure. */
import type { Status } from '../../src/server/shapes.ts';
import type { Block } from './blocks.ts';
import type { Mark } from './segments.ts';

export interface Told {
  readonly status: Status;
  /** The kind of act, when it is hard to read of. */
  readonly grave: string | undefined;
}

/**
 * For each block the kinds that cover it, each once; nothing covers what a person opened, or what only a rejected claim says.
 *
 * @param opened whether the block at a place was opened
 */
export function coversOf(
  blocks: readonly Block[],
  marks: readonly Mark[],
  told: (claim: string) => Told | undefined,
  opened: (start: number) => boolean,
): { readonly blocks: ReadonlyMap<number, readonly string[]>; readonly claims: ReadonlyMap<string, number> } {
  const kinds = new Map<number, string[]>();
  const at = marks.flatMap((mark) => {
    const found = blocksUnder(blocks, mark);
    const { status, grave } = told(mark.claim) ?? {};
    if (grave !== undefined && status !== 'rejected')
      for (const { start } of found)
        if (!opened(start) && !kinds.get(start)?.includes(grave))
          kinds.set(start, [...(kinds.get(start) ?? []), grave]);
    return found.map(({ start }) => [mark.claim, start] as const);
  });
  return { blocks: kinds, claims: new Map(at.filter(([, start]) => kinds.has(start))) };
}

/** Blocks are in order and apart: the first that ends behind the beginning is found by halves. */
function blocksUnder(blocks: readonly Block[], { start, end }: Mark): readonly Block[] {
  let from = 0;
  let to = blocks.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (blocks[middle]!.end > start) to = middle;
    else from = middle + 1;
  }
  let last = from;
  while (last < blocks.length && blocks[last]!.start < end) last++;
  return blocks.slice(from, last);
}
