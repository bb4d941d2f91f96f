/** Breaks a text into lines of a width: at spaces, after dashes and strokes, between characters of scripts that write no spaces. */
import { type FaceName, widthOf } from './faces.ts';

/** Text in one style. */
export interface Piece {
  readonly text: string;
  readonly face: FaceName;
  readonly size: number;
  readonly slanted?: boolean;
  /** Set bolder than the face is. */
  readonly heavy?: boolean;
  /** The number of a note: it stands raised. */
  readonly note?: number;
}

export type Line = readonly Piece[];

interface Unit {
  readonly pieces: Piece[];
  width: number;
}

/** A character of a script without spaces, with what may not begin a line after it; or letters to where a line may end. */
const UNITS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}][、。，．」』）〉》！？]*|[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+?(?:[-/–—]+(?=[^\s\d])|(?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])|$)/gu;

/** Lines that are no wider than asked, but for a single sign that is. */
export function breakLines(pieces: readonly Piece[], width: number): Line[] {
  const lines: Piece[][] = [[]];
  let used = 0;
  let space: Piece | undefined;
  let unit: Unit = { pieces: [], width: 0 };
  const newLine = () => {
    lines.push([]);
    used = 0;
    space = undefined;
  };
  const close = () => {
    if (unit.pieces.length === 0) return;
    const gap = space === undefined || used === 0 ? 0 : wide(space);
    if (used > 0 && used + gap + unit.width > width) newLine();
    const line = lines.at(-1)!;
    if (gap > 0 && used > 0 && space !== undefined) line.push(space);
    if (unit.width > width)
      for (const part of cut(unit, width)) {
        if (used > 0) newLine();
        lines.at(-1)!.push(...part.pieces);
        used = part.width;
      }
    else {
      line.push(...unit.pieces);
      used += (line.length === unit.pieces.length ? 0 : gap) + unit.width;
    }
    space = undefined;
    unit = { pieces: [], width: 0 };
  };
  for (const piece of pieces) {
    for (const text of piece.text.match(/\n| +|[^\n ]+/g) ?? []) {
      if (text === '\n') {
        close();
        newLine();
      } else if (text.startsWith(' ')) {
        close();
        space = { ...piece, text };
      } else {
        const parts = text.match(UNITS) ?? [text];
        for (const [i, part] of parts.entries()) {
          if (i > 0) close();
          unit.pieces.push({ ...piece, text: part });
          unit.width += wide({ ...piece, text: part });
        }
      }
    }
  }
  close();
  return lines.map(merged);
}

/** How wide a piece is set. */
export function wide({ text, face, size }: Piece): number {
  return widthOf(text, face, size);
}

/** A unit that no line holds, sign by sign. */
function cut({ pieces }: Unit, width: number): Unit[] {
  const parts: Unit[] = [{ pieces: [], width: 0 }];
  for (const piece of pieces)
    for (const text of piece.text) {
      const sign = { ...piece, text };
      const more = wide(sign);
      if (parts.at(-1)!.width + more > width && parts.at(-1)!.pieces.length > 0)
        parts.push({ pieces: [], width: 0 });
      parts.at(-1)!.pieces.push(sign);
      parts.at(-1)!.width += more;
    }
  return parts;
}

/** Neighbours of one style as one piece. */
function merged(line: readonly Piece[]): Line {
  const out: Piece[] = [];
  for (const piece of line) {
    const last = out.at(-1);
    if (
      last !== undefined &&
      last.note === undefined &&
      piece.note === undefined &&
      last.face === piece.face &&
      last.size === piece.size &&
      last.slanted === piece.slanted &&
      last.heavy === piece.heavy
    )
      out[out.length - 1] = { ...last, text: last.text + piece.text };
    else out.push(piece);
  }
  return out;
}
