/** The fewest changes after which enough groups are left that could have told it all. */
import { couldKnow } from './audience.ts';
import type { Audience } from './types.ts';

/** Something that a source told, and what its audience can be made to be. */
export interface Told {
  readonly id: string;
  readonly audience: Audience;
  /** It is out already: nothing takes it back. */
  readonly fixed?: boolean;
  /** What could be done about it, best first; each has the audience that it would have then. One of them must be `all`. */
  readonly ways: readonly { readonly audience: Audience; readonly cost: number }[];
}

export interface Smallest {
  /** What has to be changed. */
  readonly change: readonly string[];
  /** Groups that are left then, at least. */
  readonly groups: readonly string[];
  /** What the cheapest ways of these cost together. */
  readonly cost: number;
}

/**
 * Every smallest set of what has to change so that at least so many groups could have told all of it; the cheapest first.
 *
 * Exact: whatever set is changed, the groups that are left contain some `atLeast` groups, and those groups must each be able to
 * know everything that stays. So the search goes over sets of `atLeast` groups, of which there are few, and for each of them what
 * must change is exactly what one of them could not have known. A set that is not yet whole needs no fewer changes
 * than it does so far, which bounds the search. A group that could not have known what is out already is in none of them. An unknown audience is one group: it must change when two are asked for.
 */
export function smallestChanges(
  told: readonly Told[],
  atLeast: number,
  all: readonly string[],
  limit = 5,
): readonly Smallest[] {
  if (all.length < atLeast) return [];
  const stays = (group: string, one: Told): boolean =>
    one.audience === 'unknown' ? atLeast <= 1 : couldKnow(group, one.audience);
  let best = Number.POSITIVE_INFINITY;
  const found = new Map<string, Smallest>();
  const search = (
    from: number,
    groups: readonly string[],
    kept: readonly Told[],
    changed: readonly Told[],
  ): void => {
    if (changed.length > best) return;
    if (groups.length === atLeast) {
      if (changed.length < best) found.clear();
      best = changed.length;
      const change = told.filter((one) => changed.includes(one)).map(({ id }) => id);
      const key = change.join('\n');
      const cost = costOf(changed, groups);
      const known = found.get(key);
      if (known === undefined || cost < known.cost) found.set(key, { change, groups, cost });
      return;
    }
    for (let i = from; i <= all.length - (atLeast - groups.length); i++) {
      const group = all[i]!;
      const out = kept.filter((one) => !stays(group, one));
      if (out.some(({ fixed }) => fixed === true)) continue;
      search(i + 1, [...groups, group], out.length === 0 ? kept : kept.filter((one) => stays(group, one)), [
        ...changed,
        ...out,
      ]);
    }
  };
  search(0, [], told, []);
  return [...found.values()]
    .sort((a, b) => a.cost - b.cost || (a.change.join() < b.change.join() ? -1 : 1))
    .slice(0, limit);
}

/** The cheapest way of each that lets all of the groups have known it. */
function costOf(changed: readonly Told[], groups: readonly string[]): number {
  return changed.reduce((sum, one) => {
    const costs = one.ways.filter((way) => lets(way.audience, groups)).map(({ cost }) => cost);
    return sum + (costs.length === 0 ? 0 : Math.min(...costs));
  }, 0);
}

/** Whether all of these groups could have known something of this audience. */
export function lets(audience: Audience, groups: readonly string[]): boolean {
  if (audience === 'unknown') return groups.length <= 1;
  return groups.every((group) => couldKnow(group, audience));
}
