/** A way out that is tried: what of the case would be another. Acts are found again by their claims, for their ids may change. */
import { dayNumber } from './days.ts';
import { groundOf } from './ground.ts';
import type { Act, Conflict, Drafted } from './types.ts';

export interface ActChange {
  /** As it is; undefined when it would be new. */
  readonly before: Act | undefined;
  /** As it would be; undefined when nothing would tell of it any more. */
  readonly after: Act | undefined;
}

export interface Difference {
  /** Acts whose time, place or existence would change, in the order of the pathway. */
  readonly acts: readonly ActChange[];
  /** Conflicts that would be gone, and such as would be new. */
  readonly solved: readonly Conflict[];
  readonly raised: readonly Conflict[];
  /** Dates that would be narrower, and wider; an open side is wider than any. */
  readonly narrower: number;
  readonly wider: number;
}

export function differenceOf(before: Drafted, after: Drafted): Difference {
  const later = matched(before, after);
  const gone = before.acts.map((act): ActChange => ({ before: act, after: later.get(act.id) }));
  const taken = new Set([...later.values()].map(({ id }) => id));
  const fresh = after.acts
    .filter(({ id }) => !taken.has(id))
    .map((act): ActChange => ({ before: undefined, after: act }));
  const at = new Map(before.pathway.map((id, i) => [id, i]));
  const all = [...gone, ...fresh].sort((a, b) => place(at, a) - place(at, b));
  return {
    acts: all.filter(differs),
    solved: before.conflicts.filter((one) => !after.conflicts.some((other) => same(one, other))),
    raised: after.conflicts.filter((one) => !before.conflicts.some((other) => same(one, other))),
    narrower: gone.filter((change) => widthChange(change) < 0).length,
    wider: gone.filter((change) => widthChange(change) > 0).length,
  };
}

/** Each act as it is with the act that it would be: that with which it shares most claims, each once. */
export function matched(before: Pick<Drafted, 'acts'>, after: Pick<Drafted, 'acts'>): Map<string, Act> {
  const byClaim = new Map<string, Act>();
  for (const act of after.acts) for (const claim of act.claims) byClaim.set(claim, act);
  const pairs = before.acts.flatMap((act) => {
    const shared = new Map<Act, number>();
    for (const claim of act.claims) {
      const other = byClaim.get(claim);
      if (other) shared.set(other, (shared.get(other) ?? 0) + 1);
    }
    return [...shared].map(([other, n]) => ({ act, other, n }));
  });
  const found = new Map<string, Act>();
  const taken = new Set<string>();
  for (const { act, other } of pairs.sort((a, b) => b.n - a.n)) {
    if (found.has(act.id) || taken.has(other.id)) continue;
    found.set(act.id, other);
    taken.add(other.id);
  }
  return found;
}

function differs({ before, after }: ActChange): boolean {
  if (before === undefined || after === undefined) return true;
  const said = ({ when, at, phase }: Act) =>
    JSON.stringify([when.earliest, when.latest, when.edtf, phase, at.map((one) => one.pcode ?? one.label)]);
  return said(before) !== said(after) || groundOf(before) !== groundOf(after);
}

/** Below zero when the bounds come closer together; zero for what is gone. */
function widthChange({ before, after }: ActChange): number {
  if (before === undefined || after === undefined) return 0;
  const [a, b] = [open(before) - open(after), days(before) - days(after)];
  return a !== 0 ? -a : -b;
}

/** How many sides have no bound. */
function open({ when }: Act): number {
  return Number(when.earliest === null) + Number(when.latest === null);
}

function days({ when }: Act): number {
  return (dayNumber(when.latest) ?? 0) - (dayNumber(when.earliest) ?? 0);
}

function same(a: Conflict, b: Conflict): boolean {
  return a.about === b.about && [...a.claims].sort().join() === [...b.claims].sort().join();
}

function place(at: ReadonlyMap<string, number>, { before }: ActChange): number {
  return (before && at.get(before.id)) ?? Number.MAX_SAFE_INTEGER;
}
