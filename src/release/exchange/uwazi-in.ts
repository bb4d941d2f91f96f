/**
 * A table of acts that came in: what of it is new, changed, the same or cannot be taken. What is new or changed becomes a report of
 * its own, the row as text, with one proposed claim that quotes its cells: a person decides, as about every claim.
 */
import type { Reading, Report } from '../../claims/types.ts';
import type { Pack } from '../../packs/types.ts';
import { tableOf } from './csv.ts';
import type { Handed } from './handed.ts';
import { BadExchange, textOf } from './refused.ts';
import { type CellFault, type Meaning, meaningsOf, partsOf, rangeIn, TAKEN } from './uwazi-cells.ts';
import { classicName, newerName } from './uwazi-headers.ts';
import { type Column, TEMPLATES } from './uwazi-model.ts';
import { cellOf, meant, type Row, readingOf, written } from './uwazi-reading.ts';
import { type RowOf, rowsOf, tokenIn } from './uwazi-rows.ts';

export interface RowChange {
  /** Of the file, from 1. */
  readonly line: number;
  readonly is: 'new' | 'changed' | 'same' | 'there' | 'refused';
  /** The case of the vault that it is about. */
  readonly case?: string;
  /** Cells that say otherwise than the case, where it is about one. */
  readonly cells: readonly {
    readonly column: Column;
    readonly was: string;
    readonly now: string;
    readonly taken: boolean;
  }[];
  readonly faults: readonly (
    | CellFault
    | { readonly column: 'moksori_id'; readonly why: 'no-act'; readonly value: string }
  )[];
  /** What would be taken in. */
  readonly report?: Report;
  readonly reading?: Reading;
}

export interface Incoming {
  readonly rows: readonly RowChange[];
  /** Heads of columns that say nothing here. */
  readonly ignored: readonly string[];
}

export interface Surroundings {
  readonly pack: Pack;
  /** Heads of another collection → the columns that they are here. */
  readonly heads?: ReadonlyMap<string, string>;
  /** A case of the vault, without names and with them; nothing when there is none. */
  readonly caseOf: (id: string) => Promise<readonly [Handed, Handed] | undefined>;
  /** Makes a report of a text, as of any that is taken in. */
  readonly intake: (text: string, file: string) => Report;
  /** Told how many rows are done. */
  readonly progress?: (done: number, of: number) => void;
  /** Whether the vault has this report. */
  readonly isThere: (report: string) => Promise<boolean>;
}

/** A head of a column as we know it: under either rule of Uwazi, with a language behind it or not. */
function columnOf(head: string): Column | undefined {
  for (const name of [classicName(head), newerName(head)]) {
    const plain = name.replace(/__[a-z]{2,3}$/, '');
    if (COLUMNS.has(plain)) return plain as Column;
    if (COLUMNS.has(`${plain}_geolocation`)) return `${plain}_geolocation` as Column;
  }
  return undefined;
}

/** Whether it is a column of acts. */
export function isColumn(name: string): name is Column {
  return COLUMNS.has(name);
}

const COLUMNS: ReadonlySet<string> = new Set<Column>(['title', ...TEMPLATES.acts.map(({ name }) => name)]);

/**
 * Compares a table with the vault; writes nothing.
 *
 * @throws BadExchange for a file that is no such table
 */
export async function readUwazi(bytes: Uint8Array, file: string, around: Surroundings): Promise<Incoming> {
  const { head, rows } = tableOf(textOf(bytes));
  const { heads = new Map<string, string>() } = around;
  for (const named of heads.keys())
    if (!head.some((each) => each.normalize('NFC') === named))
      throw new BadExchange('csv-column', { at: 1, of: named });
  const columns = head.map(
    (each) => (heads.get(each.normalize('NFC')) as Column | undefined) ?? columnOf(each),
  );
  if (!columns.includes('act_kind')) throw new BadExchange('csv-column', { at: 1, of: 'act_kind' });
  for (const [i, column] of columns.entries())
    if (column !== undefined && column !== 'title' && columns.indexOf(column) !== i)
      throw new BadExchange('csv-twice', { at: 1, of: column });
  const meaning = meaningsOf(around.pack);
  const done: RowChange[] = [];
  const used = new Set<string>();
  const told = new Set<string>();
  for (const { line, cells } of rows) {
    around.progress?.(done.length, rows.length);
    const row: Row = { line, head, columns, cells };
    const id = cellOf(row, 'moksori_id').trim();
    // The same act twice in one table: which of the two is meant nobody can say.
    if (id !== '' && used.has(id))
      done.push(refused(row, { column: 'moksori_id', why: 'no-act', value: id }));
    else done.push(once(await changeOf(row, `${file}, line ${line}`, meaning, around), told));
    used.add(id);
  }
  return { rows: done, ignored: head.filter((_, i) => columns[i] === undefined) };
}

