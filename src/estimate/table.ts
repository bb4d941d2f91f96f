/** A table of lists that overlap: how many people are on exactly which of them. */

export interface Table {
  /** Names of the lists, each a lineage. */
  readonly lists: readonly string[];
  /** Bit j of a pattern: on list j. Ascending, none twice, none 0. */
  readonly patterns: readonly number[];
  /** People with exactly that pattern, each above 0. */
  readonly counts: readonly number[];
  /** Documented people. */
  readonly n: number;
}

/** Something that was mended or left out when a table was made. */
export interface TableNote {
  readonly code: 'merged-patterns' | 'nobody-row' | 'empty-lists' | 'merged-lists';
  readonly amount: number;
  readonly lists: readonly string[];
}

/** Why a table cannot be used. `CouldNot` words of the command line are in its table of faults. */
export class TableFault extends Error {
  readonly fault: string;
  constructor(fault: string, values: Readonly<Record<string, string | number>> = {}) {
    super(fault);
    this.fault = fault;
    Object.assign(this, values);
  }
}

/** Patterns are bits of one whole number. */
export const MOST_LISTS = 30;
/** Beyond this no population of people goes. */
const MOST_PEOPLE = 1e9;

/**
 * Makes a table: equal patterns added up, the row of nobody's list dropped, lists without a record dropped, each with a note.
 *
 * @param rows pattern (bit j: list j) and count
 * @throws TableFault when nothing is left or there are too many
 */
export function makeTable(
  lists: readonly string[],
  rows: Iterable<readonly [pattern: number, count: number]>,
): { readonly table: Table; readonly notes: readonly TableNote[] } {
  if (lists.length > MOST_LISTS) throw new TableFault('too-many-lists', { most: MOST_LISTS });
  const all = new Map<number, number>();
  let merged = 0;
  let nobody = 0;
  for (const [pattern, count] of rows) {
    if (pattern === 0) nobody += count;
    else {
      if (all.has(pattern)) merged++;
      all.set(pattern, (all.get(pattern) ?? 0) + count);
    }
  }
  const notes: TableNote[] = [];
  if (merged > 0) notes.push({ code: 'merged-patterns', amount: merged, lists: [] });
  if (nobody > 0) notes.push({ code: 'nobody-row', amount: nobody, lists: [] });
  const kept = [...all].filter(([, count]) => count > 0);
  const used = kept.reduce((bits, [pattern]) => bits | pattern, 0);
  const empty = lists.filter((_, j) => ((used >> j) & 1) === 0);
  if (empty.length > 0) notes.push({ code: 'empty-lists', amount: empty.length, lists: empty });
  const places = lists.flatMap((_, j) => (((used >> j) & 1) === 1 ? [j] : []));
  const table = tableOf(
    places.map((j) => lists[j]!),
    kept.map(([pattern, count]) => [pick(pattern, places), count] as const),
  );
  if (table.n === 0) throw new TableFault('nobody');
  if (table.n > MOST_PEOPLE) throw new TableFault('too-many-people', { most: MOST_PEOPLE });
  return { table, notes };
}

/** A table of patterns that may stand twice. */
export function tableOf(lists: readonly string[], rows: Iterable<readonly [number, number]>): Table {
  const all = new Map<number, number>();
  for (const [pattern, count] of rows)
    if (pattern !== 0 && count > 0) all.set(pattern, (all.get(pattern) ?? 0) + count);
  const cells = [...all].sort(([a], [b]) => a - b);
  return {
    lists,
    patterns: cells.map(([pattern]) => pattern),
    counts: cells.map(([, count]) => count),
    n: cells.reduce((sum, [, count]) => sum + count, 0),
  };
}

/** The bits at some places, moved together. */
function pick(pattern: number, places: readonly number[]): number {
  return places.reduce((bits, place, j) => bits | (((pattern >> place) & 1) << j), 0);
}

/** How many lists a pattern has. */
export function bitCount(pattern: number): number {
  let bits = pattern;
  let count = 0;
  while (bits !== 0) {
    bits &= bits - 1;
    count++;
  }
  return count;
}

/** People on all lists of a set. */
export function margin({ patterns, counts }: Table, set: number): number {
  let sum = 0;
  for (let i = 0; i < patterns.length; i++) if ((patterns[i]! & set) === set) sum += counts[i]!;
  return sum;
}

/** People on each list. */
export function listTotals(table: Table): number[] {
  return table.lists.map((_, j) => margin(table, 1 << j));
}

/** People on exactly 1, 2, … lists. */
export function timesListed({ lists, patterns, counts }: Table): number[] {
  const times = new Array<number>(lists.length).fill(0);
  for (let i = 0; i < patterns.length; i++) times[bitCount(patterns[i]!) - 1]! += counts[i]!;
  return times;
}

/** Counts by pattern, 0 where nobody was seen; place 0, of those on no list, is 0. For few lists. */
export function denseCounts({ lists, patterns, counts }: Table): Float64Array {
  const cells = new Float64Array(1 << lists.length);
  for (let i = 0; i < patterns.length; i++) cells[patterns[i]!] = counts[i]!;
  return cells;
}

/** Without some lists: people who were only on these are no longer documented. */
export function withoutLists(table: Table, gone: number): Table {
  const places = table.lists.flatMap((_, j) => (((gone >> j) & 1) === 0 ? [j] : []));
  return tableOf(
    places.map((j) => table.lists[j]!),
    table.patterns.map((pattern, i) => [pick(pattern, places), table.counts[i]!] as const),
  );
}

/** Some lists made one: listed on any of them is listed on it. It stands where the first of them stood. */
export function mergeLists(table: Table, together: number): Table {
  const members = table.lists.flatMap((_, j) => (((together >> j) & 1) === 1 ? [j] : []));
  const first = members[0]!;
  const places = table.lists.flatMap((_, j) => (j === first || !members.includes(j) ? [j] : []));
  return tableOf(
    places.map((j) => (j === first ? members.map((m) => table.lists[m]).join('+') : table.lists[j]!)),
    table.patterns.map((pattern, i) => {
      const joined = (pattern & together) === 0 ? pattern : (pattern & ~together) | (1 << first);
      return [pick(joined, places), table.counts[i]!] as const;
    }),
  );
}

/** At most so many lists: the smallest ones become one. */
export function atMostLists(
  table: Table,
  most: number,
): { readonly table: Table; readonly merged: readonly string[] } {
  if (table.lists.length <= most) return { table, merged: [] };
  const totals = listTotals(table);
  const order = table.lists.map((_, j) => j).sort((a, b) => totals[a]! - totals[b]! || b - a);
  const small = order.slice(0, table.lists.length - most + 1);
  const bits = small.reduce((sum, j) => sum | (1 << j), 0);
  return {
    table: mergeLists(table, bits),
    merged: table.lists.filter((_, j) => ((bits >> j) & 1) === 1),
  };
}

/** The table as one line of text, the same for the same table: what its hash is taken of. */
export function canonical({ lists, patterns, counts }: Table): string {
  const cells = patterns.map((pattern, i) => [patternText(pattern, lists.length), counts[i]!]);
  return JSON.stringify({ lists, counts: Object.fromEntries(cells) });
}

/** One character for each list, 1 = listed. */
export function patternText(pattern: number, lists: number): string {
  return Array.from({ length: lists }, (_, j) => ((pattern >> j) & 1 ? '1' : '0')).join('');
}
