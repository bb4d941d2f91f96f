/** A table's rows out of its text: cells without the spaces around them, faults as those of a table. */
import { CsvFault, csvRows, type Row } from '../claims/csv.ts';
import { TableFault } from './table.ts';

/** @throws TableFault for a quotation mark that is not closed or stands inside a field */
export function parseCsv(text: string): Row[] {
  try {
    return Array.from(csvRows(text), ({ line, cells }) => ({
      line,
      cells: cells.map((cell) => cell.trim()),
    }));
  } catch (error) {
    if (!(error instanceof CsvFault)) throw error;
    throw new TableFault(error.what, { line: error.line });
  }
}
