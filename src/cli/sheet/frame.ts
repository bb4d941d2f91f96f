/** What stands around every page about a case: whom it is about, the reports and their letters, cases of other events, the end. */
import type { ReadJson } from '../../draft/schema.ts';
import { clean, shorten, width } from '../layout.ts';
import { fill } from '../words.ts';
import { footer } from './closing.ts';
import { beside, type CaseJson, type Page, pageOf, type SheetOptions, type SheetPack } from './page.ts';
import { detailTexts } from './parties.ts';
import { legend, letters, reportCount } from './reports.ts';

/**
 * The whole page as text with line ends: the first case, then those of other events.
 *
 * @param body what the page says of one case
 */
export function framed(
  read: ReadJson,
  pack: SheetPack,
  options: SheetOptions,
  body: (page: Page) => readonly string[],
): string {
  const first = pageOf(read, pack, options);
  const others = read.others.map((drafted) => pageOf(read, pack, options, drafted));
  const lines = [
    ...title(
      first,
      options.id === undefined ? first.words.about : fill(first.words.vault.case, { id: options.id }),
    ),
    ...legend(first).flatMap((line, i) => (i === 0 ? ['', line] : [line])),
    ...events(first),
    '',
    ...body(first),
    ...others.flatMap((page) => [
      '',
      '',
      ...title(page, page.words.anotherCase),
      '',
      ...apart(page),
      '',
      ...body(page),
    ]),
    ...footer(first),
  ];
  return `${lines.map((line) => line.replace(/ +$/, '')).join('\n')}\n`;
}

/** That the reports tell of several events, which stay apart. */
function events(page: Page): string[] {
  const { read, words } = page;
  if (read.others.length === 0) return [];
  const cases = [read.case, ...read.others].map(({ reports }) => letters(page, reports)).join(' | ');
  return ['', ...beside(page, 0, '', 0, fill(words.events, { n: read.others.length + 1, cases }))];
}

/** Why this case is not the first. */
function apart(page: Page): string[] {
  const { words, case: drafted } = page;
  const lead = fill(words.apart, { which: letters(page, drafted.reports) });
  return beside(page, 0, '', 0, `${lead} ${clean(drafted.apart?.explain ?? '')}`.trim());
}

function title(page: Page, what: string): string[] {
  const { paint, columns } = page;
  const subject = subjectOf(page);
  const about = subject && [page.name(subject.id), ...traits(page, subject)].join(', ');
  const right = reportCount(page);
  const room = columns - width(what) - width(right) - 6;
  const middle = about === undefined ? '' : shorten(clean(about), room);
  const gap = columns - width(what) - 2 - width(middle) - width(right);
  return [
    `${paint.dim(what)}  ${paint.bold(middle)}${' '.repeat(Math.max(1, gap))}${paint.dim(right)}`,
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
function subjectOf({ case: drafted, acts }: Page): CaseJson['parties'][number] | undefined {
  const times = new Map<string, number>();
  for (const { by, to } of acts)
    for (const id of new Set(to.length > 0 ? to : by)) times.set(id, (times.get(id) ?? 0) + 1);
  const people = drafted.parties.filter(
    ({ id, kind }) => (kind === 'person' || kind === 'group') && times.has(id),
  );
  if (people.length === 0) return undefined;
  return people.reduce((best, next) => (times.get(next.id)! > times.get(best.id)! ? next : best));
}
