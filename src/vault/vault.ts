/**
 * A vault: entries go in sealed and come out opened. It holds the key of the vault while it is open, makes a data key for every
 * case, report and source when its first entry comes, and knows nothing of what entries mean.
 *
 * - Nothing is acknowledged before the store has it durably.
 * - An entry whose data key was destroyed comes back without a body, and in its place.
 * - Keys of the last few thousand cases stay in memory while the vault is open; nothing else does.
 */
import { randomBytes as chance, type KeyObject } from 'node:crypto';
import { aad } from '../ledger/entry.ts';
import type { Draft, Leaf } from '../ledger/types.ts';
import { openBlob, sealBlob } from './keys/blob.ts';
import {
  KEY_BYTES,
  type Key,
  payloadKey,
  sealPayload,
  secretKey,
  Unsealable,
  unsealPayload,
  unwrapKey,
  wrapKey,
} from './keys/sealing.ts';
import type { Opened, Plain } from './plain.ts';
import { type Appended, KeyExists, type Span, type Store, type WrappedKey } from './store.ts';

/** The content was destroyed with its key; the ledger says when and why. */
export class Shredded extends Error {
  readonly key: string;
  constructor(key: string) {
    super(`the key ${key} was destroyed`);
    this.key = key;
  }
}

export interface WriteOptions {
  /** A name for this piece of work: done twice, it changes nothing the second time. */
  readonly once?: string;
  /** Data keys that these entries destroy. */
  readonly destroy?: readonly string[];
  /** Sealed files that go with them. */
  readonly drop?: readonly string[];
  /** Data keys that must come into being with these entries: where one is there already, nothing is written. */
  readonly fresh?: readonly string[];
  /** Keys of the vault itself, wrapped: that which signs. */
  readonly keys?: readonly WrappedKey[];
}

/** A file as kept, for the entry that speaks of it. */
export interface Kept {
  readonly id: string;
  /** Hex, of the sealed bytes. */
  readonly sha256: string;
  /** Its length before it was sealed. */
  readonly bytes: number;
}

/** What data keys are wrapped under, and what the store knows it by: it must not take keys wrapped under an older one. */
export interface Wrapping {
  readonly key: Key;
  readonly name: string;
}

const KEPT_KEYS = 4096;

export class Vault {
  readonly store: Store;
  #wrapping: Wrapping;
  readonly #random: (bytes: number) => Uint8Array;
  /** Opened keys, the longest unused first. */
  readonly #keys = new Map<string, KeyObject>();
  /** Made here and not yet kept: they are wrapped and kept with the first entry that they seal. */
  readonly #made = new Set<string>();
  /** On their way into the store. */
  readonly #saving = new Map<string, Promise<unknown>>();

  /**
   * @param wrapping the key that data keys are wrapped under
   * @param random chance; tests hand in their own
   */
  constructor(store: Store, wrapping: Wrapping, random: (bytes: number) => Uint8Array = chance) {
    this.store = store;
    this.#wrapping = wrapping;
    this.#random = random;
  }

  /** What data keys are wrapped under, by its name. */
  get wrappedUnder(): string {
    return this.#wrapping.name;
  }

  /** Wraps every data key under another key of the vault; `exchange` has the store do it, all or nothing. */
  async rewrap(
    to: Wrapping,
    exchange: (wrap: (key: WrappedKey) => WrappedKey, under: string) => Promise<void>,
  ): Promise<void> {
    const from = this.#wrapping;
    await exchange(({ id, wrapped }) => rewrapped(id, wrapped, from, to), to.name);
    this.#wrapping = to;
  }

  /**
   * Seals and appends, all or nothing; durable when it resolves.
   *
   * @throws Shredded when an entry names a destroyed key.
   * @throws KeyExists when one of `fresh` is there.
   */
  async append(entries: readonly Plain[], options: WriteOptions = {}): Promise<Appended> {
    const ids = new Set(entries.map(({ key }) => key));
    for (;;) {
      try {
        return await this.#append(entries, ids, options);
      } catch (error) {
        if (!(error instanceof KeyExists) || options.fresh?.includes(error.key)) throw error;
        // Another process made the same key first: that one is taken the next time.
      }
    }
  }

