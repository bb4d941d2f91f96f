/** Blocks of a document as strips: what stands at one height and is not cut by the end of a page. */
import { isNote, words, writable } from '../inline.ts';
import type { Block, Content, Document } from '../types.ts';
import { type FaceName, faceFor } from './faces.ts';
import { breakLines, type Line, type Piece, wide } from './lines.ts';

export const MARGIN = 62;
/** A4 in points. */
export const PAGE = { width: 595.28, height: 841.89 } as const;
export const WIDTH = PAGE.width - 2 * MARGIN;

const TEXT = 10.5;
const HEADINGS = { title: 18, 1: 14, 2: 12, 3: 10.5 } as const;
export const NOTE_SIZE = 8.5;
const LEADING = 1.42;
const CELL = 5;

/** A line at its place in a strip: from the left margin, and in which column of a table. */
export interface Placed {
  readonly x: number;
  readonly line: Line;
  readonly column: number;
}

export interface Strip {
  readonly height: number;
  /** Room above it, unless it is the first of a page. */
  readonly above: number;
  /** From its top to where the letters stand. */
  readonly base: number;
  readonly lines: readonly Placed[];
  /** May not be the last of a page. */
  readonly keep?: boolean;
  /** Strips of one row of a table have the same number. */
  readonly row?: number;
  readonly ruleAbove?: boolean;
  readonly ruleBelow?: boolean;
  readonly shaded?: boolean;
  /** How far from the margin the bar beside a quotation stands. */
  readonly bar?: boolean;
}

interface Style {
  readonly size: number;
  readonly face?: FaceName;
}

/** Everything of a document but its notes, in the order in which it is read. */
export function stripsOf({ title, blocks }: Document): Strip[] {
  const count = { note: 0, row: 0 };
  const heading = linesOf([words(title)], { size: HEADINGS.title, face: 'bold' }, WIDTH, count);
  return [
    ...heading.map((line) => strip(HEADINGS.title, [{ x: 0, line, column: 0 }], { keep: true })),
    ...blocks.flatMap((block) => blockStrips(block, count)),
  ];
}

/** The lines of a note, its number before it. */
export function noteLines(content: Content, number: number): Line[] {
  const size = NOTE_SIZE;
  return breakLines(
    [{ text: `${number}\u00a0`, face: 'bold', size }, ...piecesOf(content, { size }, { note: 0 })],
    WIDTH,
  );
}

interface Count {
  note: number;
}

function piecesOf(content: Content, { size, face = 'regular' }: Style, count: Count): Piece[] {
  return content.flatMap((inline): Piece[] => {
    if (isNote(inline)) {
      const note = ++count.note;
      return [{ text: String(note), face, size: size * 0.62, note }];
    }
    const { text, bold, italic } = inline;
    return inFaces(writable(text), {
      face: bold === true ? 'bold' : face,
      size,
      ...(italic === true && { slanted: true }),
    });
  });
}

/** A text in pieces, each in a face that has its signs. */
function inFaces(text: string, style: Omit<Piece, 'text'>): Piece[] {
  const pieces: Piece[] = [];
  for (const sign of text) {
    // Blanks stay with what stands before them.
    const face = /\s/.test(sign) ? (pieces.at(-1)?.face ?? style.face) : faceFor(sign, style.face);
    const last = pieces.at(-1);
    if (last?.face === face) pieces[pieces.length - 1] = { ...last, text: last.text + sign };
    else
      pieces.push({
        ...style,
        face,
        text: sign,
        ...(style.face === 'bold' && face !== 'bold' && { heavy: true }),
      });
  }
  return pieces;
}

function linesOf(content: Content, style: Style, width: number, count: Count): Line[] {
  return breakLines(piecesOf(content, style, count), width);
}

function strip(size: number, lines: readonly Placed[], more: Partial<Strip> = {}): Strip {
  return { height: size * LEADING, base: size * 1.05, above: 0, lines, ...more };
}

function blockStrips(block: Block, count: Count & { row: number }): Strip[] {
  switch (block.kind) {
    case 'heading': {
      const size = HEADINGS[block.level];
      const lines = linesOf(block.content, { size, face: 'bold' }, WIDTH, count);
      return lines.map((line, i) =>
        strip(size, [{ x: 0, line, column: 0 }], { keep: true, above: i === 0 ? size * 1.1 : 0 }),
      );
    }
    case 'paragraph': {
      const x = block.quote === true ? 14 : 0;
      return linesOf(block.content, { size: TEXT }, WIDTH - x, count).map((line, i) =>
        strip(TEXT, [{ x, line, column: 0 }], { above: i === 0 ? 6 : 0, ...(x > 0 && { bar: true }) }),
      );
    }
    case 'list':
      return block.items.flatMap((item, n) => {
        const mark = {
          text: block.ordered === true ? `${n + 1}.` : '•',
          face: 'regular',
          size: TEXT,
        } as const;
        const x = Math.max(16, wide(mark) + 6);
        return linesOf(item, { size: TEXT }, WIDTH - x, count).map((line, i) =>
          strip(TEXT, [...(i === 0 ? [{ x: 0, line: [mark], column: 0 }] : []), { x, line, column: 1 }], {
            above: i > 0 ? 0 : n === 0 ? 6 : 2,
          }),
        );
      });
    case 'table':
      return tableStrips(block, count);
  }
}

function tableStrips(
  { head, rows, widths }: Extract<Block, { kind: 'table' }>,
  count: Count & { row: number },
): Strip[] {
  const columns = Math.max(head?.length ?? 0, ...rows.map((row) => row.length));
  const shares = Array.from({ length: columns }, (_, i) => widths?.[i] ?? 1);
  const sum = shares.reduce((a, b) => a + b, 0);
  const wides = shares.map((share) => (WIDTH * share) / sum);
  const size = TEXT - 1;
  return [...(head === undefined ? [] : [head]), ...rows].flatMap((cells, r) => {
    const isHead = head !== undefined && r === 0;
    const row = ++count.row;
    const broken = wides.map((width, i) =>
      linesOf(cells[i] ?? [], { size, face: isHead ? 'bold' : 'regular' }, width - 2 * CELL, count),
    );
    const most = Math.max(1, ...broken.map((lines) => lines.length));
    return Array.from({ length: most }, (_, n): Strip => {
      let x = 0;
      const lines = broken.flatMap((column, i) => {
        const line = column[n];
        const placed = line === undefined ? [] : [{ x: x + CELL, line, column: i }];
        x += wides[i]!;
        return placed;
      });
      const [top, bottom] = [n === 0 ? 3 : 0, n === most - 1 ? 4 : 0];
      return {
        height: size * LEADING + top + bottom,
        base: size * 1.05 + top,
        above: r === 0 && n === 0 ? 8 : 0,
        lines,
        row,
        ruleBelow: n === most - 1,
        ...(r === 0 && n === 0 && { ruleAbove: true }),
        ...(isHead && { shaded: true, keep: true }),
      };
    });
  });
}
