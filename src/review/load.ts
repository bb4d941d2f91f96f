/** States of cases read from a vault. */
import type { Opened } from '../vault/plain.ts';
import { stateOf } from './state.ts';
import type { State } from './state-types.ts';

/** What is needed of a vault. */
export interface Entries {
  entriesOf(id: string): Promise<readonly Opened[]>;
}

/** The state of a case by itself: its own entries, without those of cases that are joined into it. */
export async function loadAlone(vault: Entries, id: string): Promise<State> {
  return stateOf(id, await vault.entriesOf(id));
}

/** The state of a case with all that is joined into it, and into that. */
export async function loadState(vault: Entries, id: string): Promise<State> {
  const entries = await vault.entriesOf(id);
  const alone = stateOf(id, entries);
  return alone.case.joined.length === 0 ? alone : withJoined(vault, alone, entries);
}

async function withJoined(vault: Entries, alone: State, entries: readonly Opened[]): Promise<State> {
  const { id } = alone.case;
  const all = new Map<string, readonly Opened[]>([[id, entries]]);
  const open = alone.case.joined.map((from) => ({ from, into: id }));
  for (let next = open.shift(); next !== undefined; next = open.shift()) {
    const { from, into } = next;
    if (all.has(from)) continue;
    const own = await vault.entriesOf(from);
    const state = stateOf(from, own);
    // Two joined it into different cases at one moment: it lies in one of them only, the one that it names itself.
    if (state.case.into !== into) continue;
    all.set(from, own);
    open.push(...state.case.joined.map((below) => ({ from: below, into: from })));
  }
  return stateOf(
    id,
    [...all.values()].flat().sort((a, b) => a.seq - b.seq),
  );
}

/**
 * The cases in which one is seen: itself, the one that it is joined into, and that into which that is, as far as both of the two say
 * so. Of those that were joined into each other at one moment the last is one that was there before.
 */
export async function wayOf(vault: Entries, id: string): Promise<readonly string[]> {
  const way = [id];
  let { into } = (await loadAlone(vault, id)).case;
  while (into !== null) {
    const above: State['case'] = (await loadAlone(vault, into)).case;
    if (!above.joined.includes(way.at(-1)!)) break;
    const round = way.includes(into);
    way.push(into);
    if (round) break;
    into = above.into;
  }
  return way;
}

/** The case under which one is found: the last of its way. Two that were joined into each other go by the first of their names. */
export async function headOf(vault: Entries, id: string): Promise<string> {
  const way = await wayOf(vault, id);
  const last = way.at(-1)!;
  const round = way.slice(way.indexOf(last), -1);
  return round.length > 0 ? round.sort()[0]! : last;
}

/** Cases that were ever joined with one, at once or through others. */
export async function everJoined(vault: Entries, state: State): Promise<ReadonlySet<string>> {
  const joinedTo = ({ decisions }: State) =>
    decisions.flatMap(({ kind, subject }) => (kind === 'cases.joined' ? [subject] : []));
  const found = new Set(joinedTo(state));
  // Added to while it is walked.
  for (const id of found) for (const other of joinedTo(await loadAlone(vault, id))) found.add(other);
  return found;
}
