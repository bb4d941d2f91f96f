/** The page of `moksori draft`: how ready a form is, field by field, what is missing first. */
import { calendar, dayText } from '../../../claims/dates.ts';
import type { UnDraft } from '../../../release/un/types.ts';
import { clean } from '../../layout.ts';
import { count, fill, wordsOf } from '../../words.ts';
import { filledLines, missingLines, type Page, sidesOf, sureLines, text } from './field-lines.ts';

/** Everything as text with line ends. */
export function readinessPage(draft: UnDraft, page: Page): string {
  const { columns, paint, language } = page;
  const { un: say } = wordsOf(language);
  const fields = draft.sections.flatMap(({ fields }) => fields);
  const missing = fields.filter(({ state }) => state === 'missing' || state === 'vague');
  const open = fields.filter(({ state }) => state !== 'filled' && state !== 'hand');
  const [needed, wanted] = [open.filter(({ must }) => must), open.filter(({ must }) => !must)];
  const hand = fields.filter(({ state }) => state === 'hand');
  const wantedCosts = new Set([...missing, ...hand].flatMap(({ asking }) => asking ?? []));
  const costs = draft.asking.filter(({ id }) => wantedCosts.has(id));
  const filled = draft.sections.flatMap(({ label, fields }) => {
    const own = fields.filter(({ state }) => state === 'filled' || state === 'vague');
    return own.length === 0
      ? []
      : ['', `  ${paint.bold(label[language])}`, ...own.flatMap((one) => filledLines(one, draft, page))];
  });
  const part = (head: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : ['', paint.bold(head), ...lines];
  const lines = [
    paint.bold(fill(say.title, { form: draft.form.label[language] })),
    paint.dim('─'.repeat(columns)),
    '',
    ...text(page, 2, fill(say.person, { person: clean(draft.person.label), id: draft.person.id })),
    ...(draft.several ? text(page, 2, say.several) : []),
    ...(draft.others.length > 0
      ? text(page, 2, fill(draft.form.each ? say.othersEach : say.others, { list: listed(draft.others) }))
      : []),
    '',
    ...text(page, 2, count(say.ready, needed.length)),
    ...part(
      say.needed,
      needed.flatMap((field) => missingLines(field, costs, page)),
    ),
    ...part(
      say.wanted,
      wanted.flatMap((field) => missingLines(field, costs, page)),
    ),
    ...part(
      say.hand,
      hand.flatMap((field) => missingLines(field, costs, page)),
    ),
    ...part(say.filled, filled),
    ...part(
      say.contradictions,
      draft.contradictions.flatMap(({ values, explain }, i) => [
        '',
        ...text(page, 2, `${i + 1}. ${sidesOf(values)}`),
        ...text(page, 5, clean(explain)).map(paint.dim),
      ]),
    ),
    ...part(
      say.costs,
      costs.flatMap(({ endangers, why, safer }, i) => [
        '',
        ...text(page, 2, `${i + 1}. ${endangers.map((group) => group[language]).join(', ')}`),
        ...text(page, 5, why[language]),
        ...text(page, 5, fill(say.safer, { ways: safer[language] })),
      ]),
    ),
    ...part(say.urgent, ['', ...urgentLines(draft, page)]),
    ...part(say.about, ['', ...draft.form.about.flatMap((one) => text(page, 2, one[language]))]),
    ...draft.form.sources.flatMap(({ name, address, seen }) =>
      text(page, 2, fill(say.source, { name, address, seen })).map(paint.dim),
    ),
    '',
    paint.dim('─'.repeat(columns)),
    ...text(page, 0, say.footer).map(paint.dim),
  ];
  return `${lines.map((line) => line.replace(/ +$/, '')).join('\n')}\n`;
}

function listed(parties: UnDraft['others']): string {
  return parties.map(({ id, label }) => `${clean(label)} (${id})`).join(', ');
}

function urgentLines({ urgent }: UnDraft, page: Page): string[] {
  const words = wordsOf(page.language);
  const { un: say } = words;
  const day = (written: string | null) => {
    const found = calendar(written);
    return found === undefined ? say.unknown : dayText(found, words);
  };
  return [
    ...text(page, 2, urgent.say[page.language]),
    ...urgent.windows.flatMap(({ from, to, claims }) => {
      const list = claims.join(' ');
      if (from === null && to === null) return text(page, 2, fill(say.noWindow, { list }));
      if (from === to) return text(page, 2, fill(say.windowDay, { day: day(to), list }));
      return text(page, 2, fill(say.window, { from: day(from), to: day(to), list }));
    }),
    ...(urgent.speaks.length + urgent.windows.length === 0
      ? text(page, 2, say.nothing)
      : urgent.speaks.flatMap((value) => [...text(page, 4, clean(value.text)), ...sureLines(value, page)])),
  ];
}
