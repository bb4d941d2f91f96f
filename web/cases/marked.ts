/** A passage in pieces: what was found, and what stands around it. Places count code points of the whole text. Pure. */

interface Passage {
  readonly text: string;
  readonly start: number;
  readonly hits: readonly { readonly start: number; readonly end: number }[];
}

export interface Piece {
  readonly text: string;
  readonly hit: boolean;
  /** Code point of the text where it begins; a key for a list. */
  readonly at: number;
}

export function marked({ text, start, hits }: Passage): Piece[] {
  const points = [...text];
  const pieces: Piece[] = [];
  const add = (from: number, to: number, hit: boolean) => {
    const piece = points.slice(Math.max(0, from), Math.max(0, to)).join('');
    if (piece !== '') pieces.push({ text: piece, hit, at: start + Math.max(0, from) });
  };
  let at = 0;
  for (const hit of hits) {
    const [from, to] = [Math.max(at, hit.start - start), hit.end - start];
    if (to <= from) continue;
    add(at, from, false);
    add(from, to, true);
    at = to;
  }
  add(at, points.length, false);
  return pieces;
}
