/**
 * Which acts of one report are one act told twice.
 * - Same kind, and nothing that speaks against it: other people, other places, other times, another phase, "again".
 * - And something that speaks for it: a party in common, a noun that points back, or an opening that tells in brief what is
 *   told in full after it (`again.ts`).
 * - An act that is only pointed at and was told nowhere is no act of its own.
 */
import type { PlaceRef, TimeExpr } from '../../claims/types.ts';
import { intersect, type Joined, patients, toldTwice, type Why } from '../told-twice.ts';
import type { ActMention } from './acts.ts';
import { type Again, again, type Structure, sumOf } from './again.ts';
import { isNamedOnly } from './entities.ts';
import { type Entity, isOfficial } from './party.ts';

export interface Resolved {
  readonly mention: ActMention;
  readonly by: readonly Entity[];
  readonly to: readonly Entity[];
  readonly with: readonly Entity[];
  readonly at: readonly PlaceRef[];
  readonly paragraph: number;
  /** Who tells it; empty for the narrator. */
  readonly voice: string;
  /** Says that it happened once more. */
  readonly anew: boolean;
}

export interface Built extends Structure {
  differ(a: Entity, b: Entity): boolean;
}

/** How many sentences back a telling may belong to an act without a party. */
const NEAR = 3;

/** @returns the pairs, and which acts are left out because they point at nothing told */
export function sameActs(acts: readonly Resolved[], built: Built): { pairs: Joined[]; dropped: Set<number> } {
  const { retells } = again(acts, { ...built, shared, fits });
  const whyOne = (a: Resolved, b: Resolved) => reasonFor(a, b, retells);
  return toldTwice(acts, { whyOne, retells, fits, covers, isOfficial });
}

function reasonFor(a: Resolved, b: Resolved, retells: Again['retells']): Why | undefined {
  const distance = b.mention.sentence - a.mention.sentence;
  if (a.mention.pointing || b.mention.pointing)
    return { reason: 'points-back', weight: covers(a.to, b.to) ? 2.5 : 1 };
  if (isNamedOnly(b.mention)) return { reason: 'retold', weight: 1 };
  if (a.to.length > 0 && b.to.length > 0) {
    if (covers(a.to, b.to)) return { reason: 'same-parties', weight: 3 };
    return retells(a, b) ? { reason: 'retold', weight: 2 } : undefined;
  }
  if (a.to.length === 0 && b.to.length === 0) {
    if (covers(a.by, b.by)) return { reason: 'same-parties', weight: 3 };
    if (a.by.length > 0 && b.by.length > 0)
      return retells(a, b) ? { reason: 'retold', weight: 2 } : undefined;
    const bare = patients(b).length === 0 && b.with.length === 0;
    return bare && distance <= NEAR ? { reason: 'retold', weight: 1 } : undefined;
  }
  // One telling leaves out whom it was done to: it needs the same doer, or words that follow at once.
  if (b.by.length > 0 && intersect(a.by, b.by) && distance <= NEAR * 2)
    return { reason: 'same-parties', weight: 1.5 };
  if (patients(b).length === 0 && b.with.length === 0 && distance <= NEAR)
    return { reason: 'retold', weight: 1 };
  return undefined;
}

/** No place and no time of the two speaks against one act. */
function fits(a: Resolved, b: Resolved): boolean {
  if (a.at.length > 0 && b.at.length > 0 && !a.at.some((p) => b.at.some((q) => near(p, q)))) return false;
  return !a.mention.times.some((one) =>
    b.mention.times.some(
      (other) =>
        one.sense === other.sense &&
        one.sense !== 'duration' &&
        one.from === other.from &&
        differ(one.expr, other.expr),
    ),
  );
}

/** Both name one place, or a time of one sort. */
function shared(a: Resolved, b: Resolved): boolean {
  if (!fits(a, b)) return false;
  if (a.at.some((p) => b.at.some((q) => p.label === q.label))) return true;
  return a.mention.times.some((one) =>
    b.mention.times.some(
      (other) =>
        one.sense === other.sense &&
        one.expr.kind === other.expr.kind &&
        one.expr.kind !== 'vague' &&
        one.expr.kind !== 'set' &&
        one.expr.kind !== 'duration',
    ),
  );
}

/** The same parties, or members that make up the group. */
function covers(a: readonly Entity[], b: readonly Entity[]): boolean {
  return intersect(a, b) || makeUp(a, b) || makeUp(b, a);
}

function makeUp([group, ...more]: readonly Entity[], parts: readonly Entity[]): boolean {
  if (group?.count === undefined || more.length > 0 || parts.length < 2) return false;
  return sumOf(parts) === group.count;
}

function near(a: PlaceRef, b: PlaceRef): boolean {
  if (a.facility !== undefined && b.facility !== undefined && a.facility !== b.facility) return false;
  if (a.pcode === undefined || b.pcode === undefined) return true;
  return a.pcode === b.pcode || a.pcode.startsWith(b.pcode) || b.pcode.startsWith(a.pcode);
}

/** Two written times that cannot be one; one may say more ("지난달", "지난달 중순"). */
function differ(a: TimeExpr, b: TimeExpr): boolean {
  if (a.kind !== b.kind || a.kind === 'vague' || a.kind === 'set' || a.kind === 'duration') return false;
  if (a.kind === 'unit' && b.kind === 'unit' && a.unit !== b.unit) return false;
  const left = a as unknown as Readonly<Record<string, unknown>>;
  const right = b as unknown as Readonly<Record<string, unknown>>;
  return Object.keys(left).some((key) => {
    if (key === 'approx' || key === 'part' || !(key in right)) return false;
    const [one, other] = [left[key], right[key]];
    return typeof one !== 'object' && one !== other;
  });
}
