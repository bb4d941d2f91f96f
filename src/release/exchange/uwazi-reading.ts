/** A row of a table that came in, as a report: its text, and the one claim that it makes, which quotes its cells. */
import type { Anchor, Party, Phase, PlaceRef, Reading, Report, Stance, TimeRef } from '../../claims/types.ts';
import type { Pack } from '../../packs/types.ts';
import { correction, placeRef } from '../../review/correct.ts';
import { Packer } from '../../review/packed.ts';
import type { Handed } from './handed.ts';
import { WITHHELD } from './names.ts';
import {
  type CellFault,
  type Meaning,
  type Named,
  partiesOf,
  partsOf,
  rangeIn,
  TAKEN,
  type TakenColumn,
} from './uwazi-cells.ts';
import type { Column } from './uwazi-model.ts';

export interface Row {
  /** Of the file, from 1. */
  readonly line: number;
  readonly head: readonly string[];
  /** What each head is here; nothing for one that says nothing here. */
  readonly columns: readonly (Column | undefined)[];
  readonly cells: readonly string[];
}

export const cellOf = ({ columns, cells }: Row, column: Column): string =>
  cells[columns.indexOf(column)] ?? '';

const PEOPLE = { done_by: 'by', done_to: 'to', done_with: 'with' } as const;
type Role = (typeof PEOPLE)[keyof typeof PEOPLE];
const ROLES = Object.entries(PEOPLE) as readonly (readonly [keyof typeof PEOPLE, Role])[];

/** What a row says. */
export interface Meant {
  readonly act: string;
  readonly phase: Phase;
  readonly stance: Stance;
  /** EDTF. */
  readonly when?: string;
  readonly at: readonly PlaceRef[];
  readonly for: readonly string[];
  readonly through: readonly string[];
  readonly people: Readonly<Record<Role, readonly (Named & { readonly part: string })[]>>;
  /** With any of these nothing is taken. */
  readonly faults: readonly CellFault[];
}

/** Looks up every cell of a row. */
export function meant(row: Row, about: Handed | undefined, meaning: Meaning, pack: Pack): Meant {
  const faults: CellFault[] = [];
  const fault = (column: Column, why: CellFault['why'], value: string): undefined => {
    faults.push({ column, why, value });
  };
  const parts = (column: Column): readonly string[] => partsOf(cellOf(row, column));
  const ids = (column: Column): readonly string[] =>
    parts(column).flatMap((part) => {
      const id = meaning.idOf(column, part);
      if (typeof id === 'string') return [id];
      faults.push(id);
      return [];
    });
  const only = (column: 'act_kind' | 'phase' | 'stance'): string | undefined => {
    const [first, ...more] = ids(column);
    return more.length > 0 ? fault(column, 'several', cellOf(row, column)) : first;
  };
  /** What was left out on the way there is no word of anybody. */
  const words = (column: Column): readonly string[] =>
    parts(column).filter((part) => !part.includes(WITHHELD));
  const party = partiesOf(pack, about);
  const people: Record<Role, (Named & { readonly part: string })[]> = { by: [], to: [], with: [] };
  for (const [column, role] of ROLES)
    for (const part of parts(column)) {
      const named = party(column, part);
      if ('why' in named) faults.push(named);
      else people[role].push({ ...named, part });
    }
  const between = cellOf(row, 'between').trim();
  const when = between === '' ? undefined : (rangeIn(between) ?? fault('between', 'date', between));
  const act = only('act_kind');
  if (cellOf(row, 'act_kind').trim() === '') fault('act_kind', 'missing', '');
  return {
    act: act ?? '',
    phase: (only('phase') as Phase | undefined) ?? 'done',
    stance: (only('stance') as Stance | undefined) ?? 'reported',
    ...(when !== undefined && { when }),
    at: [
      ...ids('place')
        .flatMap((id) => pack.places.get(id) ?? [])
        .map(placeRef),
      ...words('place_words').map((label): PlaceRef => ({ label, precision: 'place' })),
    ],
    for: words('charge'),
    through: words('means'),
    people,
    faults,
  };
}

/** Where each cell stands in the text of its row, in code points. */
export type Spans = ReadonlyMap<Column, { readonly start: number; readonly text: string }>;

/** The row as a text: a line for each cell that is filled. */
export function written({ head, columns, cells }: Row): { readonly text: string; readonly spans: Spans } {
  let text = '';
  let length = 0;
  const add = (words: string): void => {
    text += words;
    length += [...words].length;
  };
  const spans = new Map<Column, { readonly start: number; readonly text: string }>();
  for (const [i, raw] of cells.entries()) {
    const cell = raw.replaceAll(/\r\n?/g, '\n').trim();
    if (cell === '') continue;
    add(`${head[i]!.normalize('NFC')}: `);
    const column = columns[i];
    if (column !== undefined && !spans.has(column)) spans.set(column, { start: length, text: cell });
    add(`${cell}\n`);
  }
  return { text, spans };
}

/** The name of what reads a row, and of what it goes by. */
const READER = 'exchange-uwazi/1';
const RULE = 'exchange/uwazi';

/** What was read in a report that is a row. */
export function readingOf(report: Report, row: Meant, spans: Spans, pack: Pack): Reading {
  const packer = new Packer(report.text);
  const at = (column: Column, part?: string): Anchor => {
    const { start, text } = spans.get(column)!;
    const from = part === undefined ? 0 : Math.max(0, text.indexOf(part));
    const first = start + [...text.slice(0, from)].length;
    return packer.at(first, first + [...(part ?? text)].length);
  };
  const parties: Party[] = [];
  const roles: Record<Role, string[]> = { by: [], to: [], with: [] };
  for (const [column, role] of ROLES)
    for (const { part, label, kind, office } of row.people[role]) {
      const id = `p${parties.length + 1}`;
      parties.push({ id, kind, label, ...(office !== undefined && { office }), anchors: [at(column, part)] });
      roles[role].push(id);
    }
  const { act, phase, stance, at: places, for: reasons, through } = row;
  return {
    report: report.id,
    parties,
    claims: [
      {
        id: 'c1',
        report: report.id,
        says: {
          kind: 'act',
          act,
          phase,
          roles: { ...roles, at: places, when: timesOf(row, at, pack), for: reasons, through },
        },
        stance,
        voice: { chain: [], kind: 'document' },
        anchors: TAKEN.flatMap((column) => (spans.has(column) ? [at(column)] : [])).sort(
          (a, b) => a.start - b.start,
        ),
        by: READER,
        rule: RULE,
        status: 'proposed',
        derivedFrom: [],
      },
    ],
    places,
  };
}

/** The range as a person would type it, in the words of its cell. */
function timesOf({ when }: Meant, at: (column: TakenColumn) => Anchor, pack: Pack): readonly TimeRef[] {
  if (when === undefined) return [];
  const { says } = correction({ stance: 'reported', says: NOTHING_YET }, 'when', when, { pack, parties: [] });
  const anchor = at('between');
  return says?.kind === 'act'
    ? says.roles.when.map((time) => ({ ...time, phrase: anchor.quote, rule: RULE, anchor }))
    : [];
}

const NOTHING_YET = {
  kind: 'act',
  act: '',
  phase: 'done',
  roles: { by: [], to: [], with: [], at: [], when: [], for: [], through: [] },
} as const;
