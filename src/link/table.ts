/** Rows beside each other in memory: the numbers that a scan asks of a row lie in one line of the processor's memory. */
import type { Blocks } from './blocks.ts';
import type { Comparison } from './comparisons.ts';
import { shared } from './shared.ts';

export interface RowTable {
  readonly cells: Int32Array;
  /** Cells of a row: a value for each comparison, the other value for each, the block of each rule, who it is apart from. */
  readonly wide: number;
  readonly comparisons: number;
  /** Where the blocks begin, and where the last cell is. */
  readonly blocks: number;
  readonly apart: number;
}

/** Lays the columns of a job out by rows. */
export function rowTable(
  comparisons: readonly Comparison[],
  blocks: readonly Blocks[],
  apart: Int32Array,
): RowTable {
  const swaps = comparisons.some(({ kind }) => kind === 'swap');
  const first = comparisons.length * (swaps ? 2 : 1);
  const columns = [
    ...comparisons.map(({ column }) => column.ids),
    ...(swaps ? comparisons.map(({ other }) => other.ids) : []),
    ...blocks.map(({ of }) => of),
    apart,
  ];
  const wide = columns.length;
  const cells = shared(Int32Array, wide * apart.length);
  for (let i = 0, at = 0; i < apart.length; i++) for (let c = 0; c < wide; c++) cells[at++] = columns[c]![i]!;
  return { cells, wide, comparisons: comparisons.length, blocks: first, apart: wide - 1 };
}
