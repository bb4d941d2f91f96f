/** What a place of a vault can do, whatever its store is made of. */
import type { Destroyed } from './keys/destroy.ts';
import type { Sign, Store, WrappedKey } from './store.ts';

/** Everything a store is opened with. */
export interface Opening {
  /** Keys of the file that may fit, the likeliest first. */
  readonly files: readonly Uint8Array[];
  readonly blind: Uint8Array;
  readonly sign: Sign;
}

/** A place that is being made. */
export interface Built {
  open(opening: Opening): Promise<Store>;
  writeKeys(file: Uint8Array): Promise<void>;
}

/** A place with a vault. */
export interface Site extends Built {
  readonly dir: string;
  readonly id: string;
  /** Who works in this folder, by an id; of a team each member has a folder. */
  readonly member?: string;
  /** Of a team: where the server is. */
  readonly connection?: string;
  readKeys(): Promise<Uint8Array>;
  /** Destroys the key file, without a secret: what was done to it, nothing when there was none. */
  destroyKeys(): Promise<readonly Destroyed[]>;
  /** Encrypts the file of the store with another key, where there is one, and exchanges all wrappings in the same step. */
  rekey(store: Store, file: Uint8Array, wrap: (key: WrappedKey) => WrappedKey, under: string): Promise<void>;
}
