/**
 * The case sheet: a draft case on a terminal.
 *
 * - It draws what `--json` prints and nothing else, with the labels of the pack.
 * - Nothing depends on colour: a mark says the stage, a sign says what only follows.
 * - Every word of a report is made harmless before it is printed.
 */
import type { ReadJson } from '../../draft/schema.ts';
import { clean, shorten, width } from '../layout.ts';
import { count } from '../words.ts';
import { actBlock } from './acts.ts';
import { ask } from './ask.ts';
import { background, conflicts, footer, rights, safeguards } from './closing.ts';
import { type CaseJson, heading, type Page, pageOf, type SheetOptions, type SheetPack } from './page.ts';
import { detailTexts, parties } from './parties.ts';
import { pathway } from './pathway.ts';
import type { Shown } from './proof.ts';
import { timeline } from './timeline.ts';

/**
 * The sheet as text with line ends, `columns` wide.
 *
 * @example sheet(json, pack, {columns: 80, color: true})
 */
export function sheet(read: ReadJson, pack: SheetPack, options: SheetOptions = {}): string {
  const page = pageOf(read, pack, options);
  const { words, acts } = page;
  const shown: Shown = new Map();
  const lines = [
    ...title(page),
    '',
    ...pathway(page),
    ...(read.case.parties.length > 0 ? [...heading(page, words.parties), ...parties(page)] : []),
    ...timeline(page),
    ...ask(page),
    ...heading(page, words.happened),
    ...(acts.length === 0 ? [words.none] : []),
    ...acts.flatMap((act, i) => [...(i > 0 ? [''] : []), ...actBlock(page, act, i + 1, shown)]),
    ...conflicts(page),
    ...background(page),
    ...safeguards(page),
    ...rights(page),
    ...footer(page),
  ];
  return `${lines.map((line) => line.replace(/ +$/, '')).join('\n')}\n`;
}

function title(page: Page): string[] {
  const { read, words, paint, columns } = page;
  const subject = subjectOf(page);
  const about = subject && [page.name(subject.id), ...traits(page, subject)].join(', ');
  const right = count(words.reports, read.reports.length);
  const room = columns - width(words.about) - width(right) - 6;
  const middle = about === undefined ? '' : shorten(clean(about), room);
  const gap = columns - width(words.about) - 2 - width(middle) - width(right);
  return [
    `${paint.dim(words.about)}  ${paint.bold(middle)}${' '.repeat(Math.max(1, gap))}${paint.dim(right)}`,
    paint.dim('─'.repeat(columns)),
  ];
}

/** What tells the subject from others, as far as the label does not say it. */
function traits(page: Page, party: CaseJson['parties'][number]): string[] {
  const shown = TRAITS.filter((property) => property in party.details);
  const details = Object.fromEntries(shown.map((property) => [property, party.details[property]!]));
  return detailTexts(page, { ...party, details });
}

const TRAITS = ['age', 'occupation', 'residence'];

/** Whom the case is about: the person or group to whom most was done; of equals, the first named. */
function subjectOf({ read, acts }: Page): CaseJson['parties'][number] | undefined {
  const times = new Map<string, number>();
  for (const { by, to } of acts)
    for (const id of new Set(to.length > 0 ? to : by)) times.set(id, (times.get(id) ?? 0) + 1);
  const people = read.case.parties.filter(
    ({ id, kind }) => (kind === 'person' || kind === 'group') && times.has(id),
  );
  if (people.length === 0) return undefined;
  return people.reduce((best, next) => (times.get(next.id)! > times.get(best.id)! ? next : best));
}
