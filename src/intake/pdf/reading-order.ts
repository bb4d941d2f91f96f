import { columnsOf } from './columns.ts';
import { withoutHeads } from './heads.ts';
import { joiner } from './joins.ts';
import { linesOf } from './lines.ts';
import { goesOn, paragraphsOf } from './paragraphs.ts';
import type { Column, Line, PageLines, PdfParagraph, PlacedLine, Sheet } from './types.ts';

/**
 * The paragraphs of a document in the order of reading, from the runs of its pages. Lines are numbered on each page in that
 * order, running heads not counted.
 */
export function readingOrder(sheets: readonly Sheet[]): readonly PdfParagraph[] {
  const pages = withoutHeads(
    sheets.map(({ page, height, runs }): PageLines => ({ page, height, lines: linesOf(runs) })),
  );
  const columns: { readonly page: number; readonly column: Column }[] = pages.flatMap(({ page, lines }) =>
    columnsOf(lines).map((column) => ({ page, column })),
  );
  const join = joiner(columns.map(({ column }) => column));
  const paragraphs: PlacedLine[][] = [];
  let number = 0;
  let onPage = 0;
  let open: { readonly lines: readonly Line[]; readonly column: Column } | undefined;
  for (const { page, column } of columns) {
    if (page !== onPage) {
      onPage = page;
      number = 0;
    }
    for (const [i, lines] of paragraphsOf(column).entries()) {
      const continued = i === 0 && open !== undefined && goesOn(open.lines, lines, open.column);
      const placed = continued ? paragraphs.at(-1)! : [];
      if (!continued) paragraphs.push(placed);
      for (const [k, line] of lines.entries()) {
        const before = k > 0 ? lines[k - 1] : continued ? open!.lines.at(-1) : undefined;
        placed.push({
          text: line.text.replace(/\u00ad$/, ''),
          page,
          line: ++number,
          join: before === undefined ? '' : join(before, line),
        });
      }
      open = { lines, column };
    }
  }
  return paragraphs;
}
