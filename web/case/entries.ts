/** The history of one value: the entries of the ledger about the claims that it rests on. */
import type { History } from '../../src/server/shapes.ts';

export type Line = History['lines'][number];

/** In the order in which they were written; undone and stale ones too, each with its standing. */
export function entriesOf({ lines }: Pick<History, 'lines'>, claims: readonly string[]): readonly Line[] {
  const about = new Set(claims);
  const mine = lines.filter(({ subject }) => about.has(subject));
  const numbers = new Set(mine.map(({ seq }) => seq));
  return lines.filter((line) => about.has(line.subject) || (line.of !== undefined && numbers.has(line.of)));
}
