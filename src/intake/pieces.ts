/**
 * What a format's reader takes from the decoded source, in the order of the text: stretches as they stand, characters
 * that a reference or a stretch of white space stands for, and characters put in by us (a blank line between paragraphs).
 * `from` and `to` are UTF-16 offsets of the source.
 */
export type Piece =
  | { readonly kind: 'plain'; readonly from: number; readonly to: number }
  | { readonly kind: 'stands-for'; readonly from: number; readonly to: number; readonly text: string }
  | { readonly kind: 'put'; readonly from: number; readonly to: number; readonly text: string };

export function textOf(source: string, pieces: readonly Piece[]): string {
  if (
    pieces.length === 1 &&
    pieces[0]!.kind === 'plain' &&
    pieces[0]!.from === 0 &&
    pieces[0]!.to === source.length
  )
    return source;
  return pieces.map((p) => (p.kind === 'plain' ? source.slice(p.from, p.to) : p.text)).join('');
}
