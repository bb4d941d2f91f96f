/** Parties that turn out to be one when their acts do: "40대 남성" of the lead and "리 모 씨" of the body. */
import type { Pack } from '../../packs/types.ts';
import { type Joined, patients } from '../told-twice.ts';
import { partiesDiffer } from './again.ts';
import type { Detail } from './details.ts';
import { type Entity, isPlain } from './party.ts';
import { containsPlace } from './places.ts';
import type { Resolved } from './same.ts';

export interface Unions {
  /** The party that stands for all that are one with it. */
  of(entity: Entity): Entity;
  /** Makes one of the parties of acts that tell again; says whether there was any. */
  unite(pairs: readonly Joined[], acts: readonly Resolved[]): boolean;
  /** What is said of two parties excludes that they are one. */
  differ(a: Entity, b: Entity): boolean;
  /** Each of the party that stands for its own, each thing once. */
  details(all: readonly Detail[]): Detail[];
}

export function unions(pack: Pack): Unions {
  const meant = new Map<Entity, Entity>();
  return { of, unite, differ, details };

  function of(entity: Entity): Entity {
    let at = entity;
    for (let next = meant.get(at); next !== undefined; next = meant.get(at)) at = next;
    return at;
  }

  function unite(pairs: readonly Joined[], acts: readonly Resolved[]): boolean {
    let any = false;
    for (const { a, b, reason } of pairs) {
      if (reason !== 'retold') continue;
      const [left, right] = [patients(acts[a]!), patients(acts[b]!)];
      if (left.length !== 1 || right.length !== 1) continue;
      const [one, other] = [of(left[0]!), of(right[0]!)];
      if (one === other || one.plural !== other.plural || differ(one, other)) continue;
      join(one, other);
      any = true;
    }
    return any;
  }

  function join(one: Entity, other: Entity): void {
    meant.set(other, one);
    one.mentions.push(...other.mentions);
    one.mentions.sort((a, b) => a.start - b.start);
    for (const stem of other.stems) one.stems.add(stem);
    for (const home of other.homes) one.homes.add(home);
    if (other.sex !== undefined) one.sex ??= other.sex;
    if (other.decade !== undefined) one.decade ??= other.decade;
    if (other.count !== undefined) one.count ??= other.count;
    if (other.name !== undefined && (one.name ?? '').length < other.name.length) {
      one.name = other.name;
      if (other.core !== undefined) one.core = other.core;
    }
    if (other.noun !== undefined && isPlain(one.noun)) one.noun = other.noun;
    one.salience += other.salience;
  }

  function differ(a: Entity, b: Entity): boolean {
    if (partiesDiffer(a, b)) return true;
    if (a.homes.size === 0 || b.homes.size === 0) return false;
    return ![...a.homes].some((x) =>
      [...b.homes].some((y) => containsPlace(x, y, pack) || containsPlace(y, x, pack)),
    );
  }

  function details(all: readonly Detail[]): Detail[] {
    const seen = new Set<string>();
    return all
      .map((detail) => ({
        ...detail,
        entity: of(detail.entity),
        ...(detail.other === undefined ? {} : { other: of(detail.other) }),
      }))
      .filter(({ entity, property, value, other }) => {
        const key = `${entity.id} ${property} ${property === 'sex' || property === 'name' ? '' : value}`;
        if (seen.has(key) || other === entity) return false;
        seen.add(key);
        return true;
      });
  }
}
