/**
 * The one way by which the ledger grows: under a lock that all processes share, in one transaction for whatever waits. When the
 * connection goes away in the middle, the ledger itself is asked whether the entries are in it, before anybody is answered.
 */
import pg from 'pg';
import { parseCheckpoint } from '../../ledger/checkpoint.ts';
import { leafHash } from '../../ledger/entry.ts';
import { extend, rootOf, type Tip, tipBytes, tipFrom } from '../../ledger/tree.ts';
import type { Draft, Entry, Leaf } from '../../ledger/types.ts';
import {
  type Appended,
  type AppendOptions,
  KeyChanged,
  KeyExists,
  type Sign,
  type WrappedKey,
} from '../store.ts';
import { Closed, Unsettled } from '../store-faults.ts';
import { type Ask, insertKeys, keysIn, keysOf, knownKeys } from './keys.ts';
import { insert } from './rows.ts';
import { channelOf, lockOf, OWN } from './schema.ts';
import { connectPatiently, faultOf, hangUp, isLost, isPassing, NoServer, type Place } from './server.ts';

/** One call that waits. */
interface Waiting {
  readonly drafts: readonly Draft[];
  readonly options: AppendOptions;
  readonly done: (appended: Appended) => void;
  readonly failed: (error: unknown) => void;
}

/** One call in the transaction. */
interface Accepted {
  readonly waiting: Waiting;
  readonly leaves: readonly Leaf[];
  readonly appended: Appended;
}

interface Locked {
  readonly tip: Tip;
  readonly under: string | null;
}

/** Entries and bytes that are committed together, about. */
const MOST_ENTRIES = 50_000;
const MOST_BYTES = 32 * 1024 * 1024;

export class Writer {
  readonly #place: Place;
  readonly #sign: Sign;
  readonly #clock: () => number;
  readonly #lock: string;
  readonly #channel: string;
  #client: pg.Client | null = null;
  #queue: Waiting[] = [];
  /** Work on the one connection, in order. */
  #last: Promise<unknown> = Promise.resolve();
  #closed = false;

  constructor(place: Place, sign: Sign, clock: () => number) {
    this.#place = place;
    this.#sign = sign;
    this.#clock = clock;
    this.#lock = lockOf(place.schema);
    this.#channel = pg.escapeLiteral(channelOf(place.schema));
  }

