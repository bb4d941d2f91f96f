/** What can be done about what one source told: the fewest acts to change, every way that is enough, and what each costs in evidence. */
import type { Pack } from '../packs/types.ts';
import { audienceOf } from './audience.ts';
import { lets, smallestChanges } from './source.ts';
import type { Assumed, Audience, ChangeSet, DisclosedAct, Way, WayKind } from './types.ts';

/** What each way costs in evidence, from least: nothing of it is lost, some is, all is. Only the order matters. */
const COST: Readonly<Record<WayKind, number>> = { generalise: 1, delay: 2, elsewhere: 3, drop: 4 };

/** All ways there are to change one act. */
export function waysOf(kind: string, pack: Pack, assumed: Assumed = {}): readonly Way[] {
  const own = audienceOf(kind, pack, assumed.audience);
  const ways: Way[] = [];
  const seen = new Set([kind]);
  for (
    let as = pack.acts.get(kind)?.coarser;
    as !== undefined && !seen.has(as);
    as = pack.acts.get(as)?.coarser
  ) {
    seen.add(as);
    const audience = audienceOf(as, pack, assumed.audience);
    if (audience !== 'unknown') ways.push({ kind: 'generalise', as, audience });
  }
  for (const { acts, after, to } of pack.exposure.later)
    if (acts.includes(kind)) ways.push({ kind: 'delay', after, audience: joined(own, to) });
  return [...ways, { kind: 'elsewhere', audience: 'all' }, { kind: 'drop', audience: 'all' }];
}

function joined(own: Audience, more: readonly string[]): Audience {
  if (own === 'all') return own;
  return own === 'unknown' ? 'unknown' : [...new Set([...own, ...more])];
}

export interface ToldAct {
  readonly act: DisclosedAct;
  readonly audience: Audience;
  /** A text that is out tells it. */
  readonly fixed?: boolean;
}

/** The smallest sets of acts to change so that enough groups are left; of as many acts, what costs least evidence first. */
export function suggest(
  told: readonly ToldAct[],
  atLeast: number,
  all: readonly string[],
  pack: Pack,
  assumed: Assumed = {},
): readonly ChangeSet[] {
  const ways = new Map(told.map(({ act }) => [act.id, waysOf(act.kind, pack, assumed)]));
  const sets = smallestChanges(
    told.map(({ act, audience, fixed }) => ({
      id: act.id,
      audience,
      fixed: fixed === true,
      ways: ways.get(act.id)!.map((way) => ({ audience: way.audience, cost: COST[way.kind] })),
    })),
    atLeast,
    all,
    SETS,
  );
  const rights = rightsOf(
    told.map(({ act }) => act),
    pack,
  );
  return sets.map(({ change, groups }) => ({
    left: groups,
    changes: change.map((act) => ({
      act,
      ways: ways.get(act)!.filter((way) => lets(way.audience, groups)),
      rights: rights.get(act) ?? [],
    })),
  }));
}

/** As many sets as a person compares. */
const SETS = 3;

/** Act → rights that it engages and no other of these acts does: what is lost when it is dropped. */
export function rightsOf(acts: readonly DisclosedAct[], pack: Pack): ReadonlyMap<string, readonly string[]> {
  const engaged = (act: DisclosedAct): readonly string[] =>
    (pack.acts.get(act.kind)?.rights ?? [])
      .filter(({ binding }) => binding)
      .map(({ instrument, article }) => `${instrument} ${article}`);
  const times = new Map<string, number>();
  for (const act of acts) for (const right of engaged(act)) times.set(right, (times.get(right) ?? 0) + 1);
  return new Map(acts.map((act) => [act.id, engaged(act).filter((right) => times.get(right) === 1)]));
}
