/** Tables of the overview, and how one is copied: with what is counted, so that no number travels alone. Pure. */

export interface Cell {
  readonly text: string;
  /** A number that opens the cases behind it. */
  readonly behind?: string;
  readonly number?: boolean;
}

export interface Table {
  readonly id: string;
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  /** Names of rules that say what is counted. */
  readonly rules: readonly string[];
}

/** Lines of cells with tabs between, as spreadsheets take them. No cell can begin a formula. */
export function copied({ title, columns, rows }: Table, notes: readonly string[]): string {
  const lines = [title, ...notes, '', columns.map(plain).join('\t')];
  for (const row of rows) lines.push(row.map(({ text }) => plain(text)).join('\t'));
  return `${lines.join('\n')}\n`;
}

function plain(text: string): string {
  const line = text.replace(/[\t\r\n]+/g, ' ');
  return /^[=+@-]/.test(line) && Number.isNaN(Number(line)) ? `'${line}` : line;
}
