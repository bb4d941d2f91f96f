/** Lists on a terminal. */
import { clean, pad, width, wrap } from '../layout.ts';

const GAP = 2;

/**
 * Rows with their cells below one another; the last cell takes what is left and is wrapped. Everything is made harmless.
 *
 * @param head names of the columns; without it there are none
 */
export function rows(
  lines: readonly (readonly string[])[],
  columns: number,
  head?: readonly string[],
): string {
  const all = (head === undefined ? lines : [head, ...lines]).map((cells) => cells.map(clean));
  const many = Math.max(0, ...all.map((cells) => cells.length));
  const widths = Array.from({ length: Math.max(0, many - 1) }, (_, i) =>
    all.reduce((most, cells) => Math.max(most, width(cells[i] ?? '')), 0),
  );
  const left = widths.reduce((sum, each) => sum + each + GAP, 0);
  // On a narrow page the last cell stands below the others.
  const below = columns - left < 16;
  return all
    .flatMap((cells) => {
      const lead = widths.map((each, i) => pad(cells[i] ?? '', each + GAP)).join('');
      const last = wrap(cells[many - 1] ?? '', below ? columns - 4 : columns - left);
      if (below)
        return [
          ...(width(lead) > columns + GAP ? wrap(lead, columns) : [lead]),
          ...last.map((line) => `    ${line}`),
        ];
      return last.map((line, i) => (i === 0 ? lead : ' '.repeat(left)) + line);
    })
    .map((line) => `${line.trimEnd()}\n`)
    .join('');
}

/** A moment as it is shown: to the minute, UTC. */
export function moment(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16)}Z`;
}
