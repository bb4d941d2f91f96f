/** What one report tells by itself: its acts, and their days, before any other report is looked at. */
import type { Claim, Report } from '../claims/types.ts';
import type { Pack } from '../packs/types.ts';
import { type PointBounds, type Solution, startOf } from '../time/index.ts';
import { type ActClaim, actGroups, type ToldAct, toldActs } from './acts.ts';
import { type Decided, NOTHING_DECIDED } from './decided.ts';
import { type Times, timesOf } from './times.ts';

export interface Told {
  readonly report: Report;
  readonly claims: readonly Claim[];
  /** With ids that only hold within the report. */
  readonly acts: readonly ToldAct[];
  readonly times: Times;
  /** Claims of whose times of one sense only the last counts. */
  readonly lastOnly: ReadonlySet<string>;
  /** Act id → the days of its beginning, as far as this report gives them. */
  readonly bounds: ReadonlyMap<string, PointBounds>;
}

/** @param claims of this report, in the order of telling */
export function toldIn(
  report: Report,
  claims: readonly Claim[],
  pack: Pack,
  decided: Decided = NOTHING_DECIDED,
): Told {
  let acts = toldActs(actGroups(claims, undefined, decided), pack);
  let times = timesOf([report], claims, acts, pack);
  const apart = tellingsApart(acts, times.solution);
  // "On the 20th he was fined, and on the 21st his licence was revoked": of two times of one claim the nearer, the last, is its own.
  const lastOnly = new Set(
    times.solution.conflicts.flatMap(({ claims: [only, second] }) =>
      second === undefined ? (only ?? []) : [],
    ),
  );
  if (apart.size > 0 || lastOnly.size > 0) {
    acts = toldActs(actGroups(claims, apart, decided), pack);
    times = timesOf([report], claims, acts, pack, lastOnly);
  }
  const solved = new Map(times.solution.points.map((point) => [point.point, point]));
  const bounds = new Map(
    acts.flatMap(({ id }) => {
      const known = solved.get(startOf(id));
      return known === undefined ? [] : [[id, known] as const];
    }),
  );
  return { report, claims, acts, times, lastOnly, bounds };
}

/**
 * Claims that were joined with others of the same report though their times exclude each other: a report does not contradict
 * itself as often as it tells of two acts of one kind. The one told later stands by itself.
 */
function tellingsApart(acts: readonly ToldAct[], { conflicts }: Solution): ReadonlySet<string> {
  const apart = new Set<string>();
  if (conflicts.length === 0) return apart;
  const actOf = new Map<string, { act: ToldAct; claim: ActClaim; i: number }>(
    acts.flatMap((act) => act.claims.map((claim, i) => [claim.id, { act, claim, i }] as const)),
  );
  for (const conflict of conflicts) {
    const told = conflict.claims.flatMap((id) => actOf.get(id) ?? []);
    for (const one of told)
      if (told.some(({ act, i }) => act === one.act && i < one.i)) apart.add(one.claim.id);
  }
  return apart;
}
