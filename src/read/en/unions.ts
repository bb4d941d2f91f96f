/** Parties that turn out to be one when their acts do: "a man" of the lead and "a trader in his 50s" of the body. */
import type { Pack } from '../../packs/types.ts';
import { type Joined, patients } from '../told-twice.ts';
import type { Detail } from './details.ts';
import { oncePerPack } from './once.ts';
import { type Entity, isOfficial } from './party.ts';
import type { Resolved } from './same.ts';

export interface Unions {
  /** The party that stands for all that are one with it. */
  of(entity: Entity): Entity;
  /** Makes one of the parties of acts that tell again; says whether there was any. */
  unite(pairs: readonly Joined[], acts: readonly Resolved[]): boolean;
  /** What is said of two parties excludes that they are one. */
  differ(a: Entity, b: Entity): boolean;
  /** They have jobs, and not the same one. */
  jobsDiffer(a: Entity, b: Entity): boolean;
  /** The details, each of the party that stands for its own. */
  details(): Detail[];
}

/** The places that are near enough to tell one home from another. */
const countiesOf = oncePerPack(
  (pack) =>
    new Set(
      [...pack.places.values()].flatMap(({ precision, label }) => (precision === 'county' ? [label.en] : [])),
    ),
);

/** @param details what the report says of its parties */
export function unions(details: readonly Detail[], pack: Pack): Unions {
  const meant = new Map<Entity, Entity>();
  const said = new Map<Entity, Map<string, Set<string>>>();
  const precise = countiesOf(pack);
  for (const { entity, property, value } of details) add(entity, property, value);
  return { of, unite, differ, jobsDiffer, details: movedDetails };

  function of(entity: Entity): Entity {
    let at = entity;
    for (let next = meant.get(at); next; next = meant.get(at)) at = next;
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
    one.mentions.sort((a, b) => a.head - b.head);
    for (const lemma of other.lemmas) one.lemmas.add(lemma);
    for (const name of other.names) one.names.add(name);
    for (const member of other.members) if (!one.members.includes(member)) one.members.push(member);
    if (other.sex) one.sex ??= other.sex;
    if (other.size !== undefined) one.size ??= other.size;
    if (other.noun && (one.noun?.occupation === undefined || !one.noun)) one.noun = other.noun;
    one.salience += other.salience;
    for (const [property, values] of said.get(other) ?? [])
      for (const value of values) add(one, property, value);
  }

  function differ(a: Entity, b: Entity): boolean {
    if (isOfficial(a) !== isOfficial(b) && a.plural) return true;
    if (a.names.size > 0 && b.names.size > 0 && !namesMeet(a, b)) return true;
    if (
      clash(values(a, 'age'), values(b, 'age')) ||
      clash(values(a, 'nationality'), values(b, 'nationality'))
    )
      return true;
    const homes = (entity: Entity) => [...values(entity, 'residence')].filter((place) => precise.has(place));
    if (clash(new Set(homes(a)), new Set(homes(b)))) return true;
    return false;
  }

  function jobsDiffer(a: Entity, b: Entity): boolean {
    const [one, other] = [a.noun?.occupation, b.noun?.occupation];
    return (
      one !== undefined &&
      other !== undefined &&
      one !== other &&
      clash(values(a, 'occupation'), values(b, 'occupation'))
    );
  }

  function namesMeet(a: Entity, b: Entity): boolean {
    const words = new Set([...b.names].flatMap((name) => name.split(' ')));
    return [...a.names].some((name) => name.split(' ').some((word) => words.has(word)));
  }

  function values(entity: Entity, property: string): ReadonlySet<string> {
    return said.get(entity)?.get(property) ?? new Set();
  }

  function add(entity: Entity, property: string, value: string): void {
    const own = said.get(entity) ?? new Map<string, Set<string>>();
    said.set(entity, own);
    own.set(property, (own.get(property) ?? new Set()).add(value));
  }

  function movedDetails(): Detail[] {
    if (meant.size === 0) return [...details];
    const seen = new Set<string>();
    return details
      .map((detail) => ({
        ...detail,
        entity: of(detail.entity),
        ...(detail.other ? { other: of(detail.other) } : {}),
      }))
      .filter(({ entity, property, value }) => {
        const key = `${entity.id} ${property} ${property === 'sex' ? '' : value}`;
        return !seen.has(key) && seen.add(key);
      });
  }
}

function clash(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size > 0 && b.size > 0 && ![...a].some((value) => b.has(value));
}
