import type { Line, PageLines } from './types.ts';

/** Where heads and feet stand: this share of the page's height at the top and at the bottom, so many rows of it at most. */
const MARGIN = 0.14;
const ROWS = 3;
/** Points by which a head may move from page to page. */
const DRIFT = 6;
/** Share of the pages that a head of left or right pages is on. */
const SHARE = 0.3;

/** The pages without running heads, feet and page numbers: what comes again at the same place, whatever numbers are in it. */
export function withoutHeads(pages: readonly PageLines[]): readonly PageLines[] {
  const found = new Map<string, { readonly page: number; readonly y: number; readonly line: Line }[]>();
  for (const page of pages)
    for (const line of edgeLines(page)) {
      const key = `${line.y < page.height / 2 ? 'head' : 'foot'} ${line.text.replace(/\d+/g, '#')}`;
      const list = found.get(key) ?? [];
      found.set(key, list);
      list.push({ page: page.page, y: line.y, line });
    }
  const out = new Set<Line>();
  for (const list of found.values()) {
    const middle = list.map(({ y }) => y).sort((a, b) => a - b)[list.length >> 1]!;
    const level = list.filter(({ y }) => Math.abs(y - middle) <= DRIFT);
    const on = new Set(level.map(({ page }) => page)).size;
    const enough = pages.length < 6 ? Math.max(2, pages.length - 1) : Math.max(3, SHARE * pages.length);
    if (on >= enough) for (const { line } of level) out.add(line);
  }
  return pages.map((page) => {
    const apart = setApart(page, out);
    return { ...page, lines: page.lines.filter((line) => !apart.has(line)) };
  });
}

/** Rows further from the text than rows of the text are from one another: this much. */
const LOOSE = 1.3;

/**
 * Of what may be heads, feet and page numbers, the lines that stand outermost and apart from the text. What follows the text
 * without a gap belongs to it, however often it comes.
 */
function setApart(page: PageLines, repeated: ReadonlySet<Line>): ReadonlySet<Line> {
  const rows = rowsOf(page.lines);
  const gaps = rows.slice(1).map((row, i) => row[0]!.y - rows[i]![0]!.y);
  const usual = [...gaps].sort((a, b) => a - b)[gaps.length >> 2] ?? 0;
  const out = new Set<Line>();
  for (const [list, gapAfter] of [
    [rows, (i: number) => gaps[i] ?? Number.POSITIVE_INFINITY],
    [rows.toReversed(), (i: number) => gaps[gaps.length - 1 - i] ?? Number.POSITIVE_INFINITY],
  ] as const) {
    let count = 0;
    for (let i = 0; i < Math.min(ROWS, list.length); i++) {
      if (!list[i]!.every((line) => repeated.has(line) || isPageNumber(line, page))) break;
      if (gapAfter(i) > LOOSE * usual || gaps.length < ROWS) count = i + 1;
    }
    for (const row of list.slice(0, count)) for (const line of row) out.add(line);
  }
  return out;
}

/** Lines of one height together, from the top. */
function rowsOf(lines: readonly Line[]): readonly (readonly Line[])[] {
  const rows: Line[][] = [];
  for (const line of [...lines].sort((a, b) => a.y - b.y)) {
    const row = rows.at(-1);
    if (row !== undefined && line.y - row[0]!.y < 1) row.push(line);
    else rows.push([line]);
  }
  return rows;
}

/** The outermost rows at the top and at the bottom of a page. */
function edgeLines({ height, lines }: PageLines): readonly Line[] {
  const ys = [...new Set(lines.map(({ y }) => Math.round(y)))].sort((a, b) => a - b);
  const outer = new Set([...ys.slice(0, ROWS), ...ys.slice(-ROWS)]);
  return lines.filter(
    ({ y }) => outer.has(Math.round(y)) && (y < MARGIN * height || y > (1 - MARGIN) * height),
  );
}

/** A number by itself in the margin that is the page's own. */
function isPageNumber({ text, y }: Line, { page, height }: PageLines): boolean {
  if (y > MARGIN * height && y < (1 - MARGIN) * height) return false;
  const found = /^[-–—\s([<]{0,4}(\d{1,5})(?:\s{0,2}[/]\s{0,2}\d{1,5})?[-–—\s)\]>.]{0,4}$/.exec(text);
  return found !== null && Number(found[1]) === page;
}
