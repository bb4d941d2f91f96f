/** Tables as text that a spreadsheet opens without running anything of it, and back. */
import { CsvFault, csvRows } from '../../claims/csv.ts';
import { BadExchange } from './refused.ts';

/**
 * A cell that a spreadsheet would take for a formula, also with marks of ours in front. Full-width signs count in some of them. Numbers, and
 * two numbers with a bar between as places have them, are none.
 */
const FORMULA = /^'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;
const NUMBERS = /^-?\d+(?:\.\d+)?(?:\|-?\d+(?:\.\d+)?)?$/;

/** Puts an apostrophe before what would be a formula. */
export function guarded(cell: string): string {
  return FORMULA.test(cell) && !NUMBERS.test(cell) ? `'${cell}` : cell;
}

/** Takes it away again; what nobody guarded stays as it is. */
export function unguarded(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;
}

/** Rows of a table, as RFC 4180 writes them. */
export function* csvOf(rows: Iterable<readonly string[]>): Iterable<string> {
  for (const row of rows) yield `${row.map(cellOf).join(',')}\r\n`;
}

function cellOf(value: string): string {
  const cell = guarded(value);
  return /[",;\t\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

export interface TableRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** The widest and the longest table that is taken in. */
const COLUMNS = 500;
const ROWS = 100_000;
/** And the longest cell, in characters. */
const CELL = 100_000;

/**
 * A table out of its text: the head, then rows that are as wide.
 *
 * @throws BadExchange: no rows, too wide, too long, a cell too long, a row of another width, a quotation mark out of place, a column without a name
 */
export function tableOf(text: string): {
  readonly head: readonly string[];
  readonly rows: readonly TableRow[];
} {
  const rows: TableRow[] = [];
  let head: readonly string[] | undefined;
  try {
    for (const { line, cells } of csvRows(text.replace(/^\ufeff/, ''))) {
      if (cells.length > COLUMNS) throw new BadExchange('csv-wide', { at: line, of: String(cells.length) });
      if (head === undefined) {
        head = cells.map((cell) => unguarded(cell).trim());
        if (head.includes('')) throw new BadExchange('csv-column', { at: line });
        continue;
      }
      if (cells.length !== head.length)
        throw new BadExchange('csv-ragged', { at: line, of: `${cells.length}/${head.length}` });
      if (cells.some((cell) => cell.length > CELL)) throw new BadExchange('csv-cell', { at: line });
      if (rows.length === ROWS) throw new BadExchange('csv-long', { at: line });
      rows.push({ line, cells: cells.map((cell) => unguarded(cell).normalize('NFC')) });
    }
  } catch (error) {
    if (!(error instanceof CsvFault)) throw error;
    throw new BadExchange(error.what === 'quote' ? 'csv-quote' : 'csv-open', { at: error.line });
  }
  if (head === undefined || rows.length === 0) throw new BadExchange('csv-empty');
  return { head, rows };
}
