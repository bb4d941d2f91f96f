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
  const precedes = (a: string, b: string): boolean => {
    const [x, y] = [dates.get(a)?.latest, dates.get(b)?.earliest];
    return typeof x === 'string' && typeof y === 'string' && x < y;
  };
  for (const a of acts) for (const b of acts) if (precedes(a.id, b.id)) after.get(b.id)!.add(a.id);
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

/** Whether `to` already comes before `from` by what is known: then the new order would close a circle. */
function reaches(after: ReadonlyMap<string, ReadonlySet<string>>, from: string, to: string): boolean {
  const stack = [from];
  const seen = new Set<string>();
  while (stack.length > 0) {
    const id = stack.pop()!;
    if (id === to) return true;
    if (seen.has(id)) continue;
    seen.add(id);
    stack.push(...(after.get(id) ?? []));
  }
  return false;
}

/** The stage that an act is pulled to, its own stage, its place in the telling. */
type Rank = readonly [number, number, number];

function rankOf(stage: number, told: number): Rank {
  return [stage, stage, told];
}

function compare(a: Rank, b: Rank): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
}
