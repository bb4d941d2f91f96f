import type { ActRoles, Claim, Phase, PlaceRef } from '../claims/types.ts';
import type { Pack } from '../packs/types.ts';
import { type Decided, NOTHING_DECIDED } from './decided.ts';
import { Groups } from './groups.ts';
import { inside } from './places.ts';

export type ActSays = Extract<Claim['says'], { kind: 'act' }>;
export type ActClaim = Claim & { readonly says: ActSays };

/** An act with all the claims that tell it, in the order of telling. */
export interface ToldAct {
  readonly id: string;
  readonly kind: string;
  readonly phase: Phase;
  readonly claims: readonly ActClaim[];
  readonly roles: Omit<ActRoles, 'when'>;
}

/** The claims that tell an act of the case: not what always happens, and not what is denied. */
export function actClaims(claims: readonly Claim[]): ActClaim[] {
  return claims.filter(
    (claim): claim is ActClaim => claim.says.kind === 'act' && claim.says.general !== true,
  );
}

/**
 * Claims of one report that tell one act, because a person or a `same` claim says so.
 *
 * @param apart claims that are not to be joined with others
 * @returns groups in the order of telling
 */
export function actGroups(
  claims: readonly Claim[],
  apart: ReadonlySet<string> = new Set(),
  decided: Decided = NOTHING_DECIDED,
): ActClaim[][] {
  const told = actClaims(claims);
  const byId = new Map(told.map((claim) => [claim.id, claim]));
  const groups = new Groups(told.map(({ id }) => id));
  for (const [a, b] of decided.joined) if (groups.has(a) && groups.has(b)) groups.join(a, b);
  const members = decided.bars ? new Map(groups.all().map((ids) => [ids[0]!, ids])) : undefined;
  const join = (a: string, b: string): void => {
    if (members === undefined) {
      groups.join(a, b);
      return;
    }
    const [xs, ys] = [members.get(groups.of(a)) ?? [a], members.get(groups.of(b)) ?? [b]];
    if (xs === ys || decided.keepsApart(xs, ys)) return;
    groups.join(a, b);
    members.set(groups.of(a), [...xs, ...ys]);
  };
  for (const { says } of claims) {
    if (says.kind !== 'same' || apart.has(says.a) || apart.has(says.b)) continue;
    const [a, b] = [byId.get(says.a), byId.get(says.b)];
    if (a !== undefined && b !== undefined && a.says.act === b.says.act) join(a.id, b.id);
  }
  return groups.all().map((ids) => ids.map((id) => byId.get(id)!));
}

/** Acts out of groups of claims, numbered in the order of the groups. */
export function toldActs(groups: readonly (readonly ActClaim[])[], pack: Pack, first = 1): ToldAct[] {
  return groups.map((claims, i) => ({
    id: `a${first + i}`,
    kind: kindOf(claims, pack),
    phase: phaseOf(claims),
    claims,
    roles: rolesOf(claims, pack),
  }));
}

/** Whether it is told as something that happened. */
export function isReal({ claims }: Pick<ToldAct, 'claims'>): boolean {
  return claims.some(({ says }) => says.phase === 'done' || says.phase === 'ongoing');
}

/** Of a kind and another that tells it again more coarsely, the finer. */
function kindOf(claims: readonly ActClaim[], pack: Pack): string {
  const kinds = [...new Set(claims.map(({ says }) => says.act))];
  return kinds.find((kind) => !kinds.some((other) => tellsAgain(kind, other, pack))) ?? kinds[0]!;
}

/** Whether the first kind often tells an act of the second more coarsely. */
export function tellsAgain(kind: string, finer: string, pack: Pack): boolean {
  return pack.acts.get(kind)?.tellsAgain.includes(finer) ?? false;
}

function phaseOf(claims: readonly ActClaim[]): Phase {
  const count = new Map<Phase, number>();
  for (const { says } of claims) count.set(says.phase, (count.get(says.phase) ?? 0) + 1);
  let best = claims[0]!.says.phase;
  for (const [phase, n] of count) if (n > count.get(best)!) best = phase;
  return best;
}

function rolesOf(claims: readonly ActClaim[], pack: Pack): Omit<ActRoles, 'when'> {
  const all = <T>(get: (roles: ActRoles) => readonly T[]): T[] => [
    ...new Set(claims.flatMap(({ says }) => get(says.roles))),
  ];
  return {
    by: all((roles) => roles.by),
    to: all((roles) => roles.to),
    with: all((roles) => roles.with),
    at: placesAt(
      claims.flatMap(({ says }) => says.roles.at),
      pack,
    ),
    for: distinct(all((roles) => roles.for)),
    through: distinct(all((roles) => roles.through)),
  };
}

/** Each place once; a province goes when a county of it is there. */
function placesAt(places: readonly PlaceRef[], pack: Pack): PlaceRef[] {
  const once: PlaceRef[] = [];
  for (const place of places) if (!once.some((other) => keyOf(other) === keyOf(place))) once.push(place);
  return once.filter((place) => !once.some((other) => other !== place && inside(other, place, pack)));
}

export function keyOf(place: PlaceRef): string {
  return `${place.pcode ?? place.label.toLowerCase()} ${place.facility ?? ''}`;
}

function distinct(words: readonly string[]): string[] {
  const seen = new Set<string>();
  return words.filter((word) => !seen.has(word.toLowerCase()) && seen.add(word.toLowerCase()));
}
