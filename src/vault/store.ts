/**
 * What every store can do, whatever it is made of. Each is written in the way natural to its engine; what they share is this
 * type and the test suite (test/store-contract.ts), not code.
 *
 * A store sees sealed payloads, wrapped keys and sealed files. It never holds a key that opens them, with one exception:
 * the SQLite file as a whole is encrypted, and its index may therefore hold words.
 */
import type { Draft, Entry, Leaf } from '../ledger/types.ts';
import type { Index } from './index-types.ts';

/** Two processes made the same data key at once; the other's is kept, nothing of this append was written. */
export class KeyExists extends Error {
  override readonly name = 'KeyExists';
  readonly key: string;
  constructor(key: string) {
    super(`the key ${key} is there already`);
    this.key = key;
  }
}

/** The key of the vault was changed by another process since this one opened it; nothing of this append was written. */
export class KeyChanged extends Error {
  override readonly name = 'KeyChanged';
  constructor() {
    super('the key of the vault was changed');
  }
}

/** Makes the signed note of a checkpoint (src/ledger/checkpoint.ts). The store calls it inside its lock, at every commit. */
export type Sign = (size: number, root: Uint8Array) => string;

/** A data key as kept: wrapped under the key of the vault, with its id as additional data. */
export interface WrappedKey {
  readonly id: string;
  /** 12 bytes nonce, 32 bytes ciphertext, 16 bytes tag; null once destroyed. */
  readonly wrapped: Uint8Array | null;
}

export interface AppendOptions {
  /** Data keys that come into being with these entries. */
  readonly keys?: readonly WrappedKey[];
  /** What `keys` are wrapped under, as given to `rewrap`; must be what the store was last told, where it was told. */
  readonly under?: string;
  /** Ids of data keys that these entries destroy. */
  readonly destroy?: readonly string[];
  /** Blobs that nothing refers to any more once their key is destroyed. */
  readonly drop?: readonly string[];
  /** A name for this piece of work: a second append of the same name changes nothing and answers as the first did. */
  readonly once?: string;
}

/** Where the entries of one append stand. */
export interface Appended {
  readonly from: number;
  readonly count: number;
  /** Milliseconds, of all of them. */
  readonly at: number;
}

/** The end of the ledger: a signed checkpoint (docs/ledger.md). */
export interface Head {
  readonly size: number;
  readonly root: Uint8Array;
  /** The signed note; signed again at every commit. */
  readonly checkpoint: string;
}

export interface Scratch {
  readonly index: Index;
  remove(): Promise<void>;
}

export interface Span {
  /** First entry, 0 when not given. */
  readonly from?: number;
  /** One after the last. */
  readonly to?: number;
  /** Only entries of this case. */
  readonly case?: string;
}

export interface Store {
  /**
   * Appends all or nothing. When the promise resolves the entries are durable and the head names them. Calls made while one is
   * being written are committed together. Order of the calls is the order of the entries.
   *
   * @throws KeyExists when one of `keys` is there already, destroyed or not.
   * @throws KeyChanged when `under` is not that of the last `rewrap`.
   */
  append(drafts: readonly Draft[], options?: AppendOptions): Promise<Appended>;
  /**
   * Takes over entries that another store has numbered and dated, onto the end: the ledger stays the same byte for byte. `checkpoint`
   * is the signed note for the end of these entries; without it the store signs.
   *
   * @throws RangeError when the first is not the next.
   */
  adopt(entries: readonly Entry[], keys: readonly WrappedKey[], checkpoint?: string): Promise<void>;
  head(): Promise<Head>;
  /** Entries in order, in chunks of a bounded number, never all at once. */
  entries(span?: Span): AsyncIterable<readonly Leaf[]>;
  /** Leaf hashes (32 bytes each, concatenated) of entries from..to. */
  leaves(from: number, to: number): Promise<Uint8Array>;
  /** Cases with an entry numbered `from` or later, each once, NONE among them. */
  casesSince(from: number): Promise<readonly string[]>;

  /** Wrapped keys by id; an unknown one is left out. */
  keys(ids: readonly string[]): Promise<readonly WrappedKey[]>;
  /** All keys, in order of id, in chunks. */
  allKeys(): AsyncIterable<readonly WrappedKey[]>;
  /** Exchanges every wrapping at once (a new key of the vault), all or nothing; `under` names what they are wrapped under now. */
  rewrap(wrap: (key: WrappedKey) => WrappedKey, under: string): Promise<void>;

  /** Keeps sealed bytes under an id; durable when resolved. The same id again replaces nothing and is no fault. */
  putBlob(id: string, chunks: AsyncIterable<Uint8Array>): Promise<void>;
  /** Null when there is none. */
  blob(id: string): Promise<AsyncIterable<Uint8Array> | null>;
  blobs(): AsyncIterable<string>;
  dropBlob(id: string): Promise<void>;

  /** Small values of the vault that are not part of the ledger (its cosigned checkpoints, settings of the index). */
  setting(name: string): Promise<Uint8Array | null>;
  setSetting(name: string, value: Uint8Array | null): Promise<void>;
  /** The names of all settings, in order. */
  settings(): Promise<readonly string[]>;

  /** What is rebuilt from the ledger for finding. */
  readonly index: Index;
  /** An empty index of the same kind beside it, to compare with; `remove` leaves nothing of it. One at a time. */
  scratch(): Promise<Scratch>;

  close(): Promise<void>;
}
