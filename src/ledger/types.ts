/** The values of the ledger, as docs/ledger.md defines them. All are readonly; bytes are never changed in place. */

/** What somebody did, as handed to a ledger: everything but the number and the time, which the ledger gives. */
export interface Draft {
  /** Who did it. */
  readonly actor: string;
  readonly kind: string;
  /** The case that it belongs to, or NONE. */
  readonly case: string;
  /** What it was done to, or NONE. */
  readonly subject: string;
  /** The data key that seals the payload. */
  readonly key: string;
  /** Sealed: the ledger never sees what it says. */
  readonly payload: Uint8Array;
}

/** A line of the ledger. */
export interface Entry extends Draft {
  /** From 0, without a gap. */
  readonly seq: number;
  /** Milliseconds since 1970, UTC; never less than that of the entry before. */
  readonly at: number;
}

/** An entry with the hash of its leaf. */
export interface Leaf extends Entry {
  /** 32 bytes. */
  readonly leaf: Uint8Array;
}

/** Stands for no case, no subject. */
export const NONE = '-';
