/** The Merkle tree of RFC 6962, section 2.1, as it grows: what must be kept of it to go on is the tip. */
import { type Digest, digestBytes, digestOf, sha256 } from './digest.ts';
import { LAST_TIME, leafDigest } from './entry.ts';
import type { Draft, Leaf } from './types.ts';

/** Bytes that are no tip. */
export class TipRefused extends Error {
  constructor() {
    super('tip refused');
    this.name = 'TipRefused';
  }
}

/** The right edge of the tree: all that an append needs to know of the entries before. */
export interface Tip {
  /** Entries so far. */
  readonly size: number;
  /** Time of the last one, milliseconds; 0 when there is none. */
  readonly at: number;
  /** Roots of the full subtrees, the largest first: one for each 1 in the size, written in binary. */
  readonly frontier: readonly Uint8Array[];
}

/** Bytes of a hash. */
export const HASH = 32;

/** Root of no entries: SHA-256 of nothing. */
export const EMPTY_ROOT: Uint8Array = digestBytes(sha256(Buffer.alloc(0)));

const pair = Buffer.alloc(1 + 2 * HASH, 1);

/** The hash of a node: SHA-256 of 0x01 and the two hashes below. */
export function nodeDigest(left: Digest, right: Digest): Digest {
  pair.write(left, 1, 'latin1');
  pair.write(right, 1 + HASH, 'latin1');
  return sha256(pair);
}

export const emptyTip = (): Tip => ({ size: 0, at: 0, frontier: [] });

/**
 * The entries that drafts become behind a tip, in their order, and the tip behind them. All of them have one time: that of the
 * clock, or that of the entry before when the clock stands before it. Changes nothing that it was given.
 * @param now milliseconds since 1970
 * @throws EntryRefused when a draft is not what the format allows
 */
export function extend(tip: Tip, drafts: readonly Draft[], now: number): { leaves: Leaf[]; tip: Tip } {
  if (drafts.length === 0) return { leaves: [], tip };
  const at = Math.max(Math.floor(now), tip.at);
  const frontier = tip.frontier.map(digestOf);
  let size = tip.size;
  const leaves = drafts.map(({ actor, kind, case: of, subject, key, payload }): Leaf => {
    const seq = size++;
    const digest = leafDigest({ actor, kind, case: of, subject, key, payload, seq, at });
    grow(frontier, seq, digest);
    return { actor, kind, case: of, subject, key, payload, seq, at, leaf: digestBytes(digest) };
  });
  return { leaves, tip: { size, at, frontier: frontier.map(digestBytes) } };
}

/** Puts the hash of a subtree behind `count` others of its height, in place. */
export function grow(frontier: Digest[], count: number, added: Digest): void {
  let node = added;
  // Beyond 2^32 the operators on bits no longer hold; division does.
  for (let rest = count; rest % 2 === 1; rest = (rest - 1) / 2) node = nodeDigest(frontier.pop()!, node);
  frontier.push(node);
}

/** The root of the tree whose right edge this is. */
export const rootOf = (tip: Pick<Tip, 'frontier'>): Uint8Array =>
  digestBytes(peak(tip.frontier.map(digestOf)));

/** The root over the roots of full subtrees, the largest first. */
export const peak = (frontier: readonly Digest[]): Digest =>
  frontier.length === 0
    ? digestOf(EMPTY_ROOT)
    : frontier.reduceRight((right, left) => nodeDigest(left, right));

/** A tip as a store keeps it: 0x01, size and time as 8 bytes each, big-endian, then the hashes. */
export function tipBytes({ size, at, frontier }: Tip): Buffer {
  const start = Buffer.alloc(17, 1);
  start.writeBigUInt64BE(BigInt(size), 1);
  start.writeBigUInt64BE(BigInt(at), 9);
  return Buffer.concat([start, ...frontier]);
}

/** @throws TipRefused when these are not exactly the bytes of one tip */
export function tipFrom(bytes: Uint8Array): Tip {
  const from = Buffer.from(bytes);
  if (from.length < 17 || from[0] !== 1) throw new TipRefused();
  const size = Number(from.readBigUInt64BE(1));
  const at = Number(from.readBigUInt64BE(9));
  if (!Number.isSafeInteger(size) || at > LAST_TIME || from.length !== 17 + HASH * ones(size))
    throw new TipRefused();
  const frontier: Uint8Array[] = [];
  for (let i = 17; i < from.length; i += HASH) frontier.push(from.subarray(i, i + HASH));
  return { size, at, frontier };
}

/** Digits 1 of a number in binary. */
function ones(n: number): number {
  let count = 0;
  for (let rest = n; rest > 0; rest = Math.floor(rest / 2)) count += rest % 2;
  return count;
}
