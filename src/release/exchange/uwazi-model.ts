/**
 * The three templates that a case is in Uwazi: their properties with types, and the thesauri that selects choose from. Names are Latin
 * and the same under both rules for heads; what people read stands in labels.
 */
import type { Labels, Pack } from '../../packs/types.ts';
import { areas } from './county.ts';
import words from './uwazi.words.json' with { type: 'json' };

export type Template = keyof typeof words.templates;
export type Column = keyof typeof words.columns;
export type Thesaurus = keyof typeof words.thesauri;

type PropertyType =
  | 'text'
  | 'numeric'
  | 'date'
  | 'daterange'
  | 'geolocation'
  | 'select'
  | 'multiselect'
  | 'relationship';

export interface Property {
  readonly name: Column;
  readonly type: PropertyType;
  /** What a select chooses from, or the template of a relationship. */
  readonly of?: Thesaurus | Template;
}

const text = (name: Column): Property => ({ name, type: 'text' });

/** Template → its properties, without the title, which every entity has. */
export const TEMPLATES: Readonly<Record<Template, readonly Property[]>> = {
  reports: [
    text('moksori_id'),
    text('report_language'),
    text('publisher'),
    { name: 'published_on', type: 'date' },
  ],
  parties: [
    text('moksori_id'),
    { name: 'party_kind', type: 'select', of: 'party_kinds' },
    text('names'),
    { name: 'sex', type: 'select', of: 'sexes' },
    ...(['age', 'occupation', 'residence', 'how_many', 'kin'] as const).map(text),
    { name: 'told_in', type: 'relationship', of: 'reports' },
  ],
  acts: [
    text('moksori_id'),
    { name: 'act_kind', type: 'select', of: 'act_kinds' },
    { name: 'phase', type: 'select', of: 'phases' },
    { name: 'between', type: 'daterange' },
    text('edtf'),
    { name: 'place', type: 'multiselect', of: 'places' },
    { name: 'point_geolocation', type: 'geolocation' },
    text('place_words'),
    ...(['done_by', 'done_to', 'done_with'] as const).map(
      (name): Property => ({ name, type: 'relationship', of: 'parties' }),
    ),
    text('charge'),
    text('means'),
    text('huridocs'),
    { name: 'stance', type: 'multiselect', of: 'stances' },
    { name: 'review', type: 'select', of: 'reviews' },
    { name: 'accounts', type: 'numeric' },
    { name: 'told_in', type: 'relationship', of: 'reports' },
  ],
};

/** A value of a thesaurus: by its id here, with its labels; a group holds others. */
export interface Value {
  readonly id: string;
  readonly label: Labels;
  readonly values?: readonly Value[];
}

const fixed = (of: keyof typeof words.values): readonly Value[] =>
  Object.entries(words.values[of]).map(([id, label]) => ({ id, label }));

/** Every value that a case of this pack may have; what is not here is not made up. */
export function thesauriOf(pack: Pack): Readonly<Record<Thesaurus, readonly Value[]>> {
  const values: Readonly<Record<Thesaurus, readonly Value[]>> = {
    act_kinds: [...pack.acts.values()].map(({ kind, label }) => ({ id: kind, label })),
    places: placesOf(pack),
    sexes: Object.entries(pack.terms.sexes).map(([id, label]) => ({ id, label })),
    phases: fixed('phases'),
    stances: fixed('stances'),
    reviews: fixed('reviews'),
    party_kinds: fixed('party_kinds'),
  };
  return values;
}

/** Provinces with their counties, and what lies in no province. */
function placesOf(pack: Pack): readonly Value[] {
  const area = areas(pack);
  const groups = new Map<string, { readonly id: string; readonly label: Labels; readonly values: Value[] }>();
  const alone: Value[] = [];
  for (const place of pack.places.values()) {
    if (place.precision !== 'county' && place.precision !== 'province' && place.precision !== 'country')
      continue;
    const { id, label } = place;
    const above = pack.places.get(place.within ?? '');
    if (place.precision === 'county' && above?.precision === 'province') {
      const group = groups.get(above.id) ?? {
        id: above.id,
        label: above.label,
        // A group cannot be chosen: the province itself is one of its own.
        values: [{ id: above.id, label: above.label }],
      };
      groups.set(above.id, group);
      group.values.push({ id, label });
    } else if (
      place.precision !== 'province' ||
      area({ label: label.en, precision: 'province' }) !== undefined
    )
      alone.push({ id, label });
  }
  return [...groups.values(), ...alone.filter(({ id }) => !groups.has(id))];
}

/** What separates several values in a cell, and a group from its value. */
export const BETWEEN = '|';
export const INSIDE = '::';

/** A label as a cell has it: what would part it is taken out. */
export function plain(label: string): string {
  return label.replaceAll(BETWEEN, '/').replaceAll(INSIDE, ':').trim();
}

/** Id → label in a cell. */
export function labelsIn(
  values: readonly Value[],
  language: 'en' | 'ko' = 'en',
): ReadonlyMap<string, string> {
  return new Map(
    values.flatMap(({ id, label, values: inside }): [string, string][] =>
      inside === undefined
        ? [[id, plain(label[language])]]
        : inside.map((value) => [
            value.id,
            `${plain(label[language])}${INSIDE}${plain(value.label[language])}`,
          ]),
    ),
  );
}

/** Label in a cell, in either language, as Uwazi compares them → id; null for one that several have. */
export function idsOf(values: readonly Value[]): ReadonlyMap<string, string | null> {
  const ids = new Map<string, string | null>();
  const add = (label: string, id: string) => {
    const key = compared(label);
    const known = ids.get(key);
    ids.set(key, known === undefined || known === id ? id : null);
  };
  for (const language of ['en', 'ko'] as const)
    for (const [id, label] of labelsIn(values, language)) {
      add(label, id);
      const [, child] = label.split(INSIDE);
      if (child !== undefined) add(child, id);
    }
  return ids;
}

/** As Uwazi compares labels: without the spaces around them, in lower case. */
export const compared = (label: string): string => label.normalize('NFC').trim().toLowerCase();

export const labelOfColumn = (name: Column): Labels => words.columns[name];
export const labelOfTemplate = (name: Template): Labels => words.templates[name];
export const labelOfThesaurus = (name: Thesaurus): Labels => words.thesauri[name];
