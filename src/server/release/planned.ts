/** Has what is planned looked at beside the server, together with what left before. */

import { aroundOf, releasedBefore } from '../../release/gate/around.ts';
import { fingerprintOf } from '../../release/gate/fingerprint.ts';
import { gateOf } from '../../release/gate/gate.ts';
import { handedOn } from '../../release/gate/handed-on.ts';
import type { Draft, Looked, Missing } from '../../release/gate/types.ts';
import type { Fingerprint } from '../../review/bodies.ts';
import type { State } from '../../review/state-types.ts';
import type { Visitor } from '../access.ts';
import type { Found } from '../exposer-worker.ts';
import type { House } from '../house.ts';
import { typed } from './assumed.ts';
import type { Exposing } from './shapes.ts';

/** What was asked about, as it was looked at. */
export interface Planned {
  readonly found: Found;
  /** Null where nothing is planned yet. */
  readonly draft: Draft | null;
  /** With the sums of what it was computed of. */
  readonly looked: Looked | null;
  /** The case as it was then. */
  readonly state: State;
}

/** The day that it is now, in UTC. */
export const dayOf = (now: number): string => new Date(now).toISOString().slice(0, 10);

/**
 * @param asked what the page says of it; it rests on all reports that stand when nothing else is said
 * @throws Fault what the exposer throws; NoSuchCase
 */
export async function lookedAt(
  house: House,
  visitor: Visitor | null,
  id: string,
  asked: Exposing,
  signal?: AbortSignal,
): Promise<Planned> {
  const { desk, exposer, home } = house.open;
  const { text, language, level, on, assumed, reports, bundle, draft: window = '' } = asked;
  const known: { state?: State; now?: (draft: Draft) => Fingerprint; rests?: readonly string[] } = {};
  const question = async () => {
    const state = await desk.state(id);
    const released = await releasedBefore(home.vault, state);
    const besides = await handedOn(home.vault, state);
    const standing = state.reports.filter((one) => one.report !== null && one.withdrawn === null);
    known.state = state;
    known.rests = reports ?? standing.map((one) => one.id);
    known.now = (draft) => fingerprintOf(state, draft, released, house.pack.version);
    return {
      ...{ state, released, level, handedOn: besides },
      set: typed(assumed ?? {}),
      ...(on !== undefined && { on }),
      ...(assumed !== undefined && { assumed }),
      ...((text !== undefined || bundle !== undefined) && {
        draft: {
          reports: known.rests,
          ...(text !== undefined && { text }),
          ...(language !== undefined && { language }),
          ...(bundle !== undefined && { bundle }),
        },
      }),
    };
  };
  const found = await exposer.look(`${visitor?.token} ${id} ${window}`, question, signal);
  const state = known.state!;
  if (found.looked === null) return { found, state, draft: null, looked: null };
  const draft: Draft = {
    ...{ level, to: asked.to ?? '', reports: known.rests! },
    drafter: asked.drafter ?? visitor?.person?.id ?? '',
    texts: found.kept === null ? [] : [found.kept],
    ...(bundle !== undefined && { bundle }),
    ...(asked.reason !== undefined && { reason: asked.reason }),
  };
  const looked = { ...found.looked, exposure: { ...found.looked.exposure, of: known.now!(draft) } };
  return { found, state, draft, looked };
}

/** What keeps it from leaving, as things are now. */
export async function missingOf(
  house: House,
  { draft, looked, state }: Planned,
  by: string,
): Promise<readonly Missing[]> {
  if (draft === null) return [];
  const { home } = house.open;
  const day = dayOf(Date.now());
  const around = await aroundOf(home.vault, state, draft, { pack: house.pack, day });
  return gateOf(state, draft, looked, { ...around, by, approved: null }).missing;
}