  append(drafts: readonly Draft[], options: AppendOptions): Promise<Appended> {
    if (this.#closed) return Promise.reject(new Closed('the store was closed'));
    return new Promise((done, failed) => {
      this.#queue.push({ drafts, options, done, failed });
      if (this.#queue.length === 1) this.#then(() => this.#flush());
    });
  }

  /** Entries that another store numbered. */
  adopt(entries: readonly Entry[], keys: readonly WrappedKey[], checkpoint?: string): Promise<void> {
    return this.locked(async (client, { tip }, again) => {
      const last = entries.at(-1);
      if (
        again &&
        last !== undefined &&
        tip.size > last.seq &&
        (await hasLeaf(client, last.seq, leafHash(last)))
      )
        return;
      let end = tip;
      const leaves: Leaf[] = [];
      for (const run of runs(entries)) {
        if (run[0]!.seq !== end.size || run[0]!.at < end.at)
          throw new RangeError(`entry ${run[0]!.seq} at ${run[0]!.at} does not go on at ${end.size}`);
        const grown = extend(end, run, run[0]!.at);
        leaves.push(...grown.leaves);
        end = grown.tip;
      }
      if (checkpoint !== undefined) checkEnd(checkpoint, end);
      const fresh = await notYet(client, keys);
      await insert(client, leaves);
      await insertKeys(client, fresh);
      await this.#move(client, end, checkpoint);
    });
  }

  /**
   * Work in a transaction that nobody appends beside. A commit whose answer was lost is done again: `again` says that it may have
   * been done already.
   */
  locked<T>(work: (client: pg.Client, locked: Locked, again: boolean) => Promise<T>): Promise<T> {
    if (this.#closed) return Promise.reject(new Closed('the store was closed'));
    let sent = false;
    return this.#then(() =>
      this.#trying(
        async (client) => {
          const result = await work(client, await this.#begin(client), sent);
          sent = true;
          await client.query('commit');
          return result;
        },
        () => sent,
      ),
    );
  }

  /**
   * Exchanges all wrappings. What lay in the file of the keys before is gone from it when this resolves.
   */
  async rewrap(wrap: (key: WrappedKey) => WrappedKey, under: string): Promise<void> {
    await this.locked(async (client, locked, again) => {
      if (again && locked.under === under) return;
      const ask: Ask = async (sql, values) => (await client.query(sql, values)).rows;
      for await (const keys of keysIn(ask)) {
        const living = keys.filter(({ wrapped }) => wrapped !== null).map(wrap);
        await client.query(
          'update keys set wrapped = new.wrapped from unnest($1::text[], $2::bytea[]) as new (id, wrapped) where keys.id = new.id',
          [living.map(({ id }) => id), living.map(({ wrapped }) => Buffer.from(wrapped!))],
        );
      }
      await client.query('update head set under = $1', [under]);
      await client.query(OWE_ERASING);
    });
    await this.finish();
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#last.catch(() => {});
    if (this.#client) await this.#client.end().catch(() => {});
    this.#client = null;
  }

  #then<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#last.then(work, work);
    this.#last = result.catch(() => {});
    return result;
  }

  /** Commits what waits, and goes on while something does. */
  async #flush(): Promise<void> {
    const group = this.#take();
    if (group.length === 0) return;
    try {
      await this.#commit(group);
    } catch (error) {
      if (group.length === 1 || error instanceof NoServer || error instanceof Unsettled)
        for (const { failed } of group) failed(error);
      // One of them has something that the server does not take: the others shall not suffer from it.
      else for (const one of group) await this.#commit([one]).catch(one.failed);
    }
    if (this.#queue.length > 0) this.#then(() => this.#flush());
  }

  #take(): Waiting[] {
    let entries = 0;
    let bytes = 0;
    let count = 0;
    for (const { drafts } of this.#queue) {
      for (const { payload } of drafts) bytes += payload.length;
      entries += drafts.length;
      if (count > 0 && (entries > MOST_ENTRIES || bytes > MOST_BYTES)) break;
      count++;
    }
    return this.#queue.splice(0, count);
  }

  async #commit(group: readonly Waiting[]): Promise<void> {
    /** What was sent to be committed and not answered, and what everybody hears once it is known to be there. */
    let sent: { readonly accepted: readonly Accepted[]; readonly answers: readonly (() => void)[] } | null =
      null;
    const answers = await this.#trying(
      async (client) => {
        const locked = await this.#begin(client);
        // Nobody appends now: what was sent before is in the ledger, or will never be.
        if (sent !== null && (await isIn(client, sent.accepted))) {
          await client.query('rollback');
          return sent.answers;
        }
        sent = null;
        const { accepted, others, tip } = await this.#weigh(client, group, locked);
        const answers = [
          ...others,
          ...accepted.map(
            ({ waiting, appended }) =>
              () =>
                waiting.done(appended),
          ),
        ];
        if (accepted.length === 0) await client.query('rollback');
        else
          await this.#write(client, accepted, tip, () => {
            sent = { accepted, answers };
          });
        return answers;
      },
      () => sent !== null,
    );
    await this.#acknowledge(group, answers);
  }

  /** A destroyed key is gone from the disk before anybody hears that it was destroyed. */
  async #acknowledge(group: readonly Waiting[], answers: readonly (() => void)[]): Promise<void> {
    const destroying = group.filter(({ options }) => (options.destroy?.length ?? 0) > 0);
    try {
      if (destroying.length > 0) await this.#erase();
    } catch (error) {
      // The entries are written; only the first answer counts, so the others have theirs below.
      const cause = { cause: error };
      for (const { failed } of destroying) failed(new Unsettled('keys were destroyed but not erased', cause));
    }
    for (const answer of answers) answer();
  }

  /** Which of the calls can be written, behind each other; the others have their answer. */
  async #weigh(client: pg.Client, group: readonly Waiting[], locked: Locked) {
    const names = group.flatMap(({ options }) => options.once ?? []);
    const made = group.flatMap(({ options }) => options.keys?.map(({ id }) => id) ?? []);
    const named = names.length > 0 ? await namedIn(client, names) : new Map<string, Appended>();
    const known = made.length > 0 ? await knownKeys(client, made) : new Set<string>();
    const accepted: Accepted[] = [];
    const others: (() => void)[] = [];
    let tip = locked.tip;
    for (const waiting of group) {
      const { drafts, options, done, failed } = waiting;
      const { once, keys = [], under } = options;
      const before = once === undefined ? undefined : named.get(once);
      if (before !== undefined) {
        others.push(() => done(before));
        continue;
      }
      try {
        if (under !== undefined && locked.under !== null && under !== locked.under) throw new KeyChanged();
        for (const { id } of keys) if (known.has(id)) throw new KeyExists(id);
        const grown = extend(tip, drafts, this.#clock());
        const at = grown.leaves[0]?.at ?? tip.at;
        const appended = { from: tip.size, count: drafts.length, at };
        tip = grown.tip;
        accepted.push({ waiting, leaves: grown.leaves, appended });
        for (const { id } of keys) known.add(id);
        if (once !== undefined) named.set(once, appended);
      } catch (error) {
        others.push(() => failed(error));
      }
    }
    return { accepted, others, tip };
  }

  async #write(
    client: pg.Client,
    accepted: readonly Accepted[],
    tip: Tip,
    sending: () => void,
  ): Promise<void> {
    const leaves = accepted.flatMap((one) => one.leaves);
    await insert(client, leaves);
    const options = accepted.map(({ waiting }) => waiting.options);
    await insertKeys(
      client,
      options.flatMap(({ keys }) => keys ?? []),
    );
    const names = accepted.filter(({ waiting }) => waiting.options.once !== undefined);
    if (names.length > 0)
      await client.query(
        'insert into named select * from unnest($1::text[], $2::bigint[], $3::bigint[], $4::bigint[])',
        [
          names.map(({ waiting }) => waiting.options.once),
          names.map(({ appended }) => appended.from),
          names.map(({ appended }) => appended.count),
          names.map(({ appended }) => appended.at),
        ],
      );
    const destroy = options.flatMap(({ destroy }) => destroy ?? []);
    if (destroy.length > 0) {
      await client.query('update keys set wrapped = null where id = any($1)', [destroy]);
      await client.query(OWE_ERASING);
    }
    const drop = options.flatMap(({ drop }) => drop ?? []);
    if (drop.length > 0) {
      await client.query('delete from blob_pieces where blob = any($1)', [drop]);
      await client.query('delete from blobs where id = any($1)', [drop]);
    }
    sending();
    await this.#move(client, tip, undefined, 'commit');
  }

  /** The head stands behind these entries; other processes hear of it with the commit. */
  async #move(client: pg.Client, tip: Tip, checkpoint?: string, then = ''): Promise<void> {
    const note = checkpoint ?? this.#sign(tip.size, rootOf(tip));
    const bytes = Buffer.from(tipBytes(tip)).toString('hex');
    await client.query(
      `update head set size = ${tip.size}, tip = '\\x${bytes}', checkpoint = ${pg.escapeLiteral(note)};
       select pg_notify(${this.#channel}, '${tip.size}'); ${then}`,
    );
  }

  async #begin(client: pg.Client): Promise<Locked> {
    const results = (await client.query({
      text: `begin; select pg_advisory_xact_lock(${this.#lock}); select tip, under from head`,
    })) as unknown as pg.QueryResult<{ tip: Buffer; under: string | null }>[];
    const { tip, under } = results[2]!.rows[0]!;
    return { tip: tipFrom(tip), under };
  }

  /** What was destroyed, here or by a process that died before it was erased, leaves the file of the keys. */
  finish(): Promise<void> {
    return this.#then(() => this.#erase());
  }

  /** A row that was overwritten still lies in its page, and vacuum alone leaves it there: only a new file is without it. */
  #erase(): Promise<void> {
    return this.#trying(async (client) => {
      const { rowCount } = await client.query(`select from settings where name = '${ERASE}'`);
      if (rowCount === 0) return;
      await client.query('vacuum full keys');
      await client.query(`delete from settings where name = '${ERASE}'`);
    });
  }

  /** Does it on the one connection, and again on a new one when that was lost. */
  async #trying<T>(work: (client: pg.Client) => Promise<T>, unsettled = () => false): Promise<T> {
    const end = performance.now() + this.#place.patience;
    for (;;) {
      try {
        this.#client ??= await connectPatiently(this.#place);
        return await work(this.#client);
      } catch (error) {
        const lost = isLost(error);
        if (lost) this.#drop();
        // A transaction that failed must not hold the lock: if it cannot be ended the connection is.
        else if (this.#client) await this.#client.query('rollback').catch(() => this.#drop());
        if ((lost || isPassing(error)) && performance.now() < end) continue;
        if (unsettled() && (lost || error instanceof NoServer))
          throw new Unsettled('the server went away while it committed', { cause: error });
        throw lost ? new NoServer('the server does not answer', { cause: error }) : faultOf(error);
      }
    }
  }

  #drop(): void {
    if (this.#client) hangUp(this.#client);
    this.#client = null;
  }
}

