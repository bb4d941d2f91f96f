import { emptyTip } from '../../ledger/tree.ts';
import type { Draft, Entry } from '../../ledger/types.ts';
import type { Index } from '../index-types.ts';
import type { Appended, AppendOptions, Head, Sign, Span, Store, WrappedKey } from '../store.ts';
import { Closed, Damaged, Unsettled } from '../store-faults.ts';
import { inPieces } from './blobs.ts';
import { type Committed, committer, type Work } from './commit.ts';
import { type EndMark, endMark } from './end-mark.ts';
import { translated } from './faults.ts';
import { emptyLog, openFile } from './file.ts';
import { openIndex } from './index-tables.ts';
import { type Lock, lock } from './lock.ts';
import { queueOf } from './queue.ts';
import { rekeyFile, removePrepared } from './rekey.ts';
import { checkVersion, isEmpty, makeTables } from './schema.ts';
import { removeScratch, scratchIndex } from './scratch.ts';
import { readState, type State, stateOf, stateWriter } from './state.ts';
import { type Tables, tablesOf } from './tables.ts';

export interface SqliteOptions {
  /** 32 bytes; several while the key is being changed: the first that fits opens. */
  readonly key: Uint8Array | readonly Uint8Array[];
  readonly sign: Sign;
  /** Milliseconds since 1970. */
  readonly clock?: () => number;
  /** False: a file that is not there is a fault (NoVault). */
  readonly create?: boolean;
}

export interface SqliteStore extends Store {
  /**
   * Gives the file another key and exchanges all wrappings in the same step. Cut off at any point, the file opens with the old key or
   * with the new one, and the wrappings are those that belong to it. Takes time and room for a copy of the file.
   */
  rekey(key: Uint8Array, wrap?: (key: WrappedKey) => WrappedKey, under?: string): Promise<void>;
}

/** Entries that are committed in one transaction, unless a single append has more. */
const GROUP = 20_000;

/**
 * Opens the vault's file, and holds it alone until `close`. It is made when it is not there.
 *
 * @throws VaultInUse, WrongKey, NoVault, NewerVault, ReadOnly, DiskFull, Damaged
 */
export async function openSqlite(file: string, options: SqliteOptions): Promise<SqliteStore> {
  const held = lock(`${file}.lock`);
  try {
    return open(file, options, held);
  } catch (error) {
    held.release();
    throw translated(error);
  }
}

