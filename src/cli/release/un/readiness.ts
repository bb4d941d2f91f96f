/** The page of `moksori draft`: how ready a form is, field by field, what is missing first. */
import { calendar, dayText } from '../../../claims/dates.ts';
import type { Field, UnDraft, Value } from '../../../release/un/types.ts';
import { clean, shorten, wrap } from '../../layout.ts';
import { messages } from '../../messages.ts';
import type { Paint } from '../../paint.ts';
import { count, fill, wordsOf } from '../../words.ts';

const { un: say } = messages;
const QUOTE = 110;

interface Page {
  readonly columns: number;
  readonly paint: Paint;
}

/** Everything as text with line ends. */
export function readinessPage(draft: UnDraft, page: Page): string {
  const { columns, paint } = page;
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
      : ['', `  ${paint.bold(label.en)}`, ...own.flatMap((one) => filledLines(one, draft, page))];
  });
  const part = (head: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : ['', paint.bold(head), ...lines];
  const lines = [
    paint.bold(fill(say.title, { form: draft.form.label.en })),
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
        ...text(page, 2, `${i + 1}. ${endangers.map(({ en }) => en).join(', ')}`),
        ...text(page, 5, why.en),
        ...text(page, 5, fill(say.safer, { ways: safer.en })),
      ]),
    ),
    ...part(say.urgent, ['', ...urgentLines(draft, page)]),
    ...part(say.about, ['', ...draft.form.about.flatMap((one) => text(page, 2, one.en))]),
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

function text({ columns }: Page, margin: number, words: string): string[] {
  return wrap(words, columns - margin).map((line) => `${' '.repeat(margin)}${line}`);
}

/** What is missing, what the form expects, and what asking for it may cost. */
function missingLines(
  { label, note, state, values, asking, must }: Field,
  costs: UnDraft['asking'],
  page: Page,
): string[] {
  const { paint } = page;
  const cost = costs.findIndex(({ id }) => id === asking);
  const why =
    state === 'withheld' || state === 'vague'
      ? ` · ${say[state]}`
      : must && state === 'hand'
        ? ` · ${say.must}`
        : '';
  return [
    '',
    ...text(page, 2, `${paint.bold('○')} ${label.en}${why}`),
    ...(note === undefined ? [] : text(page, 4, note.en).map(paint.dim)),
    ...(state === 'withheld' ? values.slice(0, 1).flatMap((value) => sureLines(value, page)) : []),
    ...(cost < 0 || state === 'withheld'
      ? []
      : text(
          page,
          4,
          fill(say.endangers, {
            n: cost + 1,
            list: costs[cost]!.endangers.map(({ en }) => en).join(', '),
          }),
        )),
  ];
}

function filledLines(
  { label, values, contradictions, must, asking }: Field,
  draft: UnDraft,
  page: Page,
): string[] {
  const told = draft.asking.find(({ id }) => id === asking)?.filled?.en;
  return [
    '',
    ...text(page, 2, `● ${label.en}${must ? ` · ${say.must}` : ''}`),
    ...values.flatMap((value) => [...text(page, 4, clean(value.text)), ...sureLines(value, page)]),
    ...contradictions.flatMap((n) => {
      const { kind, values: sides } = draft.contradictions[n]!;
      return text(page, 4, fill(say[kind], { n: n + 1, list: sidesOf(sides) })).map(page.paint.alarm);
    }),
    ...(told === undefined ? [] : text(page, 4, fill(say.told, { text: told })).map(page.paint.italic)),
  ];
}

function sidesOf(values: UnDraft['contradictions'][number]['values']): string {
  return values.map(({ text: side }) => `“${shorten(clean(side), QUOTE)}”`).join(' / ');
}

/** How sure a value is: what was decided, by how many origins it is told, by which claims. */
function sureLines({ decided, lineages, claims, working, said }: Value, page: Page): string[] {
  const sure = [
    ...(working === true ? [say.used] : []),
    say.decided[decided],
    count(say.lineages, lineages),
    claims.length === 0
      ? fill(say.words, { quote: shorten(clean(said[0]?.quote ?? ''), QUOTE) })
      : claims.join(' '),
  ];
  return text(page, 6, sure.join(' · ')).map(page.paint.dim);
}

function urgentLines({ urgent }: UnDraft, page: Page): string[] {
  const words = wordsOf('en');
  const day = (written: string | null) => {
    const found = calendar(written);
    return found === undefined ? say.unknown : dayText(found, words);
  };
  return [
    ...text(page, 2, urgent.say.en),
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
