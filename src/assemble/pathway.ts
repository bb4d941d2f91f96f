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
  const rank = new Map(
    acts.map((act, i) => [
      act.id,
      [stages.get(pack.acts.get(act.kind)?.stage ?? '') ?? stages.size, i] as const,
    ]),
  );
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
  const left = new Set(acts.map(({ id }) => id));
  const path: string[] = [];
  while (left.size > 0) {
    let next: string | undefined;
    for (const id of left) {
      if ([...after.get(id)!].some((before) => left.has(before))) continue;
      if (next === undefined || compare(rank.get(id)!, rank.get(next)!) < 0) next = id;
    }
    next ??= [...left][0]!;
    path.push(next);
    left.delete(next);
  }
  return path;
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

function compare(a: readonly [number, number], b: readonly [number, number]): number {
  return a[0] - b[0] || a[1] - b[1];
}
