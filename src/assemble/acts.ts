import type { ActRoles, Claim, Phase, PlaceRef, TimeExpr } from '../claims/types.ts';
import type { Pack } from '../packs/types.ts';
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
 * Acts out of claims. In one report two claims are one act when a `same` claim says so; of different reports when kind and
 * parties agree and nothing speaks against it.
 *
 * @param apart claims that are not to be joined with others of their report
 */
export function joinActs(
  claims: readonly Claim[],
  pack: Pack,
  apart: ReadonlySet<string> = new Set(),
): ToldAct[] {
  const told = actClaims(claims);
  const byId = new Map(told.map((claim) => [claim.id, claim]));
  const groups = new Groups(told.map(({ id }) => id));
  for (const { says } of claims) {
    if (says.kind !== 'same' || apart.has(says.a) || apart.has(says.b)) continue;
    const [a, b] = [byId.get(says.a), byId.get(says.b)];
    if (a !== undefined && b !== undefined && a.says.act === b.says.act) groups.join(a.id, b.id);
  }
  joinReports(groups, byId, pack);
  return groups.all().map((ids, i) => {
    const members = ids.map((id) => byId.get(id)!);
    const [first] = members as [ActClaim];
    return {
      id: `a${i + 1}`,
      kind: first.says.act,
      phase: phaseOf(members),
      claims: members,
      roles: rolesOf(members, pack),
    };
  });
}

function joinReports(groups: Groups, byId: ReadonlyMap<string, ActClaim>, pack: Pack): void {
  const acts = groups.all().map((ids) => ids.map((id) => byId.get(id)!));
  if (new Set([...byId.values()].map(({ report }) => report)).size < 2) return;
  // Each act holds at most one act of every report: what one report tells as two acts stays two.
  // One act needs a party in common: only acts that share one are compared.
  const byParty = new Map<string, Set<Joined>>();
  const keysOf = (claims: readonly ActClaim[]): string[] =>
    claims.flatMap(({ says }) => [...says.roles.to, ...says.roles.by].map((party) => `${says.act} ${party}`));
  acts.forEach((claims, order) => {
    const { report } = claims[0]!;
    const near = new Set(keysOf(claims).flatMap((key) => [...(byParty.get(key) ?? [])]));
    let match = [...near]
      .sort((a, b) => a.order - b.order)
      .find((other) => !other.reports.has(report) && oneAct(other.claims, claims, pack));
    if (match === undefined) {
      match = { order, claims: [...claims], reports: new Set([report]) };
    } else {
      groups.join(match.claims[0]!.id, claims[0]!.id);
      match.claims.push(...claims);
      match.reports.add(report);
    }
    for (const key of keysOf(claims)) byParty.set(key, (byParty.get(key) ?? new Set()).add(match));
  });
}

interface Joined {
  readonly order: number;
  readonly claims: ActClaim[];
  readonly reports: Set<string>;
}

function oneAct(a: readonly ActClaim[], b: readonly ActClaim[], pack: Pack): boolean {
  if (real(a) !== real(b)) return false;
  const [x, y] = [rolesOf(a, pack), rolesOf(b, pack)];
  const main = x.to.length > 0 || y.to.length > 0 ? 'to' : 'by';
  // Who it was done to must be told by both and be one; for what people do of themselves, who did it.
  if (!x[main].some((party) => y[main].includes(party))) return false;
  if (main === 'by' && disjoint(x.with, y.with)) return false;
  if (x.at.length > 0 && y.at.length > 0 && !x.at.some((p) => y.at.some((q) => mayBeOne(p, q, pack))))
    return false;
  return !a.some((p) => b.some((q) => apart(p, q)));
}

function real(claims: readonly ActClaim[]): boolean {
  return claims.some(({ says }) => says.phase === 'done' || says.phase === 'ongoing');
}

function disjoint(a: readonly string[], b: readonly string[]): boolean {
  return a.length > 0 && b.length > 0 && !a.some((id) => b.includes(id));
}

/** Different counties are left standing as a conflict of one act told twice only when the parties agree; a different facility is another act. */
function mayBeOne(a: PlaceRef, b: PlaceRef, pack: Pack): boolean {
  if (a.facility !== undefined && b.facility !== undefined && a.facility !== b.facility) return false;
  if (
    a.pcode !== undefined &&
    b.pcode !== undefined &&
    a.precision === 'country' &&
    b.precision === 'country'
  )
    return a.pcode === b.pcode || inside(a, b, pack) || inside(b, a, pack);
  return true;
}

/** Written in different years: two acts of one kind. */
function apart(a: ActClaim, b: ActClaim): boolean {
  const [x, y] = [yearsOf(a), yearsOf(b)];
  return x.length > 0 && y.length > 0 && !x.some((year) => y.some((other) => Math.abs(year - other) < 1));
}

function yearsOf({ says }: ActClaim): number[] {
  const year = (expr: TimeExpr): number[] =>
    expr.kind === 'date' && expr.year !== undefined ? [expr.year] : [];
  return says.roles.when.flatMap(({ expr }) => year(expr));
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
