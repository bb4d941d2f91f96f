/** What can stand in a field of a claim, and how it is typed for the server. Pure. */
import type { CaseView, PackView, ReviewClaim } from '../../src/server/shapes.ts';

import type { Language, Names } from './names.ts';

/** A value as the server takes it, and as a person reads it. */
export interface Value {
  readonly value: string;
  readonly label: string;
  /** Behind the label: the other language, an id. */
  readonly note?: string;
}

/** How a field is filled in. */
export interface FieldShape {
  /** Several values, or one. */
  readonly many: boolean;
  /** Words of one's own, or only what is suggested. */
  readonly free: boolean;
  /** It may be empty. */
  readonly empty: boolean;
}

/** Between several values, and for none: as at the terminal. */
const BETWEEN = '; ';
const NONE = '-';

export function shapeOf(field: string): FieldShape {
  if (['by', 'to', 'with'].includes(field)) return { many: true, free: false, empty: true };
  if (['at', 'when', 'for', 'through'].includes(field)) return { many: true, free: true, empty: true };
  return { many: false, free: field === 'value', empty: false };
}

/** What a person can choose from; with free fields a help, no limit. */
export function suggestionsFor(
  field: string,
  report: string,
  about: { readonly says: ReviewClaim['says'] } | undefined,
  { drafted, pack, names, language }: Choices,
): readonly Value[] {
  const labelled = (list: readonly { readonly id: string; readonly en: string; readonly ko: string }[]) =>
    list.map((one) => ({ value: one.id, label: one[language], note: one[language === 'en' ? 'ko' : 'en'] }));
  switch (field) {
    case 'kind':
      return labelled(pack.kinds);
    case 'phase':
      return labelled(pack.phases);
    case 'stance':
      return labelled(pack.stances);
    case 'by':
    case 'to':
    case 'with':
      return partiesOf(report, drafted, names);
    case 'at':
      return labelled(pack.places);
    case 'value': {
      if (about?.says.kind !== 'detail') return [];
      const { property } = about.says;
      if (property === 'sex') return labelled(pack.terms.sexes);
      if (property === 'age') return labelled(pack.terms.ages);
      if (property === 'residence') return labelled(pack.places);
      return [];
    }
    default:
      return [];
  }
}

export interface Choices {
  readonly drafted: CaseView['drafted'];
  readonly pack: PackView;
  readonly names: Names;
  readonly language: Language;
}

/** Parties of the case that this report tells of, by their ids: labels may be two's. */
export function partiesOf(report: string, drafted: CaseView['drafted'], names: Names): Value[] {
  return drafted.parties.flatMap(({ id, from }) =>
    from.some((one) => one.report === report) ? [{ value: id, label: names.party(id) }] : [],
  );
}

/** The values of a field as the claim has them now. */
export function valuesNow(claim: Pick<ReviewClaim, 'says' | 'stance'>, field: string, names: Names): Value[] {
  const { says, stance } = claim;
  if (field === 'stance') return [{ value: stance, label: names.stance(stance) }];
  if (says.kind === 'detail')
    return field === 'value' ? [{ value: says.value, label: names.value(says.property, says.value) }] : [];
  if (says.kind !== 'act') return [];
  const { roles } = says;
  switch (field) {
    case 'kind':
      return [{ value: says.act, label: names.kind(says.act) }];
    case 'phase':
      return [{ value: says.phase, label: names.phase(says.phase) }];
    case 'by':
    case 'to':
    case 'with':
      return roles[field].map((id) => ({ value: id, label: names.party(id) }));
    case 'at':
      return roles.at.map((place) => ({ value: place.pcode ?? place.label, label: names.place(place) }));
    case 'when':
      return roles.when.map(({ phrase }) => ({ value: phrase, label: phrase }));
    case 'for':
    case 'through':
      return roles[field].map((words) => ({ value: words, label: words }));
    default:
      return [];
  }
}

/** As the server takes it: several with `;` between, none as `-`. */
export function typed(values: readonly Pick<Value, 'value'>[]): string {
  return values.length === 0 ? NONE : values.map(({ value }) => value.trim()).join(BETWEEN);
}

/** What fits what was typed, the better first: the whole, a beginning, a beginning of a word, anywhere. */
export function fitting(list: readonly Value[], words: string, most = 8): readonly Value[] {
  const wanted = fold(words);
  if (wanted === '') return list.slice(0, most);
  const ranked: { one: Value; rank: number }[] = [];
  for (const one of list) {
    const rank = Math.min(
      ...[one.label, one.note ?? '', one.value].map((name) => rankOf(fold(name), wanted)),
    );
    if (rank < NOWHERE) ranked.push({ one, rank });
  }
  return ranked
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, most)
    .map(({ one }) => one);
}

const NOWHERE = 4;

function rankOf(name: string, wanted: string): number {
  const at = name.indexOf(wanted);
  if (at < 0) return NOWHERE;
  if (name === wanted) return 0;
  if (at === 0) return 1;
  return name.includes(` ${wanted}`) ? 2 : 3;
}

function fold(text: string): string {
  return text.normalize('NFC').trim().toLowerCase();
}
