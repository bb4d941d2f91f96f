/** Who takes part, with what the report says of them. */
import { clean, pad, widest, width } from '../layout.ts';
import { fill } from '../words.ts';
import { beside, type CaseJson, type Page } from './page.ts';

const WIDEST = 30;

export function parties(page: Page): string[] {
  const { read, paint } = page;
  const rows = read.case.parties.map((party) => ({
    label: clean(party.label),
    text: detailsOf(page, party),
  }));
  const left = Math.min(WIDEST, widest(rows.map(({ label }) => label))) + 2;
  return rows.flatMap(({ label, text }) =>
    width(label) > WIDEST
      ? [...beside(page, 2, '', 0, label), ...beside(page, 2, pad('', left), left, text, paint.dim)]
      : beside(page, 2, pad(label, left), left, text, paint.dim),
  );
}

/** Whether a label says a detail already: "drivers" are drivers. */
function says(label: string, value: unknown): boolean {
  if (typeof value !== 'string') return false;
  // Endings differ: "fishermen" say that a fisherman is one.
  const [first = ''] = value.toLowerCase().split(' ');
  const stem = first.length > 5 ? first.slice(0, -2) : `${first} `;
  return ` ${label.toLowerCase()} `.includes(` ${stem}`);
}

/** `person · male · 50s · of Chongjin`. A detail without a text of its own is named by its property. */
export function detailsOf(page: Page, party: CaseJson['parties'][number]): string {
  const { words } = page;
  const amount = party.count && !says(party.label, party.count.phrase) ? [clean(party.count.phrase)] : [];
  const korean = party.label_ko && party.label_ko !== party.label ? [clean(party.label_ko)] : [];
  return [words.kinds[party.kind], ...korean, ...amount, ...detailTexts(page, party)].join(' · ');
}

/** Each detail that the label does not say. */
export function detailTexts({ words, name }: Page, party: CaseJson['parties'][number]): string[] {
  const texts: Readonly<Record<string, string>> = words.details;
  const entries = Object.entries(party.details);
  const sealed = entries.filter(([, value]) => typeof value !== 'string');
  const open = entries.filter(([, value]) => typeof value === 'string');
  return [...open, ...sealed].flatMap(([property, value]) => {
    if (says(party.label, value) || (property === 'count' && party.count)) return [];
    if (typeof value !== 'string') return fill(words.sealed, { property: clean(property) });
    // A tie ends with the other party's id.
    const [, tie, other] = /^(.*) (p\d+)$/.exec(value) ?? [];
    const text = tie === undefined ? value : fill(words.tie, { tie, other: name(other!) });
    return clean(
      Object.hasOwn(texts, property) ? fill(texts[property]!, { v: text }) : `${property}: ${text}`,
    );
  });
}
