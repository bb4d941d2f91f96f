import type { Day } from '../claims/types.ts';
import type { Pack } from '../packs/types.ts';
import type { ToldAct } from './acts.ts';
import { Heap } from './heap.ts';

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
  const rank = new Map<string, Rank>(acts.map((act, i) => [act.id, rankOf(stageOf(act), i)]));
  const after = new Map<string, Set<string>>(acts.map(({ id }) => [id, new Set()]));
  for (const [before, later] of datedPairs(acts, dates)) {
    for (const id of [before, later])
      if (!after.has(id)) {
        after.set(id, new Set());
        rank.set(id, BETWEEN);
      }
    after.get(later)!.add(before);
  }
  for (const law of [false, true])
    for (const order of orders)
      if (order.law === law && !reaches(after, order.before, order.after))
        after.get(order.after)?.add(order.before);
  const pull = pulled(after, rank);
  const waits = new Map([...after].map(([id, before]) => [id, before.size]));
  const followers = new Map<string, string[]>([...after.keys()].map((id) => [id, []]));
  for (const [id, before] of after) for (const first of before) followers.get(first)!.push(id);
  const ready = new Heap<string>((a, b) => compare(pull.get(a)!, pull.get(b)!) < 0);
  for (const [id, n] of waits) if (n === 0) ready.push(id);
  const done = new Set<string>();
  const rest = after.keys();
  while (done.size < after.size) {
    // Where a circle is left, the first told goes on.
    const next = ready.pop() ?? rest.next().value!;
    const through = done.has(next) ? [] : [next];
    for (let at = through.pop(); at !== undefined; at = through.pop()) {
      done.add(at);
      for (const id of followers.get(at)!) {
        const left = waits.get(id)! - 1;
        waits.set(id, left);
        if (left > 0) continue;
        // A day between acts is no stop.
        if (rank.get(id) === BETWEEN) through.push(id);
        else ready.push(id);
      }
    }
  }
  return [...done].filter((id) => rank.get(id) !== BETWEEN);
}

/**
 * Who comes before whom by dates, through the days between: an act that is over on a day comes before that day, each such day
 * before the next, and the last one before an act that begins later. Pairs of acts would be millions in a long case.
 */
function datedPairs(acts: readonly ToldAct[], dates: ReadonlyMap<string, Dated>): [string, string][] {
  const begins = acts.flatMap(({ id }) => {
    const earliest = dates.get(id)?.earliest ?? null;
    return earliest === null ? [] : [{ id, earliest }];
  });
  const over = new Map<Day, string[]>();
  for (const { id } of acts) {
    const latest = dates.get(id)?.latest ?? null;
    if (latest === null) continue;
    const same = over.get(latest);
    if (same === undefined) over.set(latest, [id]);
    else same.push(id);
  }
  const days = [...over.keys()].sort();
  const pairs: [string, string][] = [];
  days.forEach((day, i) => {
    for (const id of over.get(day)!) pairs.push([id, DAY + day]);
    if (i > 0) pairs.push([DAY + days[i - 1]!, DAY + day]);
  });
  for (const { id, earliest } of begins) {
    let low = 0;
    let high = days.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (days[middle]! < earliest) low = middle + 1;
      else high = middle;
    }
    if (low > 0) pairs.push([DAY + days[low - 1]!, id]);
  }
  return pairs;
}

/** Before the name of a day that stands between acts. No act is called so. */
const DAY = 'day ';

/**
 * What must come before an act of an earlier stage comes with that stage: a law announced long before an arrest does not hold
 * the arrest back behind everything undated.
 */
function pulled(
  after: ReadonlyMap<string, ReadonlySet<string>>,
  rank: ReadonlyMap<string, Rank>,
): ReadonlyMap<string, Rank> {
  const pull = new Map(rank);
  // The earliest stage pulls first; what it has pulled is not pulled again.
  const byRank = [...after.keys()].sort((a, b) => compare(rank.get(a)!, rank.get(b)!));
  const seen = new Set<string>();
  for (const id of byRank) {
    const own = pull.get(id)!;
    const stack = [id];
    while (stack.length > 0) {
      const at = stack.pop()!;
      if (seen.has(at)) continue;
      seen.add(at);
      if (compare(own, pull.get(at)!) < 0) pull.set(at, [own[0], rank.get(at)![1], rank.get(at)![2]]);
      for (const before of after.get(at)!) stack.push(before);
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

/** The rank of a day between acts: it pulls nothing. */
const BETWEEN: Rank = [Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER, 0];

function rankOf(stage: number, told: number): Rank {
  return [stage, stage, told];
}

function compare(a: Rank, b: Rank): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
}
