/** What the gate has to know besides the case, read from the vault. */
import type { Pack } from '../../packs/types.ts';
import { type Entries, loadAlone, loadState } from '../../review/load.ts';
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

/** Cases that were ever joined with one, at once or through others. */
async function everJoined(vault: Entries, state: State): Promise<ReadonlySet<string>> {
  const joinedTo = ({ decisions }: State) =>
    decisions.flatMap(({ kind, subject }) => (kind === 'cases.joined' ? [subject] : []));
  const found = new Set(joinedTo(state));
  // Added to while it is walked.
  for (const id of found) for (const other of joinedTo(await loadAlone(vault, id))) found.add(other);
  return found;
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
