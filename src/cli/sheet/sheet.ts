/**
 * The case sheet: a draft case on a terminal.
 *
 * - It draws what `--json` prints and nothing else, with the labels of the pack.
 * - Nothing depends on colour: a mark says the stage, a sign says what only follows.
 * - Every word of a report is made harmless before it is printed.
 */
import type { ReadJson } from '../../draft/schema.ts';
import { actBlock } from './acts.ts';
import { ask } from './ask.ts';
import { background, rights, safeguards } from './closing.ts';
import { conflicts } from './conflicts.ts';
import { framed } from './frame.ts';
import { heading, type Page, type SheetOptions, type SheetPack } from './page.ts';
import { parties } from './parties.ts';
import { pathway } from './pathway.ts';
import type { Shown } from './proof.ts';
import { timeline } from './timeline.ts';

/**
 * The sheet as text with line ends, `columns` wide.
 *
 * @example sheet(json, pack, {columns: 80, color: true})
 */
export function sheet(read: ReadJson, pack: SheetPack, options: SheetOptions = {}): string {
  return framed(read, pack, options, caseLines);
}

/** Everything about one case. */
function caseLines(page: Page): string[] {
  const { words, acts } = page;
  const shown: Shown = new Map();
  return [
    ...pathway(page),
    ...(page.case.parties.length > 0 ? [...heading(page, words.parties), ...parties(page)] : []),
    ...timeline(page),
    ...ask(page),
    ...heading(page, words.happened),
    ...(acts.length === 0 ? [words.none] : []),
    ...acts.flatMap((act, i) => [...(i > 0 ? [''] : []), ...actBlock(page, act, i + 1, shown)]),
    ...conflicts(page),
    ...background(page),
    ...safeguards(page),
    ...rights(page),
  ];
}
