/** Tables of sampled clusterings, as `moksori estimate` takes them: of all people, or of each stratum that is large enough. */
import type { Together } from '../../intake/lists/lists.ts';
import type { Io } from '../command.ts';
import { messages } from '../messages.ts';
import { fill } from '../words.ts';

/** Pattern of lists (bit j: list j) → people. */
export type PatternTable = ReadonlyMap<number, number>;

export interface Tables {
  readonly text: string;
  /** Strata that are not by themselves: too few people. */
  readonly joined: readonly string[];
  /** Whether even together they are too few, and are in no table. */
  readonly leftOut: boolean;
}

/** A smaller stratum could be somebody. */
const FEWEST_PEOPLE = 20;

const size = (table: PatternTable) => [...table.values()].reduce((sum, count) => sum + count, 0);

/** Tables of all people, one for each clustering. */
export function asTables(lists: readonly string[], samples: readonly PatternTable[]): string {
  return `${JSON.stringify(tableOf(lists, samples), null, 1)}\n`;
}

/**
 * Tables by stratum.
 *
 * @param samples for each clustering a table for each stratum, and last one of people in none
 * @param rest what strata are called together that are too small
 */
export function asStrata(
  lists: readonly string[],
  names: readonly string[],
  samples: readonly (readonly PatternTable[])[],
  rest: string,
): Tables {
  const few = (tables: readonly PatternTable[]) => tables.some((table) => size(table) < FEWEST_PEOPLE);
  const of = (s: number) => samples.map((tables) => tables[s]!);
  const own = names.flatMap((name, s) => (few(of(s)) ? [] : [[name, of(s)] as const]));
  const small = names.flatMap((_, s) => (few(of(s)) ? [s] : []));
  const others = samples.map((tables) => sum([...small, names.length].map((s) => tables[s]!)));
  const none = others.every((table) => size(table) === 0);
  const leftOut = !none && few(others);
  const all = [...own, ...(none || leftOut ? [] : [[rest, others] as const])];
  const tables = Object.fromEntries(all.map(([name, each]) => [name, tableOf(lists, each)]));
  return {
    text: `${JSON.stringify({ tables }, null, 1)}\n`,
    joined: small.map((s) => names[s]!),
    leftOut,
  };
}

function tableOf(files: readonly string[], samples: readonly PatternTable[]) {
  const lists = files.map((name) => name.replace(/\.[^.]*$/, ''));
  const text = (pattern: number) => lists.map((_, j) => ((pattern >> j) & 1 ? '1' : '0')).join('');
  const counts = samples.map((table) =>
    Object.fromEntries(
      [...table].sort(([a], [b]) => a - b).map(([pattern, count]) => [text(pattern), count]),
    ),
  );
  return { lists, samples: counts };
}

function sum(tables: readonly PatternTable[]): PatternTable {
  const all = new Map<number, number>();
  for (const table of tables)
    for (const [pattern, count] of table) all.set(pattern, (all.get(pattern) ?? 0) + count);
  return all;
}

/** Prints the tables, and beside them which strata are too small to stand by themselves. */
export function printTables(
  { lists, strata }: Together,
  tables: readonly PatternTable[],
  byStratum: readonly (readonly PatternTable[])[],
  io: Io,
): void {
  const files = lists.map(({ name }) => name);
  if (!strata) {
    io.out(asTables(files, tables));
    return;
  }
  const words = messages.link.strata;
  let { rest } = words;
  while (strata.names.includes(rest)) rest += ' +';
  const { text, joined, leftOut } = asStrata(files, strata.names, byStratum, rest);
  if (joined.length > 0) io.err(`${fill(words.joined, { names: joined.join(', '), rest })}\n`);
  if (leftOut) io.err(`${fill(words.leftOut, { rest })}\n`);
  io.out(text);
}
