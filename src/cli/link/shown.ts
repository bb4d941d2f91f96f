/** What a run prints: row numbers, groups, weights, chances and counts; never a value of a list. */
import type { Together } from '../../intake/lists/lists.ts';
import { groupsOf } from '../../link/cluster.ts';
import type { Plan } from '../../link/plan.ts';
import type { Reach } from '../../link/recall.ts';
import type { Linked } from '../../link/run.ts';
import type { Laid } from './kept.ts';

export interface Run {
  readonly together: Together;
  readonly plan: Plan;
  readonly linked: Linked;
  readonly reach: Reach;
  readonly seed: number;
  readonly version: string;
  readonly approved: string | undefined;
  /** Decisions of people; nothing when no vault was asked. */
  readonly laid: Laid | undefined;
  /** Tables of sampled clusterings: pattern of lists → people. */
  readonly tables: readonly ReadonlyMap<number, number>[];
}

export interface Group {
  /** List and row, each counted as in the file: the first list and the first row below the header are 1. */
  readonly rows: readonly (readonly [list: number, row: number])[];
  /** log2 of the odds of the least certain pair of the group. */
  readonly least: number;
}

const digits = (value: number) => Number(value.toPrecision(6));

/** List and row of a row of the run, each counted from 1. */
export function placeOf({ starts }: Pick<Together, 'starts'>, row: number): [list: number, row: number] {
  let list = 0;
  while (starts[list + 1]! <= row) list++;
  return [list + 1, row - starts[list]! + 1];
}

export function groups({ together, linked }: Run): Group[] {
  return groupsOf(linked.clustering.of).map((rows) => {
    let least = Number.POSITIVE_INFINITY;
    for (const [i, a] of rows.entries())
      for (const b of rows.slice(i + 1)) least = Math.min(least, linked.weight(a, b));
    return { rows: rows.map((row) => placeOf(together, row)), least: Number(least.toFixed(2)) };
  });
}

/** People that are documented: clusters, and rows that are alone. */
export function people(of: Int32Array): number {
  let count = 0;
  for (let i = 0; i < of.length; i++) if (of[i] === i) count++;
  return count;
}

/** The middle and the 95 % interval of the numbers of people in sampled clusterings. */
export function interval(tables: Run['tables']): { low: number; median: number; high: number } | undefined {
  if (tables.length === 0) return undefined;
  const sizes = tables
    .map((table) => [...table.values()].reduce((sum, each) => sum + each, 0))
    .sort((a, b) => a - b);
  const at = (share: number) =>
    sizes[Math.min(sizes.length - 1, Math.max(0, Math.round(share * (sizes.length - 1))))]!;
  return { low: at(0.025), median: at(0.5), high: at(0.975) };
}

/** Every number of a run. */
export function exported(run: Run): unknown {
  const { together, plan, linked, reach } = run;
  const { trained, model } = linked;
  return {
    format: 1,
    lists: together.lists.map(({ name, rows, sha256, declared }) => ({
      ...{ name, rows, sha256, event: declared.event, period: declared.period, area: declared.area },
      ...{ collector: declared.collector, noDuplicates: declared.alone },
    })),
    ...(run.approved !== undefined && { approvedBy: run.approved }),
    ...(run.laid && { decisions: { ...decidedOf(run.laid), aside: run.laid.aside } }),
    rows: together.rows,
    people: people(linked.clustering.of),
    ...(run.tables.length > 0 && { peopleBetween: interval(run.tables) }),
    pairs: {
      possible: plan.possible,
      compared: linked.pairs,
      inFull: linked.full,
      linked: linkedPairs(linked),
    },
    rules: plan.rules.map(({ name, blocks }) => ({ name, pairs: blocks.pairs, largest: blocks.largest })),
    leftOut: plan.leftOut,
    reach: { by: reach.by, missed: digits(reach.missed), recall: digits(reach.recall) },
    model: {
      lambda: digits(model.lambda),
      ...(linked.labels > 0 && { labels: linked.labels }),
      comparisons: plan.specs.map((spec, k) => ({
        ...spec,
        m: model.comparisons[k]!.m.map(digits),
        u: model.comparisons[k]!.u.map(digits),
        ...(trained && { spread: digits(trained.spread[k]!) }),
        ...(trained?.guessed.includes(k) && { guessed: true }),
      })),
      rounds: (trained?.rounds ?? []).map(({ rule, pairs, lambda, iterations }) => ({
        ...{ rule, pairs, lambda: digits(lambda), iterations },
      })),
    },
    cut: linked.clustering.cut,
    groups: groups(run),
    seed: run.seed,
    version: run.version,
  };
}

/** How many decisions were kept to. */
export function decidedOf({ rulings }: Laid): { same: number; different: number } {
  const same = rulings.filter((ruling) => ruling.same).length;
  return { same, different: rulings.length - same };
}

function linkedPairs({ edges }: Linked): number {
  let pairs = 0;
  for (let i = 0; i < edges.weight.length; i++) if (edges.weight[i]! >= 0) pairs++;
  return pairs;
}

/** Groups as CSV: one line for each row of a group. */
export function asCsv(run: Run): string {
  const lines = groups(run).flatMap(({ rows, least }, g) =>
    rows.map(([list, row]) => `${g + 1},${list},${row},${least}`),
  );
  return `${['group,list,row,least_weight', ...lines].join('\n')}\n`;
}