/** @throws RangeError when a signed note is of another end than this */
function checkEnd(checkpoint: string, tip: Tip): void {
  const { size, root } = parseCheckpoint(checkpoint);
  if (size !== tip.size || !rootOf(tip).every((byte, i) => byte === root[i]))
    throw new RangeError('the checkpoint is of another end');
}

/** Those keys that are not there; one that is there must be the same. */
async function notYet(client: pg.Client, keys: readonly WrappedKey[]): Promise<readonly WrappedKey[]> {
  if (keys.length === 0) return keys;
  const there = await keysOf(
    client,
    keys.map(({ id }) => id),
  );
  return keys.filter(({ id, wrapped }) => {
    const kept = there.get(id);
    if (kept === undefined) return true;
    const same = kept === null ? wrapped === null : wrapped !== null && kept.equals(wrapped);
    if (!same) throw new KeyExists(id);
    return false;
  });
}

/** Set while bytes of destroyed keys may still lie in the file of the keys. */
const ERASE = `${OWN}erase`;
const OWE_ERASING = `insert into settings values ('${ERASE}', '') on conflict (name) do nothing`;

/** Is what was sent in the ledger? One entry or one key answers for all; what has neither comes to the same when done twice. */
async function isIn(client: pg.Client, sent: readonly Accepted[]): Promise<boolean> {
  const first = sent.find(({ leaves }) => leaves.length > 0)?.leaves[0];
  if (first !== undefined) return hasLeaf(client, first.seq, first.leaf);
  const key = sent.flatMap(({ waiting }) => waiting.options.keys ?? [])[0];
  if (key === undefined) return false;
  const { rows } = await client.query<{ wrapped: Buffer }>('select wrapped from keys where id = $1', [
    key.id,
  ]);
  return rows[0]?.wrapped?.equals(key.wrapped!) ?? false;
}

async function hasLeaf(client: pg.Client, seq: number, leaf: Uint8Array): Promise<boolean> {
  const { rows } = await client.query<{ leaf: Buffer }>('select leaf from entries where seq = $1', [seq]);
  return rows[0]?.leaf.equals(leaf) ?? false;
}

async function namedIn(client: pg.Client, names: readonly string[]): Promise<Map<string, Appended>> {
  const { rows } = await client.query<{ name: string; first: string; count: string; at: string }>(
    'select name, first, count, at from named where name = any($1)',
    [names],
  );
  return new Map(
    rows.map(({ name, first, count, at }) => [
      name,
      { from: Number(first), count: Number(count), at: Number(at) },
    ]),
  );
}

/** Entries that follow on each other and have one time. */
function* runs(entries: readonly Entry[]): Iterable<readonly Entry[]> {
  for (let from = 0; from < entries.length; ) {
    let to = from + 1;
    while (
      to < entries.length &&
      entries[to]!.at === entries[from]!.at &&
      entries[to]!.seq === entries[to - 1]!.seq + 1
    )
      to++;
    yield entries.slice(from, to);
    from = to;
  }
}
