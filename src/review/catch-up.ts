/** Brings the index up to the ledger: every case with new entries is folded again, and its rows are put in the place of the old. */
import { NONE } from '../ledger/types.ts';
import type { Pack } from '../packs/types.ts';
import type { Rows } from '../vault/index-types.ts';
import type { Store } from '../vault/store.ts';
import { type Entries, headOf, loadState } from './load.ts';
import { rowsOf } from './project.ts';
import type { State } from './state-types.ts';

export interface Indexed extends Entries {
  readonly store: Pick<Store, 'index' | 'casesSince' | 'head'>;
}

export interface CatchingUp {
  /** Its labels and places are those by which claims are found. */
  readonly pack: Pack;
  /** Told of cases done, and of how many there are. */
  readonly progress?: (done: number, of: number) => void;
}

/** So many rows are written together: a few megabytes. */
const ROWS = 20_000;

/**
 * @returns how many cases were folded
 */
export async function catchUp(vault: Indexed, { pack, progress = () => {} }: CatchingUp): Promise<number> {
  const { index } = vault.store;
  const from = await index.through();
  const { size } = await vault.store.head();
  if (from >= size) return 0;
  const changed = (await vault.store.casesSince(from)).filter((id) => id !== NONE).sort();
  const open = new Set(changed);
  let rows: Rows[] = [];
  let count = 0;
  let done = 0;
  // Added to while it is walked: a change in a joined case is one of the case that it is found under.
  for (const id of open) {
    const state = await loadState(vault, id);
    const head = state.case.into === null ? id : await headOf(vault, id);
    if (head !== id) open.add(head);
    for (const other of regrouped(state, from)) open.add(other);
    const made = rowsOf(state, pack, head === id);
    rows.push(made);
    count += made.claims.length + made.docs.length;
    progress(++done, open.size);
    if (count < ROWS) continue;
    // Not seen yet: when this is cut off, the next time begins where this one began.
    await index.replace(rows, from);
    rows = [];
    count = 0;
  }
  await index.replace(rows, size);
  return done;
}

/** Cases that have rows of this one, or had them, when it was joined or parted in entries that are new. */
function regrouped({ case: { id }, decisions }: State, from: number): readonly string[] {
  const own = decisions.filter((one) => one.case === id);
  const others = own.flatMap(({ kind, subject }) => (kind === 'cases.joined' ? [subject] : []));
  return own.some(({ seq, subject }) => seq >= from && others.includes(subject)) ? others : [];
}

/** Forgets the index and makes it anew from the ledger: the same rows come out. */
export async function rebuild(vault: Indexed, options: CatchingUp): Promise<number> {
  await vault.store.index.drop();
  return catchUp(vault, options);
}