function open(
  file: string,
  { key, sign, clock = Date.now, create = true }: SqliteOptions,
  held: Lock,
): SqliteStore {
  // Of a change of key that was cut off before it took place.
  removePrepared(file);
  removeScratch(file);
  let tables: Tables;
  let state: State;
  let commit: (group: readonly Work[], before: State) => Committed;
  let index: Index;
  let mark: EndMark;
  let fitting: Uint8Array;
  let stopped: Error | undefined;
  let closed = false;
  start(key instanceof Uint8Array ? [key] : key, create);
  tables!.blobs.clean();

  function start(keys: readonly Uint8Array[], create: boolean): void {
    const opened = openFile(file, keys, create);
    try {
      const { db } = opened;
      if (isEmpty(db)) makeTables(db, () => stateWriter(db)(stateOf(emptyTip(), undefined, null, sign)));
      checkVersion(db);
      tables = tablesOf(db);
      state = readState(db);
      if (tables.entries.count() !== state.size) throw new Damaged('the last entries are missing');
      mark = endMark(`${file}.end`, opened.key);
      if ((mark.read() ?? 0) > state.size) throw new Damaged('entries that were acknowledged are missing');
      commit = committer(tables, sign, clock);
      index = openIndex(db);
      mark.write(state.size);
      fitting = Uint8Array.from(opened.key);
    } catch (error) {
      opened.db.close();
      throw error;
    }
  }

  const queue = queueOf<Work, Appended>(
    (group) => {
      if (stopped) return group.map(() => ({ failed: stopped }));
      const done = commit(group, state);
      state = done.state;
      stopped = done.stop;
      if (!stopped) mark.write(state.size);
      return done.outcomes;
    },
    (work) => ('drafts' in work ? work.drafts : work.entries).length + 1,
    GROUP,
  );

  /** What is open, or throws Closed. */
  function now(): Tables {
    if (closed) throw new Closed();
    return tables;
  }

  function read<T>(what: (tables: Tables) => T): T {
    try {
      return what(now());
    } catch (error) {
      throw translated(error);
    }
  }

  function write<T>(what: (tables: Tables) => T): T {
    if (stopped) throw stopped;
    try {
      return what(now());
    } catch (error) {
      const fault = translated(error);
      if (fault instanceof Damaged) stopped = fault;
      throw fault;
    }
  }

  async function queued(work: Work): Promise<Appended> {
    now();
    if (stopped) throw stopped;
    return queue.add(work);
  }

  /** Pages through what is in order; nothing is held between two pages. */
  async function* pages<T>(
    next: (tables: Tables, last: T | undefined) => readonly T[],
  ): AsyncGenerator<readonly T[]> {
    let last: T | undefined;
    while (true) {
      const page = read((tables) => next(tables, last));
      if (page.length === 0) return;
      yield page;
      last = page.at(-1);
    }
  }

  return {
    get index() {
      now();
      return index;
    },
    scratch: async () => {
      now();
      try {
        return scratchIndex(file);
      } catch (error) {
        throw translated(error);
      }
    },
    append: (drafts: readonly Draft[], options: AppendOptions = {}) => queued({ drafts, options }),
    adopt: async (entries: readonly Entry[], keys: readonly WrappedKey[], checkpoint?: string) => {
      await queued({ entries, keys, checkpoint });
    },
    head: async (): Promise<Head> => {
      now();
      const { size, root, checkpoint } = state;
      return { size, root, checkpoint };
    },
    entries: async function* (span: Span = {}) {
      for (let from = span.from ?? 0; ; ) {
        const { chunk, last } = read(({ entries }) => entries.chunk({ ...span, from }));
        if (chunk.length > 0) yield chunk;
        if (last) return;
        from = chunk.at(-1)!.seq + 1;
      }
    },
    leaves: async (from, to) => read(({ entries }) => entries.leaves(from, to)),
    casesSince: async (from) => read(({ entries }) => entries.cases(from)),

    keys: async (ids) =>
      read(({ keys }) => ids.map((id) => keys.find(id)).filter((key) => key !== undefined)),
    allKeys: () => pages<WrappedKey>(({ keys }, last) => keys.after(last?.id ?? '')),
    rewrap: async (wrap, under) => {
      queue.flush();
      write(({ db, keys }) => {
        const next = { ...state, under };
        db.transaction(() => {
          keys.rewrap(wrap);
          stateWriter(db)(next);
        }).immediate();
        state = next;
        emptyLog(db);
      });
    },
    rekey: async (key, wrap, under) => {
      queue.flush();
      if (stopped) throw stopped;
      const { db } = now();
      const next = { ...state, under: under ?? state.under };
      const from = fitting;
      write(() => emptyLog(db));
      db.close();
      mark.close();
      try {
        rekeyFile(file, from, key, (tables) => {
          if (wrap) tables.keys.rewrap(wrap);
          stateWriter(tables.db)(next);
        });
      } finally {
        try {
          start([key, from], false);
        } catch (error) {
          stopped = new Unsettled('a change of key', { cause: error });
        }
      }
      if (stopped) throw stopped;
    },

    putBlob: async (id, chunks) => {
      if (read(({ blobs }) => blobs.find(id))) return;
      const number = write(({ blobs }) => blobs.begin(id));
      try {
        let count = 0;
        for await (const pieces of inPieces(chunks)) {
          write(({ blobs }) => blobs.add(number, count, pieces));
          count += pieces.length;
        }
        write(({ blobs }) => blobs.finish(number, id, count));
      } catch (error) {
        if (!closed && !stopped) write(({ blobs }) => blobs.discard(number));
        throw error;
      }
    },
    blob: async (id) => {
      const found = read(({ blobs }) => blobs.find(id));
      return found ? piecesOf(found) : null;
    },
    blobs: async function* () {
      for await (const page of pages<string>(({ blobs }, last) => blobs.after(last ?? ''))) yield* page;
    },
    dropBlob: async (id) =>
      write(({ db, blobs }) => {
        db.transaction(() => blobs.drop(id)).immediate();
        emptyLog(db);
      }),

    setting: async (name) => read(({ settings }) => settings.find(name)),
    setSetting: async (name, value) => write(({ settings }) => settings.put(name, value)),
    settings: async () => read(({ settings }) => settings.names()),

    close: async () => {
      if (closed) return;
      queue.flush();
      closed = true;
      tables.db.close();
      mark.close();
      fitting.fill(0);
      held.release();
    },
  };

  async function* piecesOf({
    number,
    pieces,
  }: {
    number: number;
    pieces: number;
  }): AsyncGenerator<Uint8Array> {
    for (let n = 0; n < pieces; n++) {
      const piece = read(({ blobs }) => blobs.piece(number, n));
      if (!piece) throw new Damaged('a piece of a blob is missing');
      yield piece;
    }
  }
}
