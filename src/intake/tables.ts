import { type TableKind, TableOfPeople } from './errors.ts';
import type { Knowledge, TableWords } from './knowledge.ts';

/**
 * Refuses tables of people: lists of persons, staff or households, call records, location traces. Moksori takes in
 * accounts, never traces. A report may hold a small table; what is refused is a file that is one, or that carries a long one.
 */

/** Rows from which a table is refused when it is most of the file. */
const FEW = 4;
/** Rows from which it is refused wherever it stands. */
const MANY = 25;
/** Rows looked at when columns are told by their contents. */
const LOOK = 200;
/** Longer cells are sentences. */
const CELL = 60;
const COLUMNS = 60;
/** Longer lines are paragraphs, never rows. */
const ROW = 2000;

export interface Table {
  /** Line of the text at which it starts, from 1. */
  readonly line: number;
  readonly rows: readonly (readonly string[])[];
  /** Number of rows; `rows` may hold fewer of them. */
  readonly count: number;
  /** Characters that it takes up. */
  readonly size: number;
}

type Split = (line: string) => readonly string[];

/** Ways to write a row, the surest first. */
const SPLITS: readonly Split[] = [
  (line) => line.split('\t', COLUMNS),
  (line) =>
    line.includes('|')
      ? line
          .replace(/^\s{0,20}\|/, '')
          .replace(/\|\s{0,20}$/, '')
          .split('|', COLUMNS)
      : [line],
  (line) => delimited(line, ';'),
  (line) => delimited(line, ','),
  (line) => line.split('、', COLUMNS),
  aligned,
];

/** @throws TableOfPeople */
export function refuseTables(
  text: string,
  file: string,
  words: Pick<Knowledge, 'tables'>,
  tables: readonly Table[] = [],
): void {
  const size = Math.max(1, text.length);
  for (const table of tables) refuse(table, size, file, words);
  for (const split of SPLITS) for (const table of tablesIn(text, split)) refuse(table, size, file, words);
  const names = listOfNames(text);
  if (names !== undefined) refuse(names, size, file, words, 'persons');
}

function refuse(
  table: Table,
  size: number,
  file: string,
  words: Pick<Knowledge, 'tables'>,
  known?: TableKind,
): void {
  if (table.count < FEW || (table.count < MANY && table.size < size / 2)) return;
  const kind = known ?? kindOf(table.rows, words.tables);
  if (kind !== undefined) throw new TableOfPeople(file, kind, table.line, table.count);
}

/** What kind of table of people the rows are, by the names of their columns and by what stands in them. */
export function kindOf(rows: readonly (readonly string[])[], words: TableWords): TableKind | undefined {
  const head = (rows[0] ?? []).map((cell) => words.columns.get(plain(cell)));
  const named = head.filter((column) => column !== undefined).length >= 2;
  const body = (named ? rows.slice(1) : rows).slice(0, LOOK);
  const found = new Set<string>();
  const columns = Math.max(...rows.slice(0, LOOK).map((row) => row.length));
  for (let c = 0; c < columns; c++) {
    if (named && head[c] !== undefined) found.add(head[c]!);
    const cells = body.map((row) => (row[c] ?? '').trim()).filter((cell) => cell !== '');
    if (cells.length < body.length / 2) continue;
    for (const [column, values] of Object.entries(words.values))
      if (cells.filter((cell) => values.has(plain(cell))).length >= 0.8 * cells.length) found.add(column);
    for (const [column, test] of CONTENTS) {
      // Names are asked for last and only where the header does not say what the column is: places look alike.
      if (column === 'person' && (named || c > 2)) continue;
      if (cells.filter((cell) => test.test(cell)).length >= 0.8 * cells.length) {
        found.add(column);
        break;
      }
    }
  }
  // Names without a header are weak: beside them there must be something that only persons have.
  if (!named && found.has('person')) for (const weak of ['age', 'time']) found.delete(weak);
  for (const [kind, sets] of Object.entries(words.evidence))
    if (sets.some((set) => set.every((column) => found.has(column)))) return kind as TableKind;
  return undefined;
}

