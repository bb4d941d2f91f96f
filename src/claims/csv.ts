/** Comma-separated values as RFC 4180 writes them, strictly: what does not fit is a fault with its line. */

export interface Row {
  /** Where it begins, counted from 1. */
  readonly line: number;
  /** As they stand, without the quotation marks around them. */
  readonly cells: readonly string[];
}

/** `open-quote`: a quotation mark that is not closed; `quote`: one that stands inside a field. */
export class CsvFault extends Error {
  readonly what: 'quote' | 'open-quote';
  readonly line: number;
  constructor(what: CsvFault['what'], line: number) {
    super(`${what} in line ${line}`);
    this.what = what;
    this.line = line;
  }
}

/**
 * Takes a text apart, row by row. The separator is the one of `,` `;` and tab that the first line has most of. Empty lines are skipped.
 *
 * @throws CsvFault when it comes to it
 */
export function* csvRows(text: string): Iterable<Row> {
  const mark = separatorOf(text);
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
    if (cells.length > 1 || cells[0]!.trim() !== '') yield { line: begun, cells };
    cells = [];
  }

  function plain(): string {
    const from = i;
    while (i < text.length && text[i] !== mark && text[i] !== '\n' && text[i] !== '\r') {
      if (text[i] === '"') throw new CsvFault('quote', line);
      i++;
    }
    return text.slice(from, i);
  }

  function quoted(): string {
    const opened = line;
    let value = '';
    let from = i + 1;
    for (i++; ; i++) {
      if (i >= text.length) throw new CsvFault('open-quote', opened);
      if (text[i] === '"') {
        value += text.slice(from, i);
        if (text[i + 1] !== '"') break;
        i++;
        from = i;
      }
      if (text[i] === '\n') line++;
    }
    i++;
    const next = text[i];
    if (next !== undefined && next !== mark && next !== '\n' && next !== '\r')
      throw new CsvFault('quote', line);
    return value;
  }
}

function separatorOf(text: string): string {
  const end = text.search(/[\r\n]/);
  const head = end < 0 ? text : text.slice(0, end);
  const counts = [',', ';', '\t'].map((mark) => [mark, head.split(mark).length] as const);
  return counts.reduce((best, one) => (one[1] > best[1] ? one : best))[0];
}
