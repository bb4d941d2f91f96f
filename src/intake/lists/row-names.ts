/**
 * Rows of lists by keyed numbers, so that a decision on two of them can be kept without any value of a list, and a row that was changed
 * is noticed. A number is an HMAC-SHA-256, cut to 64 bits.
 */
import { createHmac } from 'node:crypto';
import type { RowAt } from '../../claims/row-at.ts';
import type { Declaration } from './declaration.ts';
import type { Together } from './lists.ts';

/** Why a row is not found: it is not there, its values are others now, or several rows are alike. */
export type NotFound = 'no-list' | 'gone' | 'changed' | 'several';

export interface RowNames {
  /** What a decision calls a row of the run. */
  name(row: number): RowAt;
  /** The row that a decision is about, in this run. */
  find(at: RowAt): number | NotFound;
}

const HEX = 16;
/** Between what is joined, so that no two rows are the same text. */
const PART = '\u001f';

/** Names the rows of a run under the key. Numbers of all rows are made when the first is looked for. */
export function rowNames(together: Together, key: Uint8Array): RowNames {
  const { starts, lists, columns, rowNames: named } = together;
  const keyed = (...parts: readonly string[]) =>
    createHmac('sha256', key).update(parts.join(PART)).digest('hex').slice(0, HEX);
  const ids = lists.map(({ declared }) => declared.id ?? keyed('list', ...saidOf(declared)));
  const listOf = (row: number) => {
    let list = 0;
    while (starts[list + 1]! <= row) list++;
    return list;
  };
  const writtenIn = (list: number, row: number) => {
    const column = named[list];
    return column && column.values[column.codes[row - starts[list]!]!]!;
  };
  const checkOf = (row: number) =>
    keyed(
      'row',
      ...columns.flatMap(({ holds, raw }) => {
        const code = raw.codes[row]!;
        return code < 0 ? [] : [holds, raw.values[code]!];
      }),
    );
  const nameOf = (list: number, row: number): string | number => {
    const own = writtenIn(list, row);
    return own === undefined ? row - starts[list]! + 1 : keyed('name', ids[list]!, own);
  };
  let known: { readonly names: Map<string, number>; readonly checks: Map<string, number[]> }[] | undefined;
  const index = () => {
    known ??= lists.map((_, list) => {
      const names = new Map<string, number>();
      const checks = new Map<string, number[]>();
      for (let row = starts[list]!; row < starts[list + 1]!; row++) {
        if (named[list] !== undefined) names.set(String(nameOf(list, row)), row);
        const check = checkOf(row);
        const alike = checks.get(check);
        if (alike) alike.push(row);
        else checks.set(check, [row]);
      }
      return { names, checks };
    });
    return known;
  };

  return {
    name: (row) => {
      const list = listOf(row);
      return { list: ids[list]!, row: nameOf(list, row), check: checkOf(row) };
    },
    find: (at) => {
      const own = ids.flatMap((id, list) => (id === at.list ? [list] : []));
      if (own.length === 0) return 'no-list';
      if (typeof at.row === 'string') {
        const found = own.flatMap((list) => index()[list]!.names.get(String(at.row)) ?? []);
        if (found.length === 1) return checkOf(found[0]!) === at.check ? found[0]! : 'changed';
        // Who is called otherwise is another one, however alike.
        if (found.length === 0 && own.every((list) => named[list] !== undefined)) return 'gone';
      }
      // Without a name of its own a row is known by what it holds: its place may have changed.
      const alike = own.flatMap((list) => index()[list]!.checks.get(at.check) ?? []);
      if (alike.length === 1) return alike[0]!;
      if (alike.length === 0) return 'gone';
      const inPlace = alike.filter((row) => row - starts[listOf(row)]! + 1 === at.row);
      return inPlace.length === 1 ? inPlace[0]! : 'several';
    },
  };
}

/** What a declaration says that stays when rows are added. */
function saidOf({ event, area, collector }: Declaration): readonly string[] {
  return [event, area, collector];
}
