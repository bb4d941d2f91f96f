/**
 * Which acts of one report are one act told twice.
 * - Same kind, and nothing that speaks against it: other people, other places, other times, another phase, "again".
 * - And something that speaks for it: a party in common, a noun that points back ("the arrest"), or an opening that tells
 *   in brief what is told in full after it.
 * - An act that is only pointed at and was told nowhere is no act of its own.
 */
import type { PlaceRef, TimeExpr } from '../../claims/types.ts';
import type { ActMention } from './acts.ts';
import { agesAgree, type Entity, isOfficial, sexesAgree } from './party.ts';

export interface Resolved {
  readonly mention: ActMention;
  readonly by: readonly Entity[];
  readonly to: readonly Entity[];
  readonly with: readonly Entity[];
  readonly at: readonly PlaceRef[];
  readonly sentence: number;
  readonly paragraph: number;
  /** Who tells it; empty for the narrator. */
  readonly voice: string;
  /** Says that it happened once more. */
  readonly anew: boolean;
}

export type SameReason = 'same-parties' | 'points-back' | 'retold';

export interface Joined {
  /** Index of the act that was told first, and of the one that tells it again. */
  readonly a: number;
  readonly b: number;
  readonly reason: SameReason;
}

/** The last paragraph of an opening, and the last one that may tell it again. */
const OPENING = 1;
const RETOLD = 4;
/** How many sentences back an act may be that a telling without a victim belongs to. */
const NEAR = 3;
/** How many acts of a kind are compared: what keeps a text of any length linear. */
const KEPT = 40;

/** @returns the pairs, and which acts are left out because they only point at nothing told */
export function sameActs(acts: readonly Resolved[]): { pairs: Joined[]; dropped: Set<number> } {
  const pairs: Joined[] = [];
  const dropped = new Set<number>();
  const heads = new Map<string, number[]>();
  const tellings = new Map<number, number[]>();
  acts.forEach((act, b) => {
    if (act.mention.general) return;
    const known = heads.get(act.mention.kind) ?? [];
    let best: { a: number; reason: SameReason; weight: number } | undefined;
    for (const a of known) {
      const told = [a, ...(tellings.get(a) ?? [])].map((i) => acts[i]!);
      if (!told.every((one) => compatible(one, act))) continue;
      for (const one of told) {
        const found = reasonFor(one, act);
        if (found && (!best || found.weight >= best.weight)) best = { a, ...found };
      }
    }
    if (best) {
      pairs.push({ a: best.a, b, reason: best.reason });
      tellings.set(best.a, [...(tellings.get(best.a) ?? []).slice(-4), b]);
      return;
    }
    heads.set(act.mention.kind, [...known.slice(1 - KEPT), b]);
  });
  // A pointing act that nothing joined is dropped; one that a later full telling joined stays as its first words.
  const joined = new Set(pairs.flatMap(({ a, b }) => [a, b]));
  acts.forEach((act, i) => {
    if (act.mention.pointing && !joined.has(i) && !act.mention.general) dropped.add(i);
  });
  const groups = new Map<number, number[]>();
  for (const { a, b } of pairs) groups.set(a, [...(groups.get(a) ?? [a]), b]);
  for (const group of groups.values())
    if (group.every((i) => acts[i]!.mention.pointing)) for (const i of group) dropped.add(i);
  return { pairs: pairs.filter(({ a, b }) => !dropped.has(a) && !dropped.has(b)), dropped };
}

function reasonFor(a: Resolved, b: Resolved): { reason: SameReason; weight: number } | undefined {
  if (a.mention.pointing || b.mention.pointing)
    return { reason: 'points-back', weight: covers(a.to, b.to) ? 2.5 : 1 };
  if (a.to.length > 0 && b.to.length > 0) {
    if (covers(a.to, b.to)) return { reason: 'same-parties', weight: 3 };
    return isRetold(a, b) ? { reason: 'retold', weight: 2 } : undefined;
  }
  if (a.to.length === 0 && b.to.length === 0) {
    if (covers(a.by, b.by)) return { reason: 'same-parties', weight: 3 };
    if (a.by.length > 0 && b.by.length > 0)
      return isRetold(a, b) ? { reason: 'retold', weight: 2 } : undefined;
    return bound(a, b) && sharesTimeOrPlace(a, b) ? { reason: 'same-parties', weight: 1 } : undefined;
  }
  // One telling leaves out whom it was done to: it needs the same doer, or words that follow at once.
  if (intersect(a.by, b.by) && b.sentence - a.sentence <= NEAR * 2)
    return { reason: 'same-parties', weight: 1.5 };
  return bound(a, b) ? { reason: 'same-parties', weight: 1 } : undefined;
}

/** A noun for the act right after it was told: "was tried … the trial took place". */
function bound(a: Resolved, b: Resolved): boolean {
  return (
    b.mention.found.np !== undefined &&
    b.mention.found.np.determiner === 'definite' &&
    b.sentence - a.sentence <= NEAR
  );
}