/** What a cell of a column looks like. None can backtrack beyond its bounds. */
const CONTENTS: readonly (readonly [string, RegExp])[] = [
  ['device', /^(?:\d{14,16}|(?:[0-9a-fA-F]{2}:){5}[0-9a-fA-F]{2})$/],
  ['time', /^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}[T ]\d{1,2}:\d{2}/],
  ['latitude', /^-?[0-8]?\d\.\d{3,12}$/],
  ['longitude', /^-?1?\d{2}\.\d{3,12}$/],
  ['birth', /^(?:19|20)\d{2}[-/.]\d{1,2}[-/.]\d{1,2}\.?$|^\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)\d{2}$/],
  ['identity', /^\d{6}-?\d{7}$|^[A-Z]{1,2}\d{6,9}$/],
  ['phone', /^\+?\(?\d{2,4}\)?[- .]?\d{3,4}[- .]?\d{3,5}$|^\+?\d{9,13}$/],
  ['age', /^(?:[1-9]|[1-9]\d)$/],
  [
    'person',
    /^(?:\p{Lu}[\p{L}'’-]{0,20}(?:,? \p{Lu}[\p{L}'’.-]{0,20}){1,3}|\p{Script=Hangul}{2,4}|\p{Script=Han}{2,4})$/u,
  ],
];

function plain(cell: string): string {
  return cell
    .toLowerCase()
    .replace(/[^\p{L}\p{N}()#'-]+/gu, ' ')
    .trim();
}

/** Stretches of lines that split into the same number of short cells. */
function* tablesIn(text: string, split: Split): Generator<Table> {
  let rows: (readonly string[])[] = [];
  let count = 0;
  let first = 0;
  let size = 0;
  let columns = 0;
  let line = 0;
  for (let start = 0; start <= text.length; ) {
    line++;
    let end = text.indexOf('\n', start);
    if (end < 0) end = text.length;
    const cells = end - start > ROW ? [] : split(text.slice(start, end));
    const isRow = cells.length >= 2 && cells.length < COLUMNS && cells.every((cell) => cell.length <= CELL);
    const blank = !isRow && end - start < 200 && text.slice(start, end).trim() === '';
    if (isRow && (columns === 0 || cells.length === columns)) {
      if (count === 0) first = line;
      columns = cells.length;
      if (rows.length <= LOOK) rows.push(cells);
      count++;
      size += end - start + 1;
    } else if (!blank) {
      if (count >= FEW) yield { line: first, rows, count, size };
      rows = isRow ? [cells] : [];
      count = rows.length;
      columns = isRow ? cells.length : 0;
      first = line;
      size = isRow ? end - start + 1 : 0;
    }
    start = end + 1;
  }
  if (count >= FEW) yield { line: first, rows, count, size };
}

/** Cells between delimiters; a quoted cell may hold one. */
function delimited(line: string, by: string): readonly string[] {
  if (!line.includes(by)) return [line];
  if (!line.includes('"')) return line.split(by, COLUMNS);
  const cells: string[] = [];
  let cell = '';
  let quoted = false;
  for (const char of line) {
    if (char === '"') quoted = !quoted;
    else if (char === by && !quoted) {
      cells.push(cell);
      cell = '';
    } else cell += char;
  }
  cells.push(cell);
  return cells;
}

/** Cells set apart by two spaces or more. */
function aligned(line: string): readonly string[] {
  if (!line.includes('  ')) return [line];
  return line
    .trim()
    .split('  ')
    .map((cell) => cell.trim())
    .filter((cell) => cell !== '')
    .slice(0, COLUMNS);
}

const NAME_LINE =
  /^\s{0,20}(?:\d{1,5}[.)]\s{0,9})?(?:\p{Lu}[\p{L}'’-]{0,20}(?: \p{Lu}[\p{L}'’.-]{0,20}){1,3}|\p{Script=Hangul}{2,4})\s{0,20}$/u;

/** A file of bare names, one on each line. */
function listOfNames(text: string): Table | undefined {
  let count = 0;
  let size = 0;
  let lines = 0;
  for (let start = 0; start < text.length; ) {
    let end = text.indexOf('\n', start);
    if (end < 0) end = text.length;
    const line = end - start > 120 ? '' : text.slice(start, end);
    if (end - start > 120 || line.trim() !== '') lines++;
    if (line !== '' && NAME_LINE.test(line)) {
      count++;
      size += end - start + 1;
    }
    start = end + 1;
  }
  return count >= 10 && count >= 0.9 * lines ? { line: 1, rows: [], count, size } : undefined;
}
