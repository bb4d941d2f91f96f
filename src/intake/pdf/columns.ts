import type { Column, Line } from './types.ts';

/** Lines that each side of a gutter needs, and rows that both sides share. */
const LEAST = 3;
/** Share of the lines that may run across a gutter: titles and pictures' legends over two columns. */
const ACROSS = 0.2;
/** A column of prose fills its width; cells of a table do not. */
const FILLED = 0.5;
const DEEPEST = 4;

/**
 * The columns of a page in the order of reading. A page is cut at the widest free strip that parts prose from prose; lines that
 * run across it divide what is above from what is below. Without such a strip, what stands in one row is one line, its parts
 * kept apart by tabs.
 */
export function columnsOf(lines: readonly Line[], depth = 0): readonly Column[] {
  const gutter = depth < DEEPEST ? gutterIn(lines) : undefined;
  if (gutter === undefined) return lines.length === 0 ? [] : [rowsOf(lines)];
  const columns: Column[] = [];
  let left: Line[] = [];
  let right: Line[] = [];
  let across: Line[] = [];
  const sides = (): void => {
    columns.push(...columnsOf(left, depth + 1), ...columnsOf(right, depth + 1));
    left = [];
    right = [];
  };
  const title = (): void => {
    if (across.length > 0) columns.push(rowsOf(across));
    across = [];
  };
  for (const line of [...lines].sort((a, b) => a.y - b.y)) {
    if (line.right <= gutter + 1) {
      title();
      left.push(line);
    } else if (line.x >= gutter - 1) {
      title();
      right.push(line);
    } else {
      sides();
      across.push(line);
    }
  }
  sides();
  title();
  return columns;
}

/** The x of a strip that parts two columns of prose; undefined when there is none. */
function gutterIn(lines: readonly Line[]): number | undefined {
  if (lines.length < 2 * LEAST) return undefined;
  const starts = lines.map(({ x }) => x).sort((a, b) => a - b);
  const ends = lines.map(({ right }) => right).sort((a, b) => a - b);
  let best: { readonly x: number; readonly worth: number } | undefined;
  let s = 0;
  // Just before a line starts: how many have ended, how many are yet to start, how many run across.
  for (let i = 1; i < starts.length; i++) {
    const x = starts[i]!;
    if (x === starts[i - 1]) continue;
    while (s < ends.length && ends[s]! <= x + 1) s++;
    const ended = s;
    const toStart = starts.length - i;
    const crossing = lines.length - ended - toStart;
    if (ended < LEAST || toStart < LEAST || crossing > ACROSS * lines.length) continue;
    const worth = Math.min(ended, toStart) - 2 * crossing;
    if (best === undefined || worth > best.worth) best = { x, worth };
  }
  return best !== undefined && partsProse(lines, best.x) ? best.x : undefined;
}

function partsProse(lines: readonly Line[], x: number): boolean {
  const left = lines.filter(({ right }) => right <= x + 1);
  const right = lines.filter((line) => line.x >= x - 1);
  return (
    left.length >= LEAST && right.length >= LEAST && isFilled(left) && isFilled(right) && beside(left, right)
  );
}

function isFilled(lines: readonly Line[]): boolean {
  const from = Math.min(...lines.map(({ x }) => x));
  const to = Math.max(...lines.map(({ right }) => right));
  const widths = lines.map((line) => line.right - line.x).sort((a, b) => a - b);
  const middle = widths[widths.length >> 1]!;
  return to - from > 6 * lines[0]!.size && middle >= FILLED * (to - from);
}

/** Whether enough lines of one side have one of the other at about their height. */
function beside(left: readonly Line[], right: readonly Line[]): boolean {
  const ys = right.map(({ y }) => y).sort((a, b) => a - b);
  let shared = 0;
  let at = 0;
  for (const { y, size } of [...left].sort((a, b) => a.y - b.y)) {
    while (at < ys.length && ys[at]! < y - size) at++;
    if (at < ys.length && ys[at]! <= y + size) shared++;
  }
  return shared >= LEAST;
}

/** Lines from top to bottom; what stands in one row becomes one line with tabs. */
function rowsOf(lines: readonly Line[]): Column {
  const rows: Line[] = [];
  for (const line of [...lines].sort((a, b) => a.y - b.y || a.x - b.x)) {
    const last = rows.at(-1);
    if (last === undefined || line.y - last.y > 0.4 * Math.min(line.size, last.size) || line.x < last.right)
      rows.push(line);
    else
      rows[rows.length - 1] = {
        ...last,
        text: `${last.text}\t${line.text}`,
        right: line.right,
        spaced: line.spaced,
      };
  }
  return rows;
}