function sharesTimeOrPlace(a: Resolved, b: Resolved): boolean {
  return (
    a.at.some((place) => b.at.some((other) => place.label === other.label)) ||
    a.mention.times.length + b.mention.times.length > 0
  );
}

function compatible(a: Resolved, b: Resolved): boolean {
  if (b.anew) return false;
  if (
    a.mention.phase !== b.mention.phase &&
    !(b.mention.pointing || a.mention.pointing) &&
    !(isReal(a) && isReal(b))
  )
    return false;
  if (disjoint(a.to, b.to) && !isRetold(a, b)) return false;
  if (disjoint(a.with, b.with) && a.to.length === 0) return false;
  if (disjoint(a.by, b.by) && !a.by.concat(b.by).every(isOfficial) && !(a.to.length === 0 && isRetold(a, b)))
    return false;
  if (
    a.at.length > 0 &&
    b.at.length > 0 &&
    !a.at.some((place) => b.at.some((other) => overlaps(place, other)))
  )
    return false;
  return timesAgree(a.mention, b.mention);
}

function isReal(act: Resolved): boolean {
  return act.mention.phase === 'done' || act.mention.phase === 'ongoing';
}

/** The opening told of somebody in brief, and the same is told in full under other words for them. */
function isRetold(a: Resolved, b: Resolved): boolean {
  if (a.paragraph > OPENING || b.paragraph > RETOLD) return false;
  if (b.paragraph <= a.paragraph && (b.voice === a.voice || b.voice === '')) return false;
  const [one, other] = a.to.length > 0 ? [a.to, b.to] : [a.by, b.by];
  if (one.length !== 1 || other.length === 0) return false;
  const first = one[0]!;
  // Only who was new in the opening, and who is new in the telling.
  if (isOfficial(first) || first.names.size > 0 || first.owner || first.mentions[0]!.head < startOf(a))
    return false;
  if (other.some((entity) => isOfficial(entity) || entity.owner !== undefined)) return false;
  if (other.length > 1)
    return first.plural && other.every((entity) => entity.mentions[0]!.head >= startOf(b) - 12);
  const second = other[0]!;
  return (
    first.plural === second.plural &&
    second.mentions[0]!.head > first.mentions[0]!.head &&
    sexesAgree(first, second.sex) &&
    agesAgree(first.noun, second.noun) &&
    (first.size === undefined || second.size === undefined || first.size === second.size) &&
    first.salience <= 8 &&
    !first.members.includes(second)
  );
}

function startOf(act: Resolved): number {
  return act.mention.first;
}

/** The same parties, or members that make up the group. */
function covers(a: readonly Entity[], b: readonly Entity[]): boolean {
  return intersect(a, b) || makeUp(a, b) || makeUp(b, a);
}

/** "four men and five women" of "nine people". */
function makeUp(group: readonly Entity[], parts: readonly Entity[]): boolean {
  if (group.length !== 1 || parts.length < 2 || group[0]!.size === undefined) return false;
  let sum = 0;
  for (const part of parts) sum += part.plural ? (part.size ?? Number.NaN) : 1;
  return sum === group[0]!.size;
}

function intersect(a: readonly Entity[], b: readonly Entity[]): boolean {
  return a.some((entity) => b.includes(entity));
}

function disjoint(a: readonly Entity[], b: readonly Entity[]): boolean {
  return a.length > 0 && b.length > 0 && !covers(a, b);
}

function overlaps(a: PlaceRef, b: PlaceRef): boolean {
  if (a.facility && b.facility && a.facility !== b.facility) return false;
  if (a.pcode && b.pcode)
    return a.pcode === b.pcode || a.precision === 'province' || b.precision === 'province';
  return true;
}

/** Two dated tellings agree when they name no two times of one sort that differ. */
function timesAgree(a: ActMention, b: ActMention): boolean {
  for (const left of a.times)
    for (const right of b.times)
      if (
        left.sense === right.sense &&
        left.sense !== 'duration' &&
        left.from === right.from &&
        !exprsAgree(left.expr, right.expr)
      )
        return false;
  return true;
}

/** What both say is the same; one may say more ("last month", "late last month"). */
function exprsAgree(a: TimeExpr, b: TimeExpr): boolean {
  if (a.kind !== b.kind || a.kind === 'vague' || a.kind === 'set' || a.kind === 'duration') return true;
  const left = a as unknown as Readonly<Record<string, unknown>>;
  const right = b as unknown as Readonly<Record<string, unknown>>;
  return Object.keys(left).every((key) => {
    if (key === 'approx' || key === 'part' || !(key in right)) return true;
    const [one, other] = [left[key], right[key]];
    return typeof one === 'object' || one === other;
  });
}
