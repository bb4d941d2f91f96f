/** Which pieces of a long list are asked for when some rows are in sight. Pure. */

/** Starts of the blocks of `size` that hold the rows from `first` to `last`, of `total` rows. */
export function blocksOf(first: number, last: number, size: number, total: number): number[] {
  if (total <= 0 || last < first) return [];
  const from = Math.floor(Math.max(0, first) / size);
  const to = Math.floor(Math.min(total - 1, last) / size);
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => (from + i) * size);
}
