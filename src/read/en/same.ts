/**
 * Which acts of one report are one act told twice.
 * - Same kind, and nothing that speaks against it: other people, other places, other times, another phase, "again".
 * - And something that speaks for it: a party in common, a noun that points back ("the arrest"), or an opening that tells
 *   in brief what is told in full after it.
 * - An act that is only pointed at and was told nowhere is no act of its own.
 */
import type { PlaceRef, TimeExpr } from '../../claims/types.ts';
import { intersect, type Joined, toldTwice, type Why } from '../told-twice.ts';
import type { ActMention } from './acts.ts';
import { type Again, again } from './again.ts';
import { type Entity, isOfficial } from './party.ts';

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

/** How many sentences back an act may be that a telling without a victim belongs to. */
const NEAR = 3;

/** How the report is built, and what it says of its parties. */
export interface Report {
  readonly titled: boolean;
  /** The last paragraph of the opening; the first tokens behind the title and behind the opening. */
  readonly opening: number;
  readonly lead: number;
  readonly body: number;
  /** What is said of two parties excludes that they are one. */
  differ(a: Entity, b: Entity): boolean;
  /** They have jobs, and not the same one. */
  jobsDiffer(a: Entity, b: Entity): boolean;
}

/** @returns the pairs, and which acts are left out because they only point at nothing told */
export function sameActs(
  acts: readonly Resolved[],
  report: Report,
): { pairs: Joined[]; dropped: Set<number> } {
  const { retells } = again(acts, { ...report, shared, fits });
  const whyOne = (a: Resolved, b: Resolved) => reasonFor(a, b, retells);
  return toldTwice(acts, { whyOne, retells, fits, covers, isOfficial });
}

function reasonFor(a: Resolved, b: Resolved, isRetold: Again['retells']): Why | undefined {
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

/** No place and no time of the two speaks against one act. */
function fits(a: Resolved, b: Resolved): boolean {
  if (
    a.at.length > 0 &&
    b.at.length > 0 &&
    !a.at.some((place) => b.at.some((other) => overlaps(place, other)))
  )
    return false;
  return timesAgree(a.mention, b.mention);
}

/** Both name one place, or one time. */
function shared(a: Resolved, b: Resolved): boolean {
  if (!fits(a, b)) return false;
  if (a.at.some((place) => b.at.some((other) => saysMore(place.label, other.label)))) return true;
  return a.mention.times.some((left) =>
    b.mention.times.some(
      (right) =>
        left.sense === right.sense &&
        left.expr.kind === right.expr.kind &&
        left.expr.kind !== 'vague' &&
        left.expr.kind !== 'set',
    ),
  );
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

function overlaps(a: PlaceRef, b: PlaceRef): boolean {
  if (a.facility && b.facility && a.facility !== b.facility && !saysMore(a.label, b.label)) return false;
  if (a.pcode && b.pcode)
    return a.pcode === b.pcode || a.precision === 'province' || b.precision === 'province';
  return true;
}

/** "political prison camp" says all of "political prison". */
function saysMore(a: string, b: string): boolean {
  const [one, other] = [a.split(' '), b.split(' ')];
  return one.every((word) => other.includes(word)) || other.every((word) => one.includes(word));
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
export function exprsAgree(a: TimeExpr, b: TimeExpr): boolean {
  if (a.kind !== b.kind || a.kind === 'vague' || a.kind === 'set' || a.kind === 'duration') return true;
  const left = a as unknown as Readonly<Record<string, unknown>>;
  const right = b as unknown as Readonly<Record<string, unknown>>;
  return Object.keys(left).every((key) => {
    if (key === 'approx' || key === 'part' || !(key in right)) return true;
    const [one, other] = [left[key], right[key]];
    return typeof one === 'object' || one === other;
  });
}
