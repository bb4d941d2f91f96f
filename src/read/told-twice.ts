/**
 * Which acts of one report are one act told twice: the search that the readers of all languages share. What speaks for one
 * act is of each language.
 */

/** An act with who takes part in it. */
export interface Told<Party> {
  readonly mention: {
    readonly kind: string;
    readonly phase: string;
    /** Tells what always happens. */
    readonly general: boolean;
    /** Only names an act that is told elsewhere. */
    readonly pointing: boolean;
  };
  readonly by: readonly Party[];
  readonly to: readonly Party[];
  readonly with: readonly Party[];
  /** Says that it happened once more. */
  readonly anew: boolean;
}

type Reason = 'same-parties' | 'points-back' | 'retold';

export interface Joined {
  /** Index of the act that was told first, and of the one that tells it again. */
  readonly a: number;
  readonly b: number;
  readonly reason: Reason;
}

/** Why two acts are one, and how much that weighs against another. */
export interface Why {
  readonly reason: Reason;
  readonly weight: number;
}

/** What a language says of two acts. */
export interface Rules<Party, Act extends Told<Party>> {
  /** What speaks for one act. */
  whyOne(a: Act, b: Act): Why | undefined;
  /** Whether `b` may tell again what `a` told of somebody else by name. */
  retells(a: Act, b: Act): boolean;
  /** No place and no time of the two speaks against one act. */
  fits(a: Act, b: Act): boolean;
  /** The same parties, or members that make up the group. */
  covers(a: readonly Party[], b: readonly Party[]): boolean;
  isOfficial(party: Party): boolean;
}

/** How many acts of a kind are compared: what keeps a text of any length linear. */
const KEPT = 40;
/** How many of the last tellings of an act are compared. */
const TELLINGS = 5;

/** @returns the pairs, and which acts are left out because they only point at nothing told */
export function toldTwice<Party, Act extends Told<Party>>(
  acts: readonly Act[],
  rules: Rules<Party, Act>,
): { pairs: Joined[]; dropped: Set<number> } {
  const pairs: Joined[] = [];
  const heads = new Map<string, number[]>();
  const tellings = new Map<number, number[]>();
  acts.forEach((act, b) => {
    if (act.mention.general) return;
    const known = heads.get(act.mention.kind) ?? [];
    let best: (Why & { readonly a: number }) | undefined;
    for (const a of known) {
      const told = [a, ...(tellings.get(a) ?? [])].map((i) => acts[i]!);
      // What tells again one of the tellings tells them all again.
      const isRetold = told.some((one) => rules.retells(one, act));
      if (!told.every((one) => mayBeOne(one, act, isRetold, rules))) continue;
      for (const one of told) {
        const why = rules.whyOne(one, act);
        if (why !== undefined && (best === undefined || why.weight >= best.weight)) best = { a, ...why };
      }
    }
    if (best !== undefined) {
      pairs.push({ a: best.a, b, reason: best.reason });
      tellings.set(best.a, [...(tellings.get(best.a) ?? []).slice(1 - TELLINGS), b]);
    } else heads.set(act.mention.kind, [...known.slice(1 - KEPT), b]);
  });
  const dropped = pointingAtNothing(acts, pairs);
  return { pairs: pairs.filter(({ a, b }) => !dropped.has(a) && !dropped.has(b)), dropped };
}

/** Acts that are pointed at and told nowhere; one that a later full telling joined stays as its first words. */
function pointingAtNothing<Party>(acts: readonly Told<Party>[], pairs: readonly Joined[]): Set<number> {
  const groups = new Map<number, number[]>();
  for (const { a, b } of pairs) {
    const group = groups.get(a);
    if (group === undefined) groups.set(a, [a, b]);
    else group.push(b);
  }
  const joined = new Set([...groups.values()].flat());
  const dropped = new Set<number>();
  acts.forEach(({ mention }, i) => {
    if (mention.pointing && !mention.general && !joined.has(i)) dropped.add(i);
  });
  for (const group of groups.values())
    if (group.every((i) => acts[i]!.mention.pointing)) for (const i of group) dropped.add(i);
  return dropped;
}

/** Nothing speaks against one act. */
function mayBeOne<Party, Act extends Told<Party>>(
  a: Act,
  b: Act,
  isRetold: boolean,
  { covers, isOfficial, fits }: Rules<Party, Act>,
): boolean {
  if (b.anew) return false;
  const points = a.mention.pointing || b.mention.pointing;
  if (a.mention.phase !== b.mention.phase && !points && !(isReal(a) && isReal(b))) return false;
  const differ = (one: readonly Party[], other: readonly Party[]): boolean =>
    one.length > 0 && other.length > 0 && !covers(one, other);
  if (differ(a.to, b.to) && !isRetold) return false;
  if (differ(a.with, b.with) && a.to.length === 0) return false;
  if (differ(a.by, b.by) && ![...a.by, ...b.by].every(isOfficial) && !(a.to.length === 0 && isRetold))
    return false;
  return fits(a, b);
}

function isReal<Party>({ mention: { phase } }: Told<Party>): boolean {
  return phase === 'done' || phase === 'ongoing';
}

export function intersect<Party>(a: readonly Party[], b: readonly Party[]): boolean {
  return a.some((one) => b.includes(one));
}

/** Whom the act is about: to whom it was done, else who did it. */
export function patients<Party>({ to, by }: Pick<Told<Party>, 'to' | 'by'>): readonly Party[] {
  return to.length > 0 ? to : by;
}
