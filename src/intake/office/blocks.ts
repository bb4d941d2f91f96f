import type { Spot } from '../../claims/types.ts';
import { TextBuilder } from '../built.ts';
import { type Found, foundBuilt } from '../finish.ts';
import type { Knowledge } from '../knowledge.ts';
import type { Table } from '../tables.ts';

/** A stretch of a paragraph, with the page it stands on where the file says so. */
export interface Segment {
  readonly text: string;
  readonly page?: number;
}

export interface Paragraph {
  readonly kind: 'paragraph';
  readonly segments: readonly Segment[];
  readonly part?: 'footnote' | 'endnote';
}

export interface TableBlock {
  readonly kind: 'table';
  readonly rows: readonly (readonly (readonly Block[])[])[];
}

/** What an office document is made of, in the order of reading. */
export type Block = Paragraph | TableBlock;

/** Longer cells are prose: a box drawn around text, not a value. */
const CELL = 80;

/**
 * The text of an office document: paragraphs with a blank line between, rows of short cells as lines with tabs. Every stretch
 * knows the number of its paragraph, counted over those that hold text, from 1 in the running text and in the notes.
 *
 * @throws BlankFile, DamagedText, TableOfPeople
 */
export function foundIn(
  blocks: readonly Block[],
  file: string,
  mediaType: string,
  knowledge: Pick<Knowledge, 'tables'>,
): Found {
  const builder = new TextBuilder(file);
  const numbers = new Map<string, number>();
  const tables: Table[] = [];
  emit(blocks);
  return foundBuilt(builder.finish(), { mediaType, encoding: 'utf-8', tables }, file, knowledge);

  function emit(list: readonly Block[]): void {
    for (const block of list) {
      if (block.kind === 'paragraph') {
        builder.break('\n\n');
        paragraph(block, false);
        builder.break('\n\n');
      } else table(block);
    }
  }

  function paragraph({ segments, part }: Paragraph, inTable: boolean): void {
    if (segments.every(({ text }) => text.trim() === '')) return;
    const key = part ?? 'body';
    const number = (numbers.get(key) ?? 0) + 1;
    numbers.set(key, number);
    const where = part ?? (inTable ? 'table' : undefined);
    for (const { text, page } of segments) {
      const spot: Spot = {
        ...(page === undefined ? {} : { page }),
        paragraph: number,
        ...(where === undefined ? {} : { part: where }),
      };
      builder.add(text, spot);
    }
  }

  function table({ rows }: TableBlock): void {
    const short: string[][] = [];
    builder.break('\n\n');
    for (const cells of rows) {
      const values = cells.map((cell) => cell.filter((block) => !isBlank(block)));
      if (cells.length < 2 || !values.every(isShort)) {
        for (const cell of values) emit(cell);
        continue;
      }
      builder.break('\n');
      values.forEach((cell, i) => {
        if (i > 0) builder.break('\t');
        const [only] = cell;
        if (only?.kind === 'paragraph') paragraph(only, true);
      });
      builder.break('\n');
      short.push(values.map((cell) => (cell[0]?.kind === 'paragraph' ? textOf(cell[0]) : '')));
    }
    builder.break('\n\n');
    if (short.length > 0)
      tables.push({ line: 1, rows: short, count: short.length, size: short.flat().join(' ').length });
  }
}

function isShort(cell: readonly Block[]): boolean {
  const [only] = cell;
  return (
    cell.length < 2 && (only === undefined || (only.kind === 'paragraph' && textOf(only).length <= CELL))
  );
}

function isBlank(block: Block): boolean {
  return block.kind === 'paragraph' && textOf(block).trim() === '';
}

function textOf({ segments }: Paragraph): string {
  return segments.map(({ text }) => text).join('');
}
