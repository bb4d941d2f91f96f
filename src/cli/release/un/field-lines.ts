/** How the page of `moksori draft` shows one field: what is missing and what asking for it may cost, or what answers it and how sure that is. */
import type { Field, UnDraft, Value } from '../../../release/un/types.ts';
import { clean, shorten, wrap } from '../../layout.ts';
import type { Paint } from '../../paint.ts';
import { count, fill, type Language, wordsOf } from '../../words.ts';

const QUOTE = 110;

/** What the page is drawn with. */
export interface Page {
  readonly columns: number;
  readonly paint: Paint;
  /** Of the page; what stands in the form stays in the language of the form. */
  readonly language: Language;
}

/** A text at a margin. */
export function text({ columns }: Page, margin: number, words: string): string[] {
  return wrap(words, columns - margin).map((line) => `${' '.repeat(margin)}${line}`);
}

/** What is missing, what the form expects, and what asking for it may cost. */
export function missingLines(
  { label, note, state, values, asking, must }: Field,
  costs: UnDraft['asking'],
  page: Page,
): string[] {
  const { paint, language } = page;
  const { un: say } = wordsOf(language);
  const cost = costs.findIndex(({ id }) => id === asking);
  const why =
    state === 'withheld' || state === 'vague'
      ? ` · ${say[state]}`
      : must && state === 'hand'
        ? ` · ${say.must}`
        : '';
  return [
    '',
    ...text(page, 2, `${paint.bold('○')} ${label[language]}${why}`),
    ...(note === undefined ? [] : text(page, 4, note[language]).map(paint.dim)),
    ...(state === 'withheld' ? values.slice(0, 1).flatMap((value) => sureLines(value, page)) : []),
    ...(cost < 0 || state === 'withheld'
      ? []
      : text(
          page,
          4,
          fill(say.endangers, {
            n: cost + 1,
            list: costs[cost]!.endangers.map((group) => group[language]).join(', '),
          }),
        )),
  ];
}

/** What answers it, what contradicts that, and what it does when it stands in the form. */
export function filledLines(
  { label, values, contradictions, must, asking }: Field,
  draft: UnDraft,
  page: Page,
): string[] {
  const { paint, language } = page;
  const { un: say } = wordsOf(language);
  const told = draft.asking.find(({ id }) => id === asking)?.filled?.[language];
  return [
    '',
    ...text(page, 2, `● ${label[language]}${must ? ` · ${say.must}` : ''}`),
    ...values.flatMap((value) => [...text(page, 4, clean(value.text)), ...sureLines(value, page)]),
    ...contradictions.flatMap((n) => {
      const { kind, values: sides } = draft.contradictions[n]!;
      return text(page, 4, fill(say[kind], { n: n + 1, list: sidesOf(sides) })).map(paint.alarm);
    }),
    ...(told === undefined ? [] : text(page, 4, fill(say.told, { text: told })).map(paint.italic)),
  ];
}

/** The sides of a contradiction, in the words of the reports. */
export function sidesOf(values: UnDraft['contradictions'][number]['values']): string {
  return values.map(({ text: side }) => `“${shorten(clean(side), QUOTE)}”`).join(' / ');
}

/** How sure a value is: what was decided, by how many origins it is told, by which claims. */
export function sureLines({ decided, lineages, claims, working, said }: Value, page: Page): string[] {
  const { un: say } = wordsOf(page.language);
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
