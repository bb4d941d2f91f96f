/** Parts of all people that are counted by themselves. What they are called stands in the declarations: no value of a list is printed. */
import type { Declaration, Holding } from './declaration.ts';
import { ListFault } from './faults.ts';
import type { List } from './read-list.ts';

export interface Strata {
  /** As declared, in their order. */
  readonly names: readonly string[];
  /** The stratum of each row, −1 where the row has none of them. */
  readonly of: Int32Array;
}

/** What says who somebody is: a stratum of these would be a look-up by name. */
const WHO: readonly Holding[] = ['given', 'surname', 'name', 'identifier', 'birth', 'words'];

/** @throws ListFault for a stratum by what says who somebody is */
export function refuseStratum({ stratum, columns, row }: Declaration, list: string): void {
  if (stratum === undefined) return;
  const who = WHO.flatMap((holds) => {
    const own = columns[holds];
    return own === undefined ? [] : typeof own === 'string' ? [own] : Object.values(own);
  });
  if ([...who, row].includes(stratum.column)) throw new ListFault('stratum-who', list);
}

/**
 * The strata of all rows, lists one after the other.
 *
 * @throws ListFault where two lists name other strata
 */
export function strataOf(
  lists: readonly { readonly list: List; readonly declared: Declaration }[],
): Strata | undefined {
  const names = lists.map(({ declared }) => declared.stratum?.values).find((own) => own !== undefined);
  if (names === undefined) return undefined;
  const rows = lists.reduce((sum, { list }) => sum + list.rows, 0);
  const of = new Int32Array(rows).fill(-1);
  let from = 0;
  for (const { list, declared } of lists) {
    const { stratum } = declared;
    if (stratum && stratum.values.join('\n') !== names.join('\n'))
      throw new ListFault('other-strata', list.name);
    const column = stratum && list.columns.get(stratum.column);
    const places = column?.values.map((value) => names.indexOf(value));
    for (let i = 0; column && i < list.rows; i++)
      if (column.codes[i]! >= 0) of[from + i] = places![column.codes[i]!]!;
    from += list.rows;
  }
  return { names, of };
}
