/** Which releases carried a claim, and which of what left rests on claims that no longer stand. Pure. */
import type { Case } from '../../claims/case.ts';
import type { Release, State } from '../../review/state-types.ts';

/** One thing that a release told, whose claims do not all stand any more. */
export interface Fallen {
  /** A kind of act, or a type of detail. */
  readonly kind: string;
  readonly claims: readonly { readonly claim: string; readonly how: How }[];
  /** Claims of the same thing that stand as they were. */
  readonly still: readonly string[];
}

export type How = 'rejected' | 'withdrawn' | 'corrected';

/** What left in one release and no longer stands; nothing when all of it does, or when it never left. */
export function fallenIn(state: State, { body, made, seq }: Release): readonly Fallen[] {
  if (body === null || made.length === 0) return [];
  return body.tells.flatMap(({ kind, claims }): Fallen[] => {
    const fallen = claims.flatMap((claim) => {
      const how = howFell(state, claim, seq);
      return how === undefined ? [] : [{ claim, how }];
    });
    if (fallen.length === 0) return [];
    const still = claims.filter((claim) => !fallen.some((one) => one.claim === claim));
    return [{ kind, claims: fallen, still }];
  });
}

/**
 * The releases that carried a claim: that told it, or an act that it tells too; with what fell of just that.
 *
 * @param whole the case as it would be had nothing been rejected or withdrawn
 */
export function carriers(
  state: State,
  claim: string,
  whole: Pick<Case, 'acts'>,
): readonly { readonly release: Release; readonly fallen: readonly Fallen[] }[] {
  const acts = whole.acts.filter(({ claims }) => claims.includes(claim));
  const same = new Set([claim, ...acts.flatMap((act) => act.claims)]);
  const about = (claims: readonly string[]): boolean => claims.some((id) => same.has(id));
  return state.releases.flatMap((release) => {
    if (release.made.length === 0 || !release.body?.tells.some(({ claims }) => about(claims))) return [];
    const fallen = fallenIn(state, release).filter(({ claims, still }) =>
      about([...claims.map((one) => one.claim), ...still]),
    );
    return [{ release, fallen }];
  });
}

/** What became of a claim after it was proposed to leave; undefined when it stands, or fell before. */
function howFell(state: State, claim: string, since: number): How | undefined {
  const found = state.claims.get(claim);
  if (found === undefined) return 'withdrawn';
  if (found.status === 'rejected' || found.status === 'withdrawn') {
    const report = state.reports.find(({ id }) => id === found.report)?.withdrawn?.seq ?? 0;
    return Math.max(found.last, report) > since ? found.status : undefined;
  }
  const after = found.history.some(
    ({ kind, standing, seq }) => kind === 'claim.corrected' && standing === 'live' && seq > since,
  );
  return after ? 'corrected' : undefined;
}
