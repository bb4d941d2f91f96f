/** What the reports say of a party, in words; of a name only that it is known. Pure. */
import { fill } from '../fill.ts';
import type { Info } from './info.ts';
import { tieOf, valueName } from './names.ts';
import type { Party, Working } from './types.ts';

export interface Detail {
  readonly property: string;
  /** What the property is called. */
  readonly name: string;
  /** Null: sealed. */
  readonly value: string | null;
}

export function detailsOf(
  { details, count }: Party,
  { words, pack, language, partyName }: Info,
): readonly Detail[] {
  const names: Readonly<Record<string, string>> = words.properties;
  const nameOf = (property: string) =>
    names[property] ?? pack.properties.find(({ id }) => id === property)?.[language] ?? property;
  const told = Object.entries(details).map(([property, value]): Detail => {
    const name = nameOf(property);
    if (typeof value !== 'string') return { property, name, value: null };
    const tie = tieOf(value);
    if (tie === undefined)
      return { property, name, value: valueName(property, value, language, pack, words.decade) };
    const relation = pack.terms.relations.find(({ id }) => id === tie.relation)?.[language] ?? tie.relation;
    return { property, name, value: fill(words.party.tie, { relation, other: partyName(tie.other) }) };
  });
  const amount =
    count && details.count === undefined
      ? [{ property: 'count', name: words.party.count, value: count.phrase }]
      : [];
  return [...amount, ...told];
}

/** Claims in which a report says something of the party itself: its details. */
export function detailClaims(party: Party, { view }: Pick<Info, 'view'>): readonly string[] {
  return view.claims.flatMap(({ id, says, status }) =>
    says.kind === 'detail' &&
    says.party === party.id &&
    !['rejected', 'withdrawn'].includes(status) &&
    says.property !== 'name'
      ? [id]
      : [],
  );
}

/** One of several values that are told: a place and a kind of detail as the pack calls them, else in the words of the report. */
export function workingName(
  { property }: Pick<Working, 'property'>,
  { value, label }: Working['values'][number],
  { pack, language, words }: Pick<Info, 'pack' | 'language' | 'words'>,
): string {
  if (property === 'at')
    return [...pack.places, ...pack.facilities].find(({ id }) => id === value)?.[language] ?? label;
  return valueName(property, label, language, pack, words.decade);
}