/** A row of the same words as one above it is the same report: it is there once that one is. */
function once({ report, reading, ...change }: RowChange, told: Set<string>): RowChange {
  if (report === undefined || reading === undefined) return change;
  if (told.has(report.sha256)) return { ...change, is: 'there' };
  told.add(report.sha256);
  return { ...change, report, reading };
}

function refused({ line }: Row, ...faults: RowChange['faults']): RowChange {
  return { line, is: 'refused', cells: [], faults };
}

async function changeOf(row: Row, file: string, meaning: Meaning, around: Surroundings): Promise<RowChange> {
  const id = cellOf(row, 'moksori_id').trim();
  if (id === '') return taken(row, file, undefined, [], meaning, around);
  const [home = '', token = ''] = id.split('.');
  const known = await around.caseOf(home);
  const ways = known === undefined ? undefined : actsOf(known, token);
  if (known === undefined || ways === undefined)
    return refused(row, { column: 'moksori_id', why: 'no-act', value: id });
  const cells = TEMPLATES.acts.flatMap(({ name: column }) => {
    if (!row.columns.includes(column) || column === 'moksori_id') return [];
    const now = cellOf(row, column);
    const was = ways[0][column] ?? '';
    const same = ways
      .map((way) => way[column] ?? '')
      .some((each) => compare(column, each, meaning) === compare(column, now, meaning));
    return same ? [] : [{ column, was, now, taken: (TAKEN as readonly Column[]).includes(column) }];
  });
  if (!cells.some((cell) => cell.taken)) return { line: row.line, is: 'same', case: home, cells, faults: [] };
  return taken(row, file, known[0], cells, meaning, around, home);
}

type Cells = RowOf['cells'];

/** An act as it may have left: without names and with them. */
function actsOf(known: readonly [Handed, Handed], token: string): readonly [Cells, Cells] | undefined {
  const [without, names] = known.map((about) => {
    const acts =
      ACTS.get(about) ??
      new Map(rowsOf(about).acts.map(({ cells }) => [cells.moksori_id!.split('.').at(-1)!, cells] as const));
    ACTS.set(about, acts);
    return acts.get(token);
  });
  return without === undefined || names === undefined ? undefined : [without, names];
}

/** The acts of a case, by their tokens. */
const ACTS = new WeakMap<Handed, ReadonlyMap<string, Cells>>();

/** A cell as far as it means something: order, doubles and the way of writing a range do not. */
function compare(column: Column, cell: string, meaning: Meaning): string {
  if (column === 'between') return rangeIn(cell) ?? cell.trim();
  const parts = partsOf(cell).map((part) => {
    if (!meaning.selects(column)) return tokenIn(part) ?? part.normalize('NFC');
    const id = meaning.idOf(column, part);
    return typeof id === 'string' ? id : part;
  });
  return [...parts].sort().join('\n');
}

async function taken(
  row: Row,
  file: string,
  about: Handed | undefined,
  cells: RowChange['cells'],
  meaning: Meaning,
  around: Surroundings,
  home?: string,
): Promise<RowChange> {
  const read = meant(row, about, meaning, around.pack);
  const base = { line: row.line, cells, ...(home !== undefined && { case: home }) };
  if (read.faults.length > 0) return { ...base, is: 'refused', faults: read.faults };
  const { text, spans } = written(row);
  const report = around.intake(text, file);
  if (await around.isThere(report.id)) return { ...base, is: 'there', faults: [] };
  const reading = readingOf(report, read, spans, around.pack);
  return { ...base, is: home === undefined ? 'new' : 'changed', faults: [], report, reading };
}
