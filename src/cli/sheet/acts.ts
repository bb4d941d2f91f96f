/** The acts of the case, numbered in pathway order: who, whom, where, when and why then, on whose word, in which words. */
import { clean } from '../layout.ts';
import { count, fill } from '../words.ts';
import { actTitle, fieldLines, quotes, toldBy, who } from './act-lines.ts';
import type { Act, Page } from './page.ts';
import type { Shown } from './proof.ts';
import { onlyIn } from './reports.ts';
import { statusText } from './statuses.ts';
import { differing } from './values.ts';
import { whenLines } from './when.ts';

type Field = (name: string, value: string, style?: (line: string) => string) => void;

export function actBlock(page: Page, act: Act, number: number, shown: Shown): string[] {
  const { words, paint } = page;
  const claims = act.claims.flatMap((id) => page.claims.get(id) ?? []);
  const lines = [actTitle(page, act, number)];
  const field: Field = (name, value, style) => void lines.push(...fieldLines(page, name, value, style));
  field(words.field.who, who(page, act));
  field(words.field.with, act.with.map(page.name).join(', '));
  field(words.field.where, [...new Set(placesOf(act).map((place) => placeText(page, place)))].join('; '));
  lines.push(...whenLines(page, act, number, shown));
  field(words.field.for, (act.for ?? []).map(clean).join('; '));
  field(words.field.through, (act.through ?? []).map(clean).join('; '));
  lines.push(...toldBy(page, claims));
  if (act.lineages > 1) field('', count(words.lineages, act.lineages), paint.dim);
  field('', onlyIn(page, act), paint.dim);
  for (const [i, line] of differing(page, act.id).entries()) field(i === 0 ? words.field.differs : '', line);
  for (const [i, line] of joinings(page, act).entries())
    field(i === 0 ? words.field.same : '', line, paint.dim);
  field(words.field.status, statusText(page, act.claims));
  lines.push(...quotes(page, act, claims));
  return lines;
}

/** Places, without words for a place that say nothing beside the others: "areas" beside the border that they lie at. */
function placesOf({ at }: Act): Act['at'] {
  const known = at.filter(
    ({ pcode, facility, candidates, precision }) =>
      pcode ?? facility ?? candidates ?? (precision !== 'place' || undefined),
  );
  return known.length > 0 ? known : at;
}

function placeText({ pack, words, names }: Page, place: Act['at'][number]): string {
  const label = names.place(place.label, place.label_ko);
  const known = pack.facilities.get(place.facility ?? '');
  const facility = known && names.label(known.label);
  const notes = [
    facility && facility.toLowerCase() !== label.toLowerCase() ? facility : '',
    place.candidates
      ? fill(words.undecided, { list: place.candidates.map((id) => names.place(id)).join(', ') })
      : '',
  ].filter(Boolean);
  return clean(notes.length > 0 ? `${label} (${notes.join('; ')})` : label);
}

/** Why tellings of different reports are taken for this act: the strongest joining of each two reports. */
function joinings(page: Page, act: Act): string[] {
  const { words, claims, letter } = page;
  const best = new Map<string, { readonly weight: number; readonly text: string }>();
  for (const { a, b, weight, explain } of act.same ?? []) {
    const [one, other] = [a, b].map((id) => letter(claims.get(id)?.report ?? id)).toSorted();
    const key = `${one} ${other}`;
    if (weight <= (best.get(key)?.weight ?? -1)) continue;
    const text = fill(words.same, { a: one!, b: other!, weight: weight.toFixed(2) });
    best.set(key, { weight, text: `${text} ${clean(explain)}`.trim() });
  }
  return [...best.values()].map(({ text }) => text);
}
