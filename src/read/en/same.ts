/**
 * Which acts of one report are one act told twice.
 * - Same kind, and nothing that speaks against it: other people, other places, other times, another phase.
 * - And something that speaks for it: a party in common, or a noun that points back ("the arrest").
 * - An act that is only pointed at and was told nowhere is no act of its own.
 */
import type { PlaceRef } from '../../claims/types.ts';
import type { ActMention } from './acts.ts';
import type { Entity } from './entities.ts';

export interface Resolved {
  readonly mention: ActMention;
  readonly by: readonly Entity[];
  readonly to: readonly Entity[];
  readonly with: readonly Entity[];
  readonly at: readonly PlaceRef[];
  readonly sentence: number;
}

export interface Joined {
  /** Index of the act that was told first, and of the one that tells it again. */
  readonly a: number;
  readonly b: number;
  readonly reason: 'same-parties' | 'points-back';
}

/** @returns the pairs, and which acts are left out because they only point at nothing told */
export function sameActs(acts: readonly Resolved[]): { pairs: Joined[]; dropped: Set<number> } {
  const pairs: Joined[] = [];
  const dropped = new Set<number>();
  const heads: number[] = [];
  acts.forEach((act, b) => {
    if (act.mention.general) return;
    let found: number | undefined;
    let reason: Joined['reason'] = 'same-parties';
    for (let h = heads.length - 1; h >= 0 && found === undefined; h--) {
      const a = heads[h]!;
      const first = acts[a]!;
      if (first.mention.kind !== act.mention.kind || !compatible(first, act)) continue;
      if (act.mention.pointing || first.mention.pointing) {
        found = a;
        reason = 'points-back';
      } else if (shares(first, act)) found = a;
    }
    if (found !== undefined) {
      pairs.push({ a: found, b, reason });
      return;
    }
    heads.push(b);
  });
  // A pointing act that nothing joined is dropped; one that a later full telling joined stays as its first words.
  const joined = new Set(pairs.flatMap(({ a, b }) => [a, b]));
  acts.forEach((act, i) => {
    if (act.mention.pointing && !joined.has(i) && !act.mention.general) dropped.add(i);
  });
  for (const i of [...joined]) {
    const group = pairs.filter(({ a, b }) => a === i || b === i).flatMap(({ a, b }) => [a, b]);
    if (group.length > 0 && group.every((k) => acts[k]!.mention.pointing))
      for (const k of group) dropped.add(k);
  }
  return { pairs: pairs.filter(({ a, b }) => !dropped.has(a) && !dropped.has(b)), dropped };
}

function compatible(a: Resolved, b: Resolved): boolean {
  if (
    a.mention.phase !== b.mention.phase &&
    !(b.mention.pointing || a.mention.pointing) &&
    !(isReal(a) && isReal(b))
  )
    return false;
  if (disjoint(a.to, b.to) || disjoint(a.with, b.with)) return false;
  if (disjoint(a.by, b.by) && !(a.by.some((entity) => entity.office) && b.by.some((entity) => entity.office)))
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

function shares(a: Resolved, b: Resolved): boolean {
  if (a.to.length > 0 && b.to.length > 0) return intersect(a.to, b.to);
  if (a.to.length === 0 && b.to.length === 0)
    return intersect(a.by, b.by) || (a.by.length === 0 && b.by.length === 0 && false);
  return false;
}

function intersect(a: readonly Entity[], b: readonly Entity[]): boolean {
  return a.some((entity) => b.includes(entity));
}

function disjoint(a: readonly Entity[], b: readonly Entity[]): boolean {
  return a.length > 0 && b.length > 0 && !intersect(a, b);
}

function overlaps(a: PlaceRef, b: PlaceRef): boolean {
  if (a.pcode && b.pcode)
    return a.pcode === b.pcode || a.precision === 'province' || b.precision === 'province';
  if (a.facility && b.facility) return a.facility === b.facility;
  return a.label === b.label || !a.pcode || !b.pcode;
}

/** Two dated tellings agree when they name no two times of one sort that differ. */
function timesAgree(a: ActMention, b: ActMention): boolean {
  for (const left of a.times) {
    for (const right of b.times) {
      if (
        left.sense === right.sense &&
        left.expr.kind === right.expr.kind &&
        left.expr.kind !== 'vague' &&
        JSON.stringify(left.expr) !== JSON.stringify(right.expr)
      )
        return false;
    }
  }
  return true;
}
