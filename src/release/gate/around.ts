/** What the gate has to know besides the case, read from the vault. */
import type { Pack } from '../../packs/types.ts';
import { type Entries, everJoined, loadState } from '../../review/load.ts';
import { peopleOf } from '../../review/people.ts';
import type { Release, State } from '../../review/state-types.ts';
import type { Vault } from '../../vault/vault.ts';
import { fingerprintOf } from './fingerprint.ts';
import type { Around, Draft } from './types.ts';

/**
 * What left of a case before: its own releases, and those of cases that it was once joined with, when they rest on one of its
 * reports.
 *
 * @param but a release that is not counted: the one that is asked about
 */
export async function releasedBefore(
  vault: Entries,
  state: State,
  but?: number,
): Promise<readonly Release[]> {
  const out = (release: Release) => release.made.length > 0 && release.seq !== but;
  const own = state.releases.filter(out);
  const mine = new Set(state.reports.map(({ id }) => id));
  const here = new Set([state.case.id, ...state.reports.map((report) => report.case)]);
  const once: Release[] = [];
  for (const id of await everJoined(vault, state)) {
    if (here.has(id)) continue;
    for (const release of (await loadState(vault, id)).releases)
      if (out(release) && release.body?.reports.some((report) => mine.has(report))) once.push(release);
  }
  const all = new Map([...own, ...once].map((release) => [release.seq, release]));
  return [...all.values()].sort((a, b) => a.seq - b.seq);
}

/** @param day `YYYY-MM-DD` */
export async function aroundOf(
  vault: Vault,
  state: State,
  draft: Draft,
  { pack, day, but }: { readonly pack: Pack; readonly day: string; readonly but?: number },
): Promise<Omit<Around, 'by' | 'approved'> & { readonly released: readonly Release[] }> {
  const released = await releasedBefore(vault, state, but);
  return {
    today: day,
    people: (await peopleOf(vault)).map(({ id }) => id),
    now: fingerprintOf(state, draft, released, pack.version),
    released,
  };
}
