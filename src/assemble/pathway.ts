import type { Day } from '../claims/types.ts';
import type { Pack } from '../packs/types.ts';
import type { ToldAct } from './acts.ts';

export interface Dated {
  readonly earliest: Day | null;
  readonly latest: Day | null;
}

export interface Order {
  readonly before: string;
  readonly after: string;
  /** Only the process of the pack says so. */
  readonly law: boolean;
}

/**
 * The acts in the order in which they happened, as far as known: first by dates that do not overlap, then by what claims say
 * of the order, then by the process; where nothing decides, by stage, then as told. Told orders that contradict each other or
 * the dates stay conflicts of the case and do not stop it.
 */
export function pathwayOf(
  acts: readonly ToldAct[],
  dates: ReadonlyMap<string, Dated>,
  orders: readonly Order[],
  pack: Pack,
): string[] {
  const stages = new Map(pack.stages.map((stage, i) => [stage.id, i]));
  const stageOf = ({ kind }: ToldAct): number => stages.get(pack.acts.get(kind)?.stage ?? '') ?? stages.size;
  const rank = new Map(acts.map((act, i) => [act.id, rankOf(stageOf(act), i)]));
  const after = new Map<string, Set<string>>(acts.map(({ id }) => [id, new Set()]));
  for (const [before, later] of datedPairs(acts, dates)) after.get(later)!.add(before);
  for (const law of [false, true])
    for (const order of orders)
      if (order.law === law && !reaches(after, order.before, order.after))
        after.get(order.after)?.add(order.before);
  const pull = pulled(acts, after, rank);
  const left = new Set(acts.map(({ id }) => id));
  const waits = new Map([...after].map(([id, before]) => [id, before.size]));
  const followers = new Map<string, string[]>(acts.map(({ id }) => [id, []]));
  for (const [id, before] of after) for (const first of before) followers.get(first)!.push(id);
  const path: string[] = [];
  while (left.size > 0) {
    let next: string | undefined;
    for (const id of left)
      if (waits.get(id) === 0 && (next === undefined || compare(pull.get(id)!, pull.get(next)!) < 0))
        next = id;
    next ??= [...left][0]!;
    path.push(next);
    left.delete(next);
    for (const id of followers.get(next)!) waits.set(id, waits.get(id)! - 1);
  }
  return path;
}

/**
 * Pairs of acts of which the first is over, by its bounds, before the second can begin. Only pairs with no third act between
 * them: the others follow, and a long case would have millions.
 */
function datedPairs(acts: readonly ToldAct[], dates: ReadonlyMap<string, Dated>): [string, string][] {
  const byLatest = acts
    .flatMap(({ id }) => {
      const { earliest = null, latest = null } = dates.get(id) ?? {};
      return latest === null ? [] : [{ id, earliest, latest }];
    })
    .sort((a, b) => (a.latest < b.latest ? -1 : a.latest > b.latest ? 1 : 0));
  // The latest beginning of all acts up to here: what was over before it comes before that act already.
  let last = '';
  const begun = byLatest.map(({ earliest }) => {
    if (earliest !== null && earliest > last) last = earliest;
    return last;
  });
  return acts.flatMap(({ id }) => {
    const start = dates.get(id)?.earliest ?? null;
    if (start === null) return [];
    let low = 0;
    let high = byLatest.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (byLatest[middle]!.latest < start) low = middle + 1;
      else high = middle;
    }
    const pairs: [string, string][] = [];
    const since = begun[low - 1] ?? '';
    for (let i = low - 1; i >= 0 && byLatest[i]!.latest >= since; i--) pairs.push([byLatest[i]!.id, id]);
    return pairs;
  });
}

/**
 * What must come before an act of an earlier stage comes with that stage: a law announced long before an arrest does not hold
 * the arrest back behind everything undated.
 */
function pulled(
  acts: readonly ToldAct[],
  after: ReadonlyMap<string, ReadonlySet<string>>,
  rank: ReadonlyMap<string, Rank>,
): ReadonlyMap<string, Rank> {
  const pull = new Map(rank);
  // The earliest stage pulls first; what it has pulled is not pulled again.
  const byRank = [...acts].sort((a, b) => compare(rank.get(a.id)!, rank.get(b.id)!));
  const seen = new Set<string>();
  for (const { id } of byRank) {
    const own = pull.get(id)!;
    const stack = [id];
    while (stack.length > 0) {
      const at = stack.pop()!;
      if (seen.has(at)) continue;
      seen.add(at);
      if (compare(own, pull.get(at)!) < 0) pull.set(at, [own[0], rank.get(at)![1], rank.get(at)![2]]);
      stack.push(...after.get(at)!);
    }
  }
  return pull;
}

/** Acts looked at for one order. A circle beyond them stays, and is cut where nothing else can go on. */
const FAR = 1000;

/** Whether `to` already comes before `from` by what is known: then the new order would close a circle. */
function reaches(after: ReadonlyMap<string, ReadonlySet<string>>, from: string, to: string): boolean {
  const stack = [from];
  const seen = new Set<string>(stack);
  for (let id = stack.pop(); id !== undefined; id = stack.pop()) {
    for (const before of after.get(id) ?? []) {
      if (before === to) return true;
      if (seen.has(before)) continue;
      if (seen.size >= FAR) return false;
      seen.add(before);
      stack.push(before);
    }
  }
  return from === to;
}

/** The stage that an act is pulled to, its own stage, its place in the telling. */
type Rank = readonly [number, number, number];

function rankOf(stage: number, told: number): Rank {
  return [stage, stage, told];
}

function compare(a: Rank, b: Rank): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
}
