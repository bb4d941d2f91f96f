import type { Line, Run } from './types.ts';

/** Gaps in sizes of the letters: from the first a space is meant, from the second another column or cell. */
const SPACE = 0.15;
const APART = 1.5;
/** A space that the page is said to have leaves at least this much room between its neighbours. */
const ROOM = 0.08;
/** How far baselines of one line may differ. */
const LEVEL = 0.4;

/**
 * Joins runs to lines by where they stand. A page gives its text in whatever pieces and order the program that made it liked;
 * a space is there when the page has one or leaves room for one, never because a piece ends.
 */
export function linesOf(runs: readonly Run[]): readonly Line[] {
  const rows: Run[][] = [];
  let level = Number.NEGATIVE_INFINITY;
  let size = 0;
  for (const run of [...runs].sort((a, b) => a.y - b.y || a.x - b.x)) {
    const row = rows.at(-1);
    if (row !== undefined && run.y - level <= LEVEL * Math.min(run.size, size)) row.push(run);
    else {
      rows.push([run]);
      level = run.y;
      size = run.size;
    }
  }
  return rows.flatMap(inRow);
}

function inRow(row: Run[]): readonly Line[] {
  row.sort((a, b) => a.x - b.x);
  const lines: Line[] = [];
  let open: Run[] = [];
  let right = 0;
  for (const run of row) {
    const last = open.at(-1);
    // Bold is sometimes drawn as the same letters twice.
    if (last !== undefined && last.text === run.text && Math.abs(last.x - run.x) < 0.1 * run.size) continue;
    if (last !== undefined && run.x - right > APART * Math.max(last.size, run.size)) {
      lines.push(...joined(open));
      open = [];
    }
    // White space that reaches far is a gap, not a word.
    if (run.text.trim() === '' && (open.length === 0 || run.width > APART * run.size)) continue;
    right = open.length === 0 ? run.x + run.width : Math.max(right, run.x + run.width);
    open.push(run);
  }
  lines.push(...joined(open));
  return lines;
}

function joined(runs: readonly Run[]): Line[] {
  let text = '';
  let right = 0;
  let size = 0;
  let spaced = false;
  const gaps: number[] = [];
  for (const run of runs) {
    if (run.text.trim() === '') {
      if (text !== '') spaced = true;
      if (run.width > 0) gaps.push(run.width / run.size);
      continue;
    }
    const room = run.x - right;
    const edge = (spaced && room > ROOM * run.size) || /^\s/.test(run.text);
    if (text !== '' && (edge || room > SPACE * run.size)) text += ' ';
    text += run.text.trim();
    spaced = /\s$/.test(run.text);
    right = Math.max(right, run.x + run.width);
    size = Math.max(size, run.size);
  }
  const first = runs.find((run) => run.text.trim() !== '');
  if (first === undefined) return [];
  const y = runs.find((run) => run.size === size)?.y ?? first.y;
  const gap = gaps.length === 0 ? undefined : gaps.reduce((sum, each) => sum + each, 0) / gaps.length;
  return [{ text: text.replace(/[ \t]+/g, ' '), x: first.x, right, y, size, spaced, gap }];
}
