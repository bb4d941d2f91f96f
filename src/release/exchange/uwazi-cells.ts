/** Cells of a table that came in, as what they mean: ids instead of labels, and what has none is a fault. */
import type { CaseParty } from '../../claims/case.ts';
import type { PartyKind } from '../../claims/types.ts';
import type { Pack } from '../../packs/types.ts';
import { type Handed, partyName } from './handed.ts';
import { BETWEEN, type Column, compared, idsOf, type Thesaurus, thesauriOf } from './uwazi-model.ts';
import { tokenIn } from './uwazi-rows.ts';

/** Why a cell is not taken: a value that is in no thesaurus, one that several things have, a date that is none, a party of no kind. */
export interface CellFault {
  readonly column: Column;
  readonly why: 'unknown' | 'several' | 'date' | 'party' | 'missing';
  readonly value: string;
}

/** Columns of acts that say something; the others tell what follows from claims, and are not taken from a table. */
export const TAKEN = [
  'act_kind',
  'phase',
  'between',
  'place',
  'place_words',
  'done_by',
  'done_to',
  'done_with',
  'charge',
  'means',
  'stance',
] as const satisfies readonly Column[];
export type TakenColumn = (typeof TAKEN)[number];

const SELECTS: Readonly<Partial<Record<Column, Thesaurus>>> = {
  act_kind: 'act_kinds',
  phase: 'phases',
  place: 'places',
  stance: 'stances',
};

/** The values of a cell: what stands between bars. */
export function partsOf(cell: string): readonly string[] {
  return [...new Set(cell.split(BETWEEN).map((part) => part.trim()))].filter((part) => part !== '');
}

export interface Meaning {
  /** What a part of a select or multiselect means. */
  readonly idOf: (column: Column, part: string) => string | CellFault;
  /** Whether a column chooses from a thesaurus. */
  readonly selects: (column: Column) => boolean;
}

/** Makes what looks values up. */
export function meaningsOf(pack: Pack): Meaning {
  const thesauri = thesauriOf(pack);
  const ids = new Map<Column, ReadonlyMap<string, string | null>>();
  return {
    selects: (column) => SELECTS[column] !== undefined,
    idOf: (column, part) => {
      const known = ids.get(column) ?? idsOf(thesauri[SELECTS[column]!]);
      ids.set(column, known);
      const id = known.get(compared(part));
      if (id) return id;
      return { column, why: id === null ? 'several' : 'unknown', value: part };
    },
  };
}

const DAY = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;

/** A range of days as EDTF; Uwazi writes `~` where it reads `:`. @returns undefined for what is none */
export function rangeIn(cell: string): string | undefined {
  const ends = cell
    .trim()
    .replaceAll('/', '-')
    .split(/[:~]/)
    .map((end) => end.trim());
  const [from = '', to = from] = ends;
  if (ends.length > 2 || (from === '' && to === '')) return undefined;
  if ([from, to].some((end) => end !== '' && !isDay(end))) return undefined;
  if (from !== '' && to !== '' && from > to) return undefined;
  if (from === to) return from;
  return `${from === '' ? '..' : from}/${to === '' ? '..' : to}`;
}

/** Of the calendar, not only of the form. */
function isDay(day: string): boolean {
  return DAY.test(day) && new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
}

/** A party that a cell names: of the case, an office of the pack, or one that is new and says of which kind it is. */
export interface Named {
  readonly label: string;
  readonly kind: PartyKind;
  readonly office?: string;
}

/** Makes what finds parties by what a cell says. */
export function partiesOf(
  pack: Pack,
  about: Handed | undefined,
): (column: Column, part: string) => Named | CellFault {
  const byToken = new Map<string, CaseParty>(
    about?.assembled.parties.map((party) => [about.token('p', partyName(party)).slice(0, 7), party]) ?? [],
  );
  const kinds = idsOf(thesauriOf(pack).party_kinds);
  const offices = new Map(
    [...pack.offices.values()].flatMap(({ id, label, kind }) =>
      [label.en, label.ko].map((name) => [compared(name), { id, kind }] as const),
    ),
  );
  return (column, part) => {
    const known = byToken.get(tokenIn(part) ?? '');
    if (known !== undefined && about !== undefined) {
      const { kind, office } = known;
      return { label: about.called(known), kind, ...(office !== undefined && { office }) };
    }
    const office = offices.get(compared(part));
    if (office !== undefined) return { label: part, kind: office.kind, office: office.id };
    const [, of = '', label = ''] = /^([^:]+):\s*(.+)$/su.exec(part) ?? [];
    const kind = kinds.get(compared(of));
    if (kind) return { label: label.trim(), kind: kind as PartyKind };
    return { column, why: 'party', value: part };
  };
}
