/**
 * Which acts of one report are one act told twice.
 * - Same kind and phase, and nothing that speaks against it: other people, other places, other times, "again".
 * - And something that speaks for it: a party in common, a noun that points back, or nothing but the act itself.
 * - An act that is only pointed at and was told nowhere is no act of its own.
 */
import type { PlaceRef, TimeExpr } from '../../claims/types.ts';
import type { ActMention } from './acts.ts';
import type { Entity } from './entities.ts';

export interface Resolved {
  readonly mention: ActMention;
  readonly by: readonly Entity[];
  readonly to: readonly Entity[];
  readonly with: readonly Entity[];
  readonly at: readonly PlaceRef[];
  /** Says that it happened once more. */
  readonly anew: boolean;
}

export interface Joined {
  readonly a: number;
  readonly b: number;
  readonly reason: 'same-parties' | 'points-back' | 'retold';
}

/** How many acts of a kind are compared, which keeps a long text linear; and how far back a telling may belong without a party. */
const KEPT = 40;
const NEAR = 3;

/** @returns the pairs, and which acts are left out because they point at nothing told */
export function sameActs(acts: readonly Resolved[]): { pairs: Joined[]; dropped: Set<number> } {
  const pairs: Joined[] = [];
  const dropped = new Set<number>();
  const heads = new Map<string, number[]>();
  const tellings = new Map<number, number[]>();
  acts.forEach((act, b) => {
    if (act.mention.general) return;
    const known = heads.get(act.mention.kind) ?? [];
    let found: Joined | undefined;
    for (const a of [...known].reverse()) {
      const told = [a, ...(tellings.get(a) ?? [])].map((i) => acts[i]!);
      if (!told.every((one) => compatible(one, act))) continue;
      const reason = told.map((one) => reasonFor(one, act)).find((one) => one !== undefined);
      if (reason === undefined) continue;
      found = { a, b, reason };
      break;
    }
    if (found !== undefined) {
      pairs.push(found);
      tellings.set(found.a, [...(tellings.get(found.a) ?? []).slice(-4), b]);
    } else heads.set(act.mention.kind, [...known.slice(1 - KEPT), b]);
  });
  const groups = new Map<number, number[]>();
  for (const { a, b } of pairs) groups.set(a, [...(groups.get(a) ?? [a]), b]);
  acts.forEach(({ mention }, i) => {
    if (!mention.pointing) return;
    const group = groups.get(i) ?? groups.get(pairs.find(({ b }) => b === i)?.a ?? -1);
    if (group === undefined || group.every((k) => acts[k]!.mention.pointing)) dropped.add(i);
  });
  return { pairs: pairs.filter(({ a, b }) => !dropped.has(a) && !dropped.has(b)), dropped };
}

function compatible(a: Resolved, b: Resolved): boolean {
  if (b.anew || (a.mention.phase !== b.mention.phase && !(a.mention.pointing || b.mention.pointing)))
    return false;
  if (apart(a.to, b.to) || (a.to.length === 0 && b.to.length === 0 && apart(a.by, b.by))) return false;
  if (a.to.length > 0 && b.to.length > 0 && bothOffices(a.by, b.by) && apart(a.by, b.by)) return false;
  if (a.at.length > 0 && b.at.length > 0 && !a.at.some((p) => b.at.some((q) => near(p, q)))) return false;
  return !a.mention.times.some((one) => b.mention.times.some((other) => differ(one.expr, other.expr)));
}

function reasonFor(a: Resolved, b: Resolved): Joined['reason'] | undefined {
  const [x, y] =
    a.to.length > 0 && b.to.length > 0
      ? [a.to, b.to]
      : [
          [...a.by, ...a.to],
          [...b.by, ...b.to],
        ];
  if (x.some((one) => y.includes(one))) return b.mention.pointing ? 'points-back' : 'same-parties';
  const distance = b.mention.sentence - a.mention.sentence;
  if (b.mention.pointing && y.length === 0) return 'points-back';
  if (a.mention.pointing && x.length === 0 && distance <= NEAR) return 'points-back';
  if (y.length === 0 && b.with.length === 0 && distance <= NEAR) return 'retold';
  return undefined;
}

function apart(a: readonly Entity[], b: readonly Entity[]): boolean {
  return a.length > 0 && b.length > 0 && !a.some((one) => b.includes(one));
}

function bothOffices(a: readonly Entity[], b: readonly Entity[]): boolean {
  return [...a, ...b].every(({ office, agent }) => office !== undefined && !agent);
}

function near(a: PlaceRef, b: PlaceRef): boolean {
  if (a.facility !== undefined && b.facility !== undefined && a.facility !== b.facility) return false;
  if (a.pcode === undefined || b.pcode === undefined)
    return a.label === b.label || a.facility !== undefined || b.facility !== undefined;
  return a.pcode === b.pcode || a.pcode.startsWith(b.pcode) || b.pcode.startsWith(a.pcode);
}

/** Two written times that cannot be one. */
function differ(a: TimeExpr, b: TimeExpr): boolean {
  if (a.kind !== b.kind) return false;
  if (a.kind === 'date' && b.kind === 'date')
    return (['year', 'month', 'day', 'part', 'season'] as const).some(
      (key) => a[key] !== undefined && b[key] !== undefined && a[key] !== b[key],
    );
  if (a.kind === 'unit' && b.kind === 'unit')
    return (
      a.unit === b.unit &&
      (a.shift !== b.shift || (a.part !== undefined && b.part !== undefined && a.part !== b.part))
    );
  return false;
}
