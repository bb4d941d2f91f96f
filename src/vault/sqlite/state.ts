import type { Database } from 'better-sqlite3-multiple-ciphers';
import { rootOf, type Tip, TipRefused, tipBytes, tipFrom } from '../../ledger/tree.ts';
import type { Head, Sign } from '../store.ts';
import { Damaged } from '../store-faults.ts';

/** The end of the ledger: what an append starts from, and what has been signed of it. */
export interface State extends Head {
  readonly tip: Tip;
  /** What the wrapped keys are wrapped under, when that was said. */
  readonly under: string | null;
}

/** The state behind a tip, with the note that it came with, or signed. */
export function stateOf(tip: Tip, note: string, under: string | null): State;
export function stateOf(tip: Tip, note: string | undefined, under: string | null, sign: Sign): State;
export function stateOf(tip: Tip, note: string | undefined, under: string | null, sign?: Sign): State {
  const root = rootOf(tip);
  return { tip, size: tip.size, root, checkpoint: note ?? sign!(tip.size, root), under };
}

/** @throws Damaged when the row is not there, or does not agree with itself. */
export function readState(db: Database): State {
  const row = db
    .prepare<[], { tip: Buffer; root: Buffer; checkpoint: string; under: string | null }>(
      'SELECT tip, root, checkpoint, under FROM state',
    )
    .get();
  if (!row) throw new Damaged('the end of the ledger is missing');
  const state = stateOf(parsed(row.tip), row.checkpoint, row.under);
  if (!row.root.equals(state.root)) throw new Damaged('the end of the ledger does not agree with its root');
  return state;
}

/** Inside a transaction of the caller. */
export function stateWriter(db: Database): (state: State) => void {
  const write = db.prepare(
    'INSERT OR REPLACE INTO state (one, tip, root, checkpoint, under) VALUES (0, ?, ?, ?, ?)',
  );
  return ({ tip, root, checkpoint, under }) => {
    write.run(tipBytes(tip), root, checkpoint, under);
  };
}

function parsed(bytes: Buffer): Tip {
  try {
    return tipFrom(bytes);
  } catch (error) {
    if (error instanceof TipRefused)
      throw new Damaged('the end of the ledger cannot be read', { cause: error });
    throw error;
  }
}
