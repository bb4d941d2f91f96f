/** Bytes → strata, each with its table, or with the tables of several sampled clusterings or imputations. */
import { parseCsv } from './csv.ts';
import { MOST_LISTS, makeTable, type Table, TableFault, type TableNote } from './table.ts';

export interface Stratum {
  /** Its name; empty when the file has only one and does not name it. */
  readonly name: string;
  /** The table, or the first of several. */
  readonly table: Table;
  /** One for each sampled clustering or imputation; a single one otherwise. */
  readonly tables: readonly Table[];
  /** What the tables are. */
  readonly of: 'one' | 'samples' | 'imputations';
  readonly notes: readonly TableNote[];
}

/** Columns of a CSV file that are not lists. */
const COUNT = 'count';
const STRATUM = 'stratum';
const SAMPLE = 'sample';
const IMPUTATION = 'imputation';

interface Raw {
  readonly name: string;
  readonly lists: readonly string[];
  readonly of: Stratum['of'];
  readonly rows: Map<string, (readonly [number, number])[]>;
}

/**
 * Reads a table: CSV (a column of 0 and 1 for each list, `count`, perhaps `stratum` and `sample` or `imputation`) or JSON
 * (`{lists, counts: {"101": 7}}`, or several of these by name under `tables`).
 *
 * @throws TableFault with the line where there is one
 */
export function readTable(bytes: Uint8Array): Stratum[] {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new TableFault('encoding');
  }
  if (text.trim() === '') throw new TableFault('empty');
  if (text.includes('\0')) throw new TableFault('encoding');
  return (/^\s*[[{]/.test(text) ? fromJson(text) : fromCsv(text)).map(finish);
}

function fromCsv(text: string): Raw[] {
  const [head, ...rows] = parseCsv(text);
  const names = head!.cells;
  checkNames(names, head!.line);
  const at = (name: string) => names.indexOf(name);
  if (at(COUNT) < 0) throw new TableFault('no-count');
  if (at(SAMPLE) >= 0 && at(IMPUTATION) >= 0) throw new TableFault('sample-and-imputation');
  const of = at(SAMPLE) >= 0 ? 'samples' : at(IMPUTATION) >= 0 ? 'imputations' : 'one';
  const replicate = Math.max(at(SAMPLE), at(IMPUTATION));
  const other = [at(COUNT), at(STRATUM), replicate];
  const columns = names.flatMap((_, j) => (other.includes(j) ? [] : [j]));
  const lists = columns.map((j) => names[j]!);
  checkLists(lists);
  const strata = new Map<string, Raw>();
  for (const { line, cells } of rows) {
    if (cells.length !== names.length)
      throw new TableFault('ragged', { line, has: cells.length, needs: names.length });
    let pattern = 0;
    for (const [k, j] of columns.entries()) {
      if (cells[j] !== '0' && cells[j] !== '1')
        throw new TableFault('not-listed', { line, column: lists[k]! });
      if (cells[j] === '1') pattern |= 1 << k;
    }
    const name = at(STRATUM) < 0 ? '' : cells[at(STRATUM)]!;
    const raw = strata.get(name) ?? { name, lists, of, rows: new Map() };
    strata.set(name, raw);
    const table = replicate < 0 ? '' : cells[replicate]!;
    const own = raw.rows.get(table) ?? [];
    raw.rows.set(table, own);
    own.push([pattern, countOf(cells[at(COUNT)], { line })]);
  }
  if (strata.size === 0) throw new TableFault('nobody');
  return [...strata.values()];
}

function fromJson(text: string): Raw[] {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    throw new TableFault('json');
  }
  const root = objectOf(data, 'table');
  const tables = root.tables === undefined ? { '': data } : objectOf(root.tables, 'tables');
  const raws = Object.entries(tables).map(([name, each]) => rawOf(name, each));
  if (raws.length === 0) throw new TableFault('nobody');
  return raws;
}

function rawOf(name: string, value: unknown): Raw {
  const table = objectOf(value, name || 'table');
  const { lists, counts, samples, imputations } = table;
  if (!Array.isArray(lists) || !lists.every((each) => typeof each === 'string'))
    throw new TableFault('json-lists', { where: name || 'table' });
  checkNames(lists, 1);
  checkLists(lists);
  const of = samples !== undefined ? 'samples' : imputations !== undefined ? 'imputations' : 'one';
  const several = samples ?? imputations ?? [counts];
  if (samples !== undefined && imputations !== undefined) throw new TableFault('sample-and-imputation');
  if (!Array.isArray(several) || several.length === 0)
    throw new TableFault('json-counts', { where: name || 'table' });
  const rows = new Map<string, (readonly [number, number])[]>();
  for (const [i, one] of several.entries())
    rows.set(
      String(i),
      Object.entries(objectOf(one, 'counts')).map(([key, count]) => {
        if (key.length !== lists.length || !/^[01]+$/.test(key))
          throw new TableFault('pattern', { pattern: key.slice(0, 40), lists: lists.length });
        const pattern = [...key].reduce((bits, c, j) => bits | (c === '1' ? 1 << j : 0), 0);
        return [pattern, countOf(count, { pattern: key })] as const;
      }),
    );
  return { name, lists, of, rows };
}

/** Every table has its own lists: in an imputation a small list may have nobody of the stratum. */
function finish({ name, lists, of, rows }: Raw): Stratum {
  const made = [...rows.values()].map((own) => makeTable(lists, own));
  const { notes } = made.length === 1 ? made[0]! : makeTable(lists, [...rows.values()].flat());
  const tables = made.map(({ table }) => table);
  twins(tables[0]!);
  return { name, table: tables[0]!, tables, of, notes: tables.length > 1 ? notes.filter(keep) : notes };
}

/** Over several tables together every pattern stands more than once: that says nothing. */
function keep({ code }: TableNote): boolean {
  return code !== 'merged-patterns';
}

/** A list beside itself would be two witnesses that agree on everybody. */
function twins({ lists, patterns }: Table): void {
  if (patterns.length < 2) return;
  for (let a = 0; a < lists.length; a++)
    for (let b = a + 1; b < lists.length; b++)
      if (patterns.every((pattern) => ((pattern >> a) & 1) === ((pattern >> b) & 1)))
        throw new TableFault('twins', { one: lists[a]!, other: lists[b]! });
}

function objectOf(value: unknown, where: string): Record<string, unknown> {
  if (value === null || typeof value !== 'object' || Array.isArray(value))
    throw new TableFault('json-object', { where });
  return value as Record<string, unknown>;
}

function countOf(value: unknown, where: Readonly<Record<string, string | number>>): number {
  const count = typeof value === 'string' && /^\d{1,12}$/.test(value) ? Number(value) : value;
  if (typeof count === 'number' && Number.isSafeInteger(count) && count >= 0) return count;
  throw new TableFault('line' in where ? 'count-line' : 'count', where);
}

function checkNames(names: readonly string[], line: number): void {
  if (names.some((name) => name === '')) throw new TableFault('unnamed', { line });
  const seen = new Set<string>();
  const twice = names.find((name) => seen.size === seen.add(name).size);
  if (twice !== undefined) throw new TableFault('twice', { list: twice.slice(0, 40) });
}

function checkLists(lists: readonly string[]): void {
  if (lists.length === 0) throw new TableFault('no-lists');
  if (lists.length > MOST_LISTS) throw new TableFault('too-many-lists', { most: MOST_LISTS });
}
