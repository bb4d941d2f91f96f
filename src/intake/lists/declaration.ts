/** What a list says of itself: without it a table of people is not a list of documented victims. It lies beside the list, as `LIST.yaml`. */
import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { knowledgeOf } from '../knowledge.ts';
import { ListFault } from './faults.ts';
import { listedEvents } from './knowledge.ts';
import { refuseStratum } from './strata.ts';

const column = z.string().min(1).max(200);
const date = z.union([
  column,
  z.strictObject({ year: column, month: column.optional(), day: column.optional() }),
]);
const form = z.strictObject({
  event: z.string(),
  period: z.union([z.string().min(4).max(100), z.number().int()]).transform(String),
  area: z.string().min(1).max(200),
  collector: z.string().min(1).max(200),
  'no-duplicates': z.boolean().default(false),
  id: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,39}$/)
    .optional(),
  row: column.optional(),
  stratum: z.strictObject({ column, values: z.array(z.string().min(1).max(60)).min(2).max(20) }).optional(),
  columns: z.strictObject({
    given: column.optional(),
    surname: column.optional(),
    name: column.optional(),
    sex: column.optional(),
    birth: date.optional(),
    event: date.optional(),
    place: column.optional(),
    identifier: column.optional(),
    number: column.optional(),
    words: column.optional(),
  }),
});

export type DateColumns = z.output<typeof date>;
export type ListColumns = z.output<typeof form>['columns'];
export type Holding = keyof ListColumns;

/** What a column can hold, in the order in which columns stand in the table. */
export const HOLDINGS = Object.keys(form.shape.columns.shape) as readonly Holding[];

export interface Declaration {
  /** The kind of event that all of its rows are about. */
  readonly event: string;
  readonly period: string;
  readonly area: string;
  readonly collector: string;
  /** Nobody is on it twice. */
  readonly alone: boolean;
  /** What decisions call the list by. */
  readonly id?: string | undefined;
  /** The column whose value names each row, and no other row of the list. */
  readonly row?: string | undefined;
  /** The column by which people are counted apart, and the values of it that make a stratum. */
  readonly stratum?: { readonly column: string; readonly values: readonly string[] } | undefined;
  readonly columns: ListColumns;
}

/**
 * Reads the declaration beside a list.
 *
 * @param names the list's columns
 * @throws ListFault when there is none, it is not as it must be, or the list is none of documented victims
 */
export function declarationOf(path: string, names: readonly string[]): Declaration {
  const list = basename(path);
  const file = `${path}.yaml`;
  if (!existsSync(file)) throw new ListFault('undeclared', list);
  let data: unknown;
  try {
    data = parse(readFileSync(file, 'utf8'));
  } catch {
    throw new ListFault('declaration', list, { where: 'yaml' });
  }
  const read = form.safeParse(data);
  if (!read.success)
    throw new ListFault('declaration', list, { where: read.error.issues[0]!.path.join('.') || 'top' });
  const { 'no-duplicates': alone, columns, ...rest } = read.data;
  const events = listedEvents();
  if (!events.includes(rest.event)) throw new ListFault('event', list, { events: events.join(', ') });
  if (!columns.event && !columns.place) throw new ListFault('no-event', list);
  if (!columns.given && !columns.surname && !columns.name) throw new ListFault('nothing-to-compare', list);
  for (const name of [...columnsIn(columns), rest.row, rest.stratum?.column])
    if (name !== undefined && !names.includes(name))
      throw new ListFault('no-column', list, { column: name.slice(0, 40) });
  refuse(list, names);
  const declared = { ...rest, alone, columns };
  refuseStratum(declared, list);
  return declared;
}

/** Names of the list's columns that a declaration uses. */
export function columnsIn(columns: ListColumns): string[] {
  return [
    ...new Set(
      Object.values(columns).flatMap((each) =>
        each === undefined
          ? []
          : typeof each === 'string'
            ? [each]
            : Object.values(each).filter((x) => x !== undefined),
      ),
    ),
  ];
}

/** Lists of calls, of places somebody was at, of households and of staff are traces: no declaration makes them testimony. */
function refuse(list: string, names: readonly string[]): void {
  const { columns, evidence } = knowledgeOf().tables;
  const held = new Set(names.map((name) => columns.get(plain(name))));
  for (const [kind, sets] of Object.entries(evidence))
    if (kind !== 'persons' && sets.some((set) => set.every((each) => held.has(each))))
      throw new ListFault(`traces-${kind}`, list);
}

function plain(name: string): string {
  return name
    .toLowerCase()
    .replace(/[_.\s]+/g, ' ')
    .trim();
}
