/** Several lists as one table of numbers: rows one list after the other, columns by what they hold. */

import {
  columnsIn,
  type DateColumns,
  type Declaration,
  declarationOf,
  HOLDINGS,
  type Holding,
} from './declaration.ts';
import { ListFault } from './faults.ts';
import { columnNames, type List, type ListColumn, readList } from './read-list.ts';
import { type Strata, strataOf } from './strata.ts';

export interface Together {
  readonly rows: number;
  readonly lists: readonly {
    readonly name: string;
    readonly rows: number;
    readonly sha256: string;
    readonly declared: Declaration;
  }[];
  /** The first row of each list, and the number of rows at the end. */
  readonly starts: readonly number[];
  readonly columns: readonly { readonly name: string; readonly holds: Holding; readonly raw: ListColumn }[];
  /** For each list what names its rows, where a column of it does. */
  readonly rowNames: readonly (ListColumn | undefined)[];
  /** The list of each row where nobody is on it twice, else −1. */
  readonly apart: Int32Array;
  /** Parts that are counted by themselves, where lists declare them. */
  readonly strata: Strata | undefined;
}

/** One row against a large list is a look-up in disguise. */
export const FEWEST_ROWS = 20;

/**
 * Reads lists with their declarations.
 *
 * @param approved whether a second person stands for a list of few rows
 * @throws ListFault
 */
export async function readLists(paths: readonly string[], approved: boolean): Promise<Together> {
  const read: { list: List; declared: Declaration }[] = [];
  const seen = new Map<string, string>();
  for (const path of paths) {
    const declared = declarationOf(path, await columnNames(path));
    const { row, stratum } = declared;
    const list = await readList(path, [
      ...new Set([
        ...columnsIn(declared.columns),
        ...[row, stratum?.column].filter((each) => each !== undefined),
      ]),
    ]);
    if (list.rows < FEWEST_ROWS && !approved)
      throw new ListFault(list.rows === 0 ? 'no-rows' : 'few-rows', list.name, { least: FEWEST_ROWS });
    if (list.rows === 0) throw new ListFault('no-rows', list.name);
    const twin = seen.get(list.sha256);
    if (twin !== undefined) throw new ListFault('twice-given', list.name, { other: twin });
    seen.set(list.sha256, list.name);
    if (read.some((each) => each.list.name === list.name)) throw new ListFault('one-name', list.name);
    const event = read[0]?.declared.event;
    if (event !== undefined && event !== declared.event) throw new ListFault('other-event', list.name);
    if (row !== undefined) nameEach(list.columns.get(row)!, list.name);
    const id = declared.id;
    if (id !== undefined && read.some((each) => each.declared.id === id))
      throw new ListFault('one-id', list.name, { id });
    read.push({ list, declared });
  }
  const starts = [0];
  for (const { list } of read) starts.push(starts.at(-1)! + list.rows);
  const rows = starts.at(-1)!;
  const apart = new Int32Array(rows).fill(-1);
  for (const [i, { declared }] of read.entries())
    if (declared.alone) apart.fill(i, starts[i]!, starts[i + 1]!);
  const columns = HOLDINGS.flatMap((holds) => {
    const parts = read.map(({ list, declared }) => columnOf(list, declared.columns[holds]));
    return parts.some((part) => part !== undefined && part.values.length > 0)
      ? [{ name: holds, holds, raw: stacked(parts, starts) }]
      : [];
  });
  if (columns.length < 2)
    throw new ListFault('nothing-to-compare', read.map(({ list }) => list.name).join(', '));
  return {
    rows,
    starts,
    columns,
    rowNames: read.map(({ list, declared: { row } }) =>
      row === undefined ? undefined : list.columns.get(row),
    ),
    apart,
    strata: strataOf(read),
    lists: read.map(({ list: { name, rows, sha256 }, declared }) => ({ name, rows, sha256, declared })),
  };
}

/** @throws ListFault where a row has no name, or two have one */
function nameEach({ codes, values }: ListColumn, list: string): void {
  const seen = new Uint8Array(values.length);
  for (const [i, code] of codes.entries()) {
    if (code < 0) throw new ListFault('row-unnamed', list, { row: i + 1 });
    if (seen[code] === 1) throw new ListFault('row-twice', list, { row: i + 1 });
    seen[code] = 1;
  }
}

function columnOf(list: List, named: DateColumns | undefined): ListColumn | undefined {
  if (named === undefined) return undefined;
  if (typeof named === 'string') return list.columns.get(named);
  return joined(
    [named.year, named.month, named.day].map((name) =>
      name === undefined ? undefined : list.columns.get(name),
    ),
  );
}

/** Year, month and day as one date; without a month it is a year, without a day a month. */
function joined([year, month, day]: readonly (ListColumn | undefined)[]): ListColumn {
  const rows = year!.codes.length;
  const known = new Map<string, number>();
  const codes = new Int32Array(rows);
  const at = (column: ListColumn | undefined, i: number) =>
    column === undefined || column.codes[i]! < 0 ? '' : column.values[column.codes[i]!]!;
  for (let i = 0; i < rows; i++) {
    const written = [at(year, i), at(month, i).padStart(2, '0'), at(day, i).padStart(2, '0')];
    const whole =
      written[0] === ''
        ? ''
        : written.slice(0, written[1] === '00' ? 1 : written[2] === '00' ? 2 : 3).join('-');
    if (whole === '') {
      codes[i] = -1;
      continue;
    }
    const place = known.get(whole) ?? known.size;
    known.set(whole, place);
    codes[i] = place;
  }
  return { codes, values: [...known.keys()] };
}

/** Columns of lists one below the other. The different values of each stay apart: folding joins them. */
function stacked(parts: readonly (ListColumn | undefined)[], starts: readonly number[]): ListColumn {
  const codes = new Int32Array(starts.at(-1)!).fill(-1);
  const values: string[] = [];
  for (const [i, part] of parts.entries()) {
    if (part === undefined) continue;
    const before = values.length;
    for (const value of part.values) values.push(value);
    const from = starts[i]!;
    for (let row = 0; row < part.codes.length; row++)
      if (part.codes[row]! >= 0) codes[from + row] = part.codes[row]! + before;
  }
  return { codes, values };
}
