/** The page of an estimate for a terminal. */
import { clean, pad, widest, width, wrap } from '../layout.ts';
import type { Paint } from '../paint.ts';
import type { EstimatePage, Section } from './page.ts';

/** @param columns to fill */
export function onTerminal(page: EstimatePage, columns: number, { bold, dim }: Paint): string {
  const lines: string[] = [];
  const sentences = (texts: readonly string[], mark = '') => {
    for (const text of texts)
      for (const [i, line] of wrap(clean(text), columns - mark.length).entries())
        lines.push(`${i === 0 ? mark : ' '.repeat(mark.length)}${line}`);
  };
  if (page.stratum !== '') lines.push(dim(clean(page.stratum)));
  lines.push(bold(page.title), '─'.repeat(columns));
  sentences([page.headline, ...(page.because === '' ? [] : [page.because])]);
  if (page.said.length > 0) lines.push('');
  sentences(page.said, '• ');
  for (const section of page.sections) {
    lines.push('', bold(section.title));
    if (section.lead) sentences([section.lead]);
    lines.push(...table(section, columns, dim));
    sentences(section.after ?? []);
  }
  lines.push('', dim(clean(page.foot)));
  return `${lines.join('\n')}\n`;
}

/** Rows of one cell are sentences; of several, columns, the numbers on the right. */
function table({ head, rows }: Section, columns: number, dim: Paint['dim']): string[] {
  if ((rows[0]?.length ?? 0) < 2)
    return rows.flatMap(([text]) => wrap(clean(text!), columns - 2).map((line) => `  ${line}`));
  const clear = [...(head ? [head] : []), ...rows].map((row) => row.map(clean));
  const widths = clear[0]!.map((_, c) => widest(clear.map((row) => row[c]!)));
  const rest = widths.slice(1).reduce((sum, each) => sum + each + 2, 2);
  const first = Math.max(8, Math.min(widths[0]!, columns - rest));
  return clear.flatMap((row, r) => {
    const parts = wrap(row[0]!, first);
    const cells = row.slice(1).map((cell, c) => {
      const space = ' '.repeat(Math.max(0, widths[c + 1]! - width(cell)));
      return `  ${/^[\d–×]/.test(rows[0]![c + 1]!) ? space + cell : pad(cell, widths[c + 1]!)}`;
    });
    return parts.map((part, i) => {
      const line = `  ${pad(part, first)}${i === 0 ? cells.join('') : ''}`.trimEnd();
      return head && r === 0 ? dim(line) : line;
    });
  });
}
