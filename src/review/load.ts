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
  const open = [...alone.case.joined];
  for (let next = open.shift(); next !== undefined; next = open.shift()) {
    if (all.has(next)) continue;
    const own = await vault.entriesOf(next);
    all.set(next, own);
    open.push(...stateOf(next, own).case.joined);
  }
  return stateOf(
    id,
    [...all.values()].flat().sort((a, b) => a.seq - b.seq),
  );
}

/**
 * The case under which one is found: the one that it is joined into, and that into which that is. Two that were joined into each
 * other at one moment go by the first of their names.
 */
export async function headOf(vault: Entries, id: string): Promise<string> {
  const way = [id];
  for (;;) {
    const { into } = (await loadAlone(vault, way.at(-1)!)).case;
    if (into === null) return way.at(-1)!;
    const seen = way.indexOf(into);
    if (seen >= 0) return way.slice(seen).sort()[0]!;
    way.push(into);
  }
}
