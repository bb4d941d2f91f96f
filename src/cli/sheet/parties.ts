/** Who takes part, with what the report says of them. */
import { labelIn, labelsBeside } from '../../claims/label.ts';
import { tieOf } from '../../claims/tie.ts';
import { clean, pad, widest, width } from '../layout.ts';
import { fill } from '../words.ts';
import { beside, type CaseJson, labelOf, type Page } from './page.ts';
import { onlyIn } from './reports.ts';
import { differing, propertyName } from './values.ts';

const WIDEST = 30;

export function parties(page: Page): string[] {
  const { paint } = page;
  const rows = page.case.parties.map((party) => ({
    id: party.id,
    label: labelOf(party, page.language),
    text: detailsOf(page, party),
  }));
  const left = Math.min(WIDEST, widest(rows.map(({ label }) => label))) + 2;
  return rows.flatMap(({ id, label, text }) => [
    ...(width(label) > WIDEST
      ? [...beside(page, 2, '', 0, label), ...beside(page, 2, pad('', left), left, text, paint.dim)]
      : beside(page, 2, pad(label, left), left, text, paint.dim)),
    ...differing(page, id).flatMap((line) => beside(page, 2, pad('', left), left, line)),
  ]);
}

/** Whether a label says a detail already: "drivers" are drivers. */
function says(label: string, value: string): boolean {
  // Endings differ: "fishermen" say that a fisherman is one. A Hangul word has none that change it.
  if (/\p{Script=Hangul}/u.test(value)) return label.replaceAll(' ', '').includes(value.replaceAll(' ', ''));
  const [first = ''] = value.toLowerCase().split(' ');
  const stem = first.length > 5 ? first.slice(0, -2) : `${first} `;
  return ` ${label.toLowerCase()} `.includes(` ${stem}`);
}

/** `person · male · 50s · of Chongjin`. A detail without a text of its own is named by its property. */
export function detailsOf(page: Page, party: CaseJson['parties'][number]): string {
  const { words, language } = page;
  const { count } = party;
  const told =
    count && [count.phrase, String(count.min)].some((text) => says(labelOf(party, language), text));
  const amount = count && !told ? [amountOf(page, count)] : [];
  // In the other language too, so that whoever compares it with the report finds the name there.
  const also = labelsBeside(party, labelIn(party, language)).map(clean);
  return [words.kinds[party.kind], ...also, ...amount, ...detailTexts(page, party), onlyIn(page, party)]
    .filter(Boolean)
    .join(' · ');
}

/** Each detail that the label does not say. */
export function detailTexts(page: Page, party: CaseJson['parties'][number]): string[] {
  const { words, names, name, language } = page;
  const texts: Readonly<Record<string, string>> = words.details;
  const label = labelOf(party, language);
  const entries = Object.entries(party.details);
  const sealed = entries.filter(([, value]) => typeof value !== 'string');
  const open = entries.filter(([, value]) => typeof value === 'string');
  return [...open, ...sealed].flatMap(([property, value]) => {
    if (property === 'count' && party.count) return [];
    if (typeof value !== 'string') return fill(words.sealed, { property: propertyName(words, property) });
    const tie = tieOf(value);
    const said = tie === undefined ? names.value(property, value) : names.tie(tie.relation);
    // A general word with the report's own behind it says no more than the general one.
    if (says(label, said.replace(/ \([^()]*\)$/, ''))) return [];
    const text = tie === undefined ? said : fill(words.tie, { tie: said, other: name(tie.other) });
    return clean(
      Object.hasOwn(texts, property)
        ? fill(texts[property]!, { v: text })
        : `${propertyName(words, property)}: ${text}`,
    );
  });
}

/** How many: an exact number in figures; a vague one in the report's words, and in another language by its bounds. */
export function amountOf(
  { words, language }: Page,
  { min, max, phrase }: NonNullable<CaseJson['parties'][number]['count']>,
): string {
  const { exact, least, most, between } = words.counts;
  if (min === undefined && max === undefined) return clean(phrase);
  const own = /\p{Script=Hangul}/u.test(phrase) === (language === 'ko');
  if (own && (min !== max || /\d/.test(phrase))) return clean(phrase);
  if (min === max) return fill(exact, { n: min! });
  if (max === undefined) return fill(least, { n: min! });
  return min === undefined ? fill(most, { n: max }) : fill(between, { min, max });
}
