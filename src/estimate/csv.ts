/** Comma-separated values as RFC 4180 writes them, strictly: what does not fit is a fault with its line. */
import { TableFault } from './table.ts';

export interface Row {
  /** Where it begins, counted from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/**
 * Takes a text apart. The separator is the one of `,` `;` and tab that the first line has most of. Empty lines are skipped.
 *
 * @throws TableFault for a quotation mark that is not closed or stands inside a field
 */
export function parseCsv(text: string): Row[] {
  const mark = separatorOf(text);
  const rows: Row[] = [];
  let line = 1;
  let begun = 1;
  let cells: string[] = [];
  let i = 0;
  while (i < text.length) {
    if (cells.length === 0) begun = line;
    cells.push(text[i] === '"' ? quoted() : plain());
    if (text[i] === mark) {
      i++;
      if (i === text.length || text[i] === '\n' || text[i] === '\r') cells.push('');
      else continue;
    }
    if (text[i] === '\r' && text[i + 1] === '\n') i++;
    i++;
    line++;
    if (cells.length > 1 || cells[0] !== '') rows.push({ line: begun, cells });
    cells = [];
  }
  return rows;

  function plain(): string {
    const from = i;
    while (i < text.length && text[i] !== mark && text[i] !== '\n' && text[i] !== '\r') {
      if (text[i] === '"') throw new TableFault('quote', { line });
      i++;
    }
    return text.slice(from, i).trim();
  }

  function quoted(): string {
    const opened = line;
    let value = '';
    for (i++; ; i++) {
      if (i >= text.length) throw new TableFault('open-quote', { line: opened });
      if (text[i] === '"') {
        if (text[i + 1] !== '"') break;
        i++;
      }
      if (text[i] === '\n') line++;
      value += text[i];
    }
    i++;
    const next = text[i];
    if (next !== undefined && next !== mark && next !== '\n' && next !== '\r')
      throw new TableFault('quote', { line });
    return value.trim();
  }
}

function separatorOf(text: string): string {
  const end = text.search(/[\r\n]/);
  const head = end < 0 ? text : text.slice(0, end);
  const counts = [',', ';', '\t'].map((mark) => [mark, head.split(mark).length] as const);
  return counts.reduce((best, one) => (one[1] > best[1] ? one : best))[0];
}
