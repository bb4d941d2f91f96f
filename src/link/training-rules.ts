/** What a run learns from: pairs of columns that agree far more often than chance, and those in which kin agree. */
import type { BlockStore, Blocks, Key } from './blocks.ts';
import type { Comparison, ComparisonSpec } from './comparisons.ts';
import { kindOf } from './kinds.ts';
import { agreement, type Declared, type Plan } from './plan.ts';
import { filledShare, type KinRule } from './train.ts';
import type { Column } from './values.ts';

const MOST_TRAINING = 6;
/** Fewer pairs of a rule teach nothing. */
const FEWEST_PAIRS = 10;

/** Rules to learn from: two columns, one of which families do not share, that agree far more often than by chance. */
export function trainingOf(
  declared: readonly Declared[],
  columns: ReadonlyMap<string, Column>,
  specs: readonly ComparisonSpec[],
  store: BlockStore,
  possible: number,
  apart: Int32Array,
): Pick<Plan, 'training' | 'strict'> {
  const own = declared.filter(({ holds }) => holds !== 'sex');
  const ids = (name: string) => {
    const { keys, ids } = columns.get(name)!;
    return keys.get('sound') ?? keys.get('order') ?? ids;
  };
  const agree = new Map(
    own.map(({ name }) => {
      const column = columns.get(name)!;
      return [name, ids(name) === column.ids ? equalShare(column, apart.length) : agreement(ids(name))];
    }),
  );
  const usesOf = (names: readonly string[]) =>
    specs.flatMap((spec, k) =>
      spec.kind === 'swap'
        ? spec.columns.some((name) => names.includes(name))
          ? [k]
          : []
        : names.includes(spec.column)
          ? [k]
          : [],
    );
  const candidates: { names: string[]; share: number; pairs: number; keys: Key[] }[] = [];
  for (const [i, one] of own.entries())
    for (const two of own.slice(i + 1)) {
      if (kindOf(one.holds).shared && kindOf(two.holds).shared) continue;
      const names = [one.name, two.name];
      const keys = names.map(ids);
      const pairs = acrossPairs(store.of(keys), apart);
      const chance = possible * agree.get(one.name)! * agree.get(two.name)!;
      if (pairs >= FEWEST_PAIRS) candidates.push({ names, keys, pairs, share: 1 - chance / pairs });
    }
  candidates.sort((a, b) => b.share - a.share || b.pairs - a.pairs);
  const used = new Map<string, number>();
  const chosen: typeof candidates = [];
  for (const each of candidates) {
    if (chosen.length >= MOST_TRAINING || each.share < 0.2) break;
    // Over different columns: none may be in half of the rules.
    if (each.names.some((name) => (used.get(name) ?? 0) >= MOST_TRAINING / 2)) continue;
    for (const name of each.names) used.set(name, (used.get(name) ?? 0) + 1);
    chosen.push(each);
  }
  return {
    training: chosen.map(({ names, keys }) => ({
      ...{ name: names.join(' + '), uses: usesOf(names) },
      ...{ blocks: store.of(keys), filled: filledShare(keys) },
    })),
    strict: candidates
      .filter(({ share }) => share > 0.9)
      .slice(0, 4)
      .map(({ keys }) => store.of(keys)),
  };
}

/** Two columns that families share, written the same: how many pairs agree in both. Spans of days are no equal values. */
export function kinRules(
  comparisons: readonly Comparison[],
  store: BlockStore,
  apart: Int32Array,
): KinRule[] {
  const shared = comparisons.flatMap(({ shared, kind }, k) => (shared && kind !== 'date' ? [k] : []));
  return shared.flatMap((one, i) =>
    shared.slice(i + 1).map((two): KinRule => {
      const keys = [comparisons[one]!.column.ids, comparisons[two]!.column.ids];
      return { uses: [one, two], pairs: acrossPairs(store.of(keys), apart), filled: filledShare(keys) };
    }),
  );
}

function acrossPairs({ starts, rows, pairs }: Blocks, apart: Int32Array): number {
  if (apart.every((own) => own < 0)) return pairs;
  let inside = 0;
  const seen = new Map<number, number>();
  for (let block = 0; block + 1 < starts.length; block++) {
    seen.clear();
    for (let i = starts[block]!; i < starts[block + 1]!; i++) {
      const own = apart[rows[i]!]!;
      if (own < 0) continue;
      const before = seen.get(own) ?? 0;
      inside += before;
      seen.set(own, before + 1);
    }
  }
  return pairs - inside;
}

/** The chance that two rows have the same value. */
function equalShare({ counts }: Column, rows: number): number {
  let pairs = 0;
  for (let v = 0; v < counts.length; v++) pairs += counts[v]! * (counts[v]! - 1);
  return pairs / (rows * Math.max(1, rows - 1));
}