  async #append(
    entries: readonly Plain[],
    ids: ReadonlySet<string>,
    { once, destroy, drop, fresh = [], keys: own = [] }: WriteOptions,
  ): Promise<Appended> {
    let keys = await this.#ready(ids);
    // A key that another append is just keeping counts when it is kept: that append may fail. Nothing may wait after this.
    for (let other = this.#savingOf(ids); other !== undefined; other = this.#savingOf(ids)) {
      await other.catch(() => {});
      keys = await this.#ready(ids);
    }
    const there = fresh.find((id) => !this.#made.has(id));
    if (there !== undefined) {
      this.#forget(fresh);
      throw new KeyExists(there);
    }
    // Wrapped no sooner than here: the key of the vault may have changed since a file was sealed with one of them.
    const made = [...own, ...[...ids].filter((id) => this.#made.has(id)).map((id) => this.#wrapped(id))];
    const drafts = entries.map((entry) => sealed(entry, keys.get(entry.key)!));
    const done = this.store.append(drafts, {
      ...(made.length > 0 && { keys: made, under: this.#wrapping.name }),
      ...(destroy && { destroy }),
      ...(drop && { drop }),
      ...(once !== undefined && { once }),
    });
    for (const { id } of made) {
      this.#made.delete(id);
      this.#saving.set(id, done);
    }
    try {
      const appended = await done;
      this.#forget(destroy ?? []);
      // Whoever did this piece of work before kept keys of their own.
      if (once !== undefined) this.#forget(made.map(({ id }) => id));
      return appended;
    } catch (error) {
      // A file may be sealed with it already: it is kept with the next entry.
      for (const { id } of made) if (this.#keys.has(id)) this.#made.add(id);
      // Nor is any of the fresh ones what it was thought to be.
      if (error instanceof KeyExists) this.#forget(fresh.includes(error.key) ? fresh : [error.key]);
      throw error;
    } finally {
      for (const { id } of made) this.#saving.delete(id);
    }
  }

  /** Entries in order, opened, in chunks. */
  async *entries(span: Span = {}): AsyncIterable<readonly Opened[]> {
    for await (const chunk of this.store.entries(span)) yield await this.open(chunk);
  }

  /** All entries of one case, in order. */
  async entriesOf(of: string): Promise<Opened[]> {
    const all: Opened[] = [];
    for await (const chunk of this.entries({ case: of })) all.push(...chunk);
    return all;
  }

  /** Opens entries that were read from the store. */
  async open(entries: readonly Leaf[]): Promise<readonly Opened[]> {
    const keys = await this.#load(new Set(entries.map(({ key }) => key)));
    return entries.map((entry) => {
      const { seq, at, actor, kind, case: of, subject, key: id } = entry;
      const key = keys.get(id);
      const body: unknown =
        key === undefined
          ? undefined
          : JSON.parse(text.decode(unsealPayload(key, aad(entry), entry.payload)));
      return { seq, at, actor, kind, case: of, subject, key: id, shredded: key === undefined, body };
    });
  }

  /** Whether a kept data key is what was kept; a destroyed one is. */
  opensKey({ id, wrapped }: WrappedKey): boolean {
    try {
      this.reveal({ id, wrapped })?.fill(0);
      return true;
    } catch (error) {
      if (error instanceof Unsealable) return false;
      throw error;
    }
  }

  /** A data key in clear, for an export; null when it was destroyed. The caller erases it. */
  reveal({ id, wrapped }: WrappedKey): Uint8Array | null {
    return wrapped === null ? null : unwrapKey(this.#wrapping.key, id, wrapped);
  }

  /**
   * The key that opens one entry and no other, for whoever may read that one; null when the content was destroyed. The caller
   * erases it.
   */
  async keyOf(entry: Leaf): Promise<Uint8Array | null> {
    const key = (await this.#load(new Set([entry.key]))).get(entry.key);
    return key === undefined ? null : payloadKey(key, entry.payload);
  }

  /** What is wrong with each entry, as far as opening it shows; `bad` are keys that do not open. */
  async examine(
    entries: readonly Leaf[],
    bad: ReadonlySet<string>,
  ): Promise<readonly ('whole' | 'shredded' | 'no-key' | 'payload')[]> {
    const known = new Set<string>();
    const ids = new Set(entries.map(({ key }) => key).filter((id) => !bad.has(id)));
    const keys = await this.#load(ids, known);
    return entries.map((entry) => {
      const key = keys.get(entry.key);
      if (key === undefined)
        return known.has(entry.key) ? 'shredded' : bad.has(entry.key) ? 'payload' : 'no-key';
      try {
        unsealPayload(key, aad(entry), entry.payload);
        return 'whole';
      } catch {
        // Fields that the format does not allow cannot be framed; the ledger's own check names them.
        return 'payload';
      }
    });
  }

  /** Seals a file under a data key and keeps it. The entry that speaks of it must be sealed under the same key. */
  async keep(key: string, bytes: AsyncIterable<Uint8Array>): Promise<Kept> {
    const opened = (await this.#ready(new Set([key]))).get(key)!;
    const id = `b-${Buffer.from(this.#random(10)).toString('hex')}`;
    let size = 0;
    const counted = async function* () {
      for await (const chunk of bytes) {
        size += chunk.length;
        yield chunk;
      }
    };
    const { chunks, digest } = sealBlob(opened, id, counted());
    await this.store.putBlob(id, chunks);
    return { id, sha256: Buffer.from(digest()).toString('hex'), bytes: size };
  }

  /**
   * The bytes of a file that was kept, or null when there is none.
   *
   * @throws Shredded when its key was destroyed.
   */
  async kept(key: string, blob: string): Promise<AsyncIterable<Uint8Array> | null> {
    const opened = (await this.#load(new Set([key]))).get(key);
    if (opened === undefined) throw new Shredded(key);
    const bytes = await this.store.blob(blob);
    return bytes === null ? null : openBlob(opened, blob, bytes);
  }

  /** Keys to write with; those that are not there yet are made. */
  async #ready(ids: ReadonlySet<string>): Promise<ReadonlyMap<string, KeyObject>> {
    const known = new Set<string>();
    const keys = new Map(await this.#load(ids, known));
    for (const id of ids) {
      if (keys.has(id)) continue;
      if (known.has(id)) throw new Shredded(id);
      const meanwhile = this.#keys.get(id);
      if (meanwhile !== undefined) {
        keys.set(id, meanwhile);
        continue;
      }
      const bytes = this.#random(KEY_BYTES);
      const key = secretKey(bytes);
      bytes.fill(0);
      this.#made.add(id);
      this.#keys.set(id, key);
      keys.set(id, key);
    }
    return keys;
  }

  /** A key that is open here, as it is kept under the key that the vault has now. */
  #wrapped(id: string): WrappedKey {
    const bytes = this.#keys.get(id)!.export();
    const wrapped = wrapKey(this.#wrapping.key, id, bytes);
    bytes.fill(0);
    return { id, wrapped };
  }

  #savingOf(ids: ReadonlySet<string>): Promise<unknown> | undefined {
    for (const id of ids) {
      const saving = this.#saving.get(id);
      if (saving !== undefined) return saving;
    }
    return undefined;
  }

  /** Opened keys of those ids that have one; `known` takes those that the store knows, destroyed ones too. */
  async #load(ids: ReadonlySet<string>, known?: Set<string>): Promise<ReadonlyMap<string, KeyObject>> {
    const found = new Map<string, KeyObject>();
    const missing: string[] = [];
    for (const id of ids) {
      const key = this.#keys.get(id);
      if (key === undefined) missing.push(id);
      else {
        found.set(id, key);
        known?.add(id);
      }
    }
    for (const { id, wrapped } of missing.length > 0 ? await this.store.keys(missing) : []) {
      known?.add(id);
      if (wrapped === null) continue;
      const bytes = unwrapKey(this.#wrapping.key, id, wrapped);
      const key = secretKey(bytes);
      bytes.fill(0);
      found.set(id, key);
      this.#keys.set(id, key);
    }
    for (const id of this.#keys.keys()) {
      if (this.#keys.size <= KEPT_KEYS) break;
      if (!ids.has(id) && !this.#made.has(id) && !this.#saving.has(id)) this.#forget([id]);
    }
    return found;
  }

  #forget(ids: Iterable<string>): void {
    for (const id of ids) {
      this.#keys.delete(id);
      this.#made.delete(id);
    }
  }
}

/** The same data key, wrapped under another key of the vault; a destroyed one stays destroyed. */
function rewrapped(id: string, wrapped: Uint8Array | null, from: Wrapping, to: Wrapping): WrappedKey {
  if (wrapped === null) return { id, wrapped };
  const key = unwrapKey(from.key, id, wrapped);
  try {
    return { id, wrapped: wrapKey(to.key, id, key) };
  } finally {
    key.fill(0);
  }
}

const text = new TextDecoder();

function sealed({ body, ...entry }: Plain, key: Key): Draft {
  return { ...entry, payload: sealPayload(key, aad(entry), Buffer.from(JSON.stringify(body))) };
}
