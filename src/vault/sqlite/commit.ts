import type { Database } from 'better-sqlite3-multiple-ciphers';
import { parseCheckpoint } from '../../ledger/checkpoint.ts';
import { extend, type Tip } from '../../ledger/tree.ts';
import type { Draft, Entry, Leaf } from '../../ledger/types.ts';
import {
  type Appended,
  type AppendOptions,
  KeyChanged,
  KeyExists,
  type Sign,
  type WrappedKey,
} from '../store.ts';
import { Damaged, DiskFull, Unsettled } from '../store-faults.ts';
import { translated } from './faults.ts';
import { emptyLog } from './file.ts';
import type { Outcome } from './queue.ts';
import { readState, type State, stateOf, stateWriter } from './state.ts';
import type { Tables } from './tables.ts';

interface Append {
  readonly drafts: readonly Draft[];
  readonly options: AppendOptions;
}

interface Adopt {
  readonly entries: readonly Entry[];
  readonly keys: readonly WrappedKey[];
  readonly checkpoint: string | undefined;
}

/** One call of `append` or `adopt`. */
export type Work = Append | Adopt;

/** What a group left: the outcomes of its members, the state behind them, and whether the store may go on. */
export interface Committed {
  readonly outcomes: readonly Outcome<Appended>[];
  readonly state: State;
  /** Why nothing more may be written. */
  readonly stop?: Error;
}

/** What a member will do once nothing speaks against it. */
interface Plan {
  readonly tip: Tip;
  readonly done: Appended;
  readonly write: () => void;
  /** The signed note for this tip, when it came with the entries. */
  readonly note?: string | undefined;
  /** Something is destroyed. */
  readonly wipe?: boolean;
}

/**
 * Commits groups in one transaction each: entries, keys, names of work, the end of the ledger and its signature. A member that is
 * refused takes nothing with it; what stops the disk stops the group, and then each member is tried by itself.
 */
export function committer({ db, entries, keys, blobs }: Tables, sign: Sign, clock: () => number) {
  const writeState = stateWriter(db);

  return commit;

  function commit(group: readonly Work[], before: State): Committed {
    let committing = false;
    let committed = false;
    try {
      db.exec('BEGIN IMMEDIATE');
      let tip = before.tip;
      let note: string | undefined;
      let wipe = false;
      const outcomes = group.map((work): Outcome<Appended> => {
        const plan = planned(work, tip, before);
        if (plan instanceof Error) return { failed: plan };
        plan.write();
        if (plan.tip.size !== tip.size || plan.note !== undefined) note = plan.note;
        tip = plan.tip;
        wipe ||= plan.wipe === true;
        return { done: plan.done };
      });
      let state = before;
      if (tip.size !== before.size || note !== undefined) {
        state = stateOf(tip, note, before.under, sign);
        writeState(state);
      }
      committing = true;
      db.exec('COMMIT TRANSACTION');
      committed = true;
      // What was destroyed is acknowledged when no copy is left in the log.
      if (wipe) emptyLog(db);
      return { outcomes, state };
    } catch (error) {
      const failed = translated(error);
      const stop = committed
        ? new Unsettled('the log', { cause: error })
        : undone(db, failed, committing, before);
      if (stop) return { outcomes: group.map(() => ({ failed: stop })), state: before, stop };
      return group.length === 1 ? { outcomes: [{ failed }], state: before } : oneByOne(group, before);
    }
  }

  function oneByOne(group: readonly Work[], before: State): Committed {
    const outcomes: Outcome<Appended>[] = [];
    let state = before;
    for (const [i, work] of group.entries()) {
      const one = commit([work], state);
      outcomes.push(...one.outcomes);
      state = one.state;
      const { stop } = one;
      if (stop)
        return { outcomes: [...outcomes, ...group.slice(i + 1).map(() => ({ failed: stop }))], state, stop };
    }
    return { outcomes, state };
  }

  /** Refusals come back, faults of the disk are thrown. */
  function planned(work: Work, tip: Tip, state: State): Plan | Error {
    try {
      return 'drafts' in work ? append(work, tip, state) : adopt(work, tip);
    } catch (error) {
      if (translated(error) !== error || !(error instanceof Error)) throw error;
      return error;
    }
  }

  function append({ drafts, options }: Append, tip: Tip, state: State): Plan {
    const { once, under, keys: made = [], destroy = [], drop = [] } = options;
    const earlier = once === undefined ? undefined : entries.once(once);
    if (earlier) return { tip, done: earlier, write: () => {} };
    if (under !== undefined && state.under !== null && under !== state.under) throw new KeyChanged();
    for (const [i, { id }] of made.entries())
      if (keys.find(id) || made.findIndex((key) => key.id === id) < i) throw new KeyExists(id);
    const extended = extend(tip, drafts, clock());
    const done = { from: tip.size, count: drafts.length, at: extended.tip.at };
    return {
      tip: extended.tip,
      done,
      wipe: destroy.length > 0 || drop.length > 0,
      write: () => {
        entries.add(extended.leaves);
        for (const key of made) keys.add(key);
        for (const id of destroy) keys.destroy(id);
        for (const id of drop) blobs.drop(id);
        if (once !== undefined) entries.addOnce(once, done);
      },
    };
  }

  function adopt({ entries: given, keys: brought, checkpoint }: Adopt, from: Tip): Plan {
    const fresh = brought.filter(({ id, wrapped }) => {
      const kept = keys.find(id);
      if (kept && !sameBytes(kept.wrapped, wrapped)) throw new KeyExists(id);
      return !kept;
    });
    let tip = from;
    const leaves: Leaf[] = [];
    for (let i = 0; i < given.length; ) {
      const { seq, at } = given[i]!;
      if (seq !== tip.size || at < tip.at) throw new RangeError(`entry ${seq} is not the next`);
      let end = i;
      while (end < given.length && given[end]!.at === at && given[end]!.seq === seq + end - i) end++;
      const extended = extend(tip, given.slice(i, end), at);
      leaves.push(...extended.leaves);
      tip = extended.tip;
      i = end;
    }
    if (checkpoint !== undefined && !isOf(checkpoint, tip))
      throw new RangeError('the checkpoint is of another end');
    return {
      tip,
      note: checkpoint,
      done: { from: from.size, count: given.length, at: tip.at },
      write: () => {
        entries.add(leaves);
        for (const key of fresh) keys.add(key);
      },
    };
  }
}

/** Takes the transaction back. When that cannot be proven: why the store must stop. */
function undone(db: Database, fault: unknown, committing: boolean, before: State): Error | null {
  try {
    if (db.inTransaction) db.exec('ROLLBACK');
    // A log that lacks the end of a commit has no commit: only then is a full disk told while one is being written.
    const certain = !committing || fault instanceof DiskFull;
    if (!certain || readState(db).size !== before.size) return new Unsettled('a commit', { cause: fault });
    return fault instanceof Damaged ? fault : null;
  } catch (error) {
    return new Unsettled('a commit', { cause: error });
  }
}

function isOf(checkpoint: string, tip: Tip): boolean {
  const { size, root } = parseCheckpoint(checkpoint);
  return size === tip.size && sameBytes(root, stateOf(tip, checkpoint, null).root);
}

function sameBytes(a: Uint8Array | null, b: Uint8Array | null): boolean {
  return a === b || (a !== null && b !== null && Buffer.compare(a, b) === 0);
}
