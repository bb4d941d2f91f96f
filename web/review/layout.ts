/** Where notes stand in the margin: beside their lines, never on each other. Numbers in, numbers out. */

export interface Note {
  /** Where it would stand: beside the first line of its words. */
  readonly wanted: number;
  readonly height: number;
}

/**
 * The note that counts most stands exactly where it wants to; those below are pushed down as little as needed, those above up.
 *
 * @param notes in the order of the text; a note never stands above one that comes before it
 * @param pivot index of the note that gets its place; -1 is none
 * @returns tops; those above the pivot may be negative
 */
export function placed(notes: readonly Note[], pivot: number, gap: number): number[] {
  const tops = notes.map(({ wanted }) => wanted);
  const from = Math.min(Math.max(pivot, 0), notes.length - 1);
  for (let i = from + 1; i < notes.length; i++)
    tops[i] = Math.max(tops[i]!, tops[i - 1]! + notes[i - 1]!.height + gap);
  for (let i = from - 1; i >= 0; i--) tops[i] = Math.min(tops[i]!, tops[i + 1]! - notes[i]!.height - gap);
  return tops;
}

/** Notes of which something is between two heights. `to` is exclusive. */
export function inSight(
  tops: readonly number[],
  notes: readonly Note[],
  top: number,
  bottom: number,
): { readonly from: number; readonly to: number } {
  const from = first(tops.length, (i) => tops[i]! + notes[i]!.height > top);
  const to = first(tops.length, (i) => tops[i]! >= bottom);
  return { from, to: Math.max(from, to) };
}

/** The first note that wants to stand at or below a height, or the last one. -1 without notes. */
export function noteAt(notes: readonly Note[], height: number): number {
  return Math.min(
    first(notes.length, (i) => notes[i]!.wanted >= height),
    notes.length - 1,
  );
}

function first(count: number, so: (i: number) => boolean): number {
  let from = 0;
  let to = count;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (so(middle)) to = middle;
    else from = middle + 1;
  }
  return from;
}
