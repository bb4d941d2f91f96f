/**
 * Makes the proofs of RFC 6962, sections 2.1.1 and 2.1.2, out of leaf hashes.
 *
 * A proof at a million entries needs the roots of half a million of them. Whoever keeps the root of every full block of BLOCK
 * entries (`keep`: 32 bytes for each block) makes one from a few thousand of those and less than two blocks of leaves; without
 * them the same proof comes out of all the leaves, in about a second.
 */
import { type Digest, digestBytes, digestOf } from './digest.ts';
import { grow, HASH, nodeDigest, peak } from './tree.ts';

/** A proof that cannot be made: no such entry or size, or leaf hashes that the reader did not give. */
export class ProofImpossible extends Error {
  readonly why: 'size' | 'leaves';
  constructor(why: ProofImpossible['why']) {
    super(`proof impossible: ${why}`);
    this.name = 'ProofImpossible';
    this.why = why;
  }
}

/** Where hashes are read. */
export interface Hashes {
  /** Leaf hashes of entries from..to, 32 bytes each. */
  leaves(from: number, to: number): Uint8Array | Promise<Uint8Array>;
  /** Roots of the full blocks of BLOCK entries from the first on, as many as there are, 32 bytes each. */
  readonly kept?: Uint8Array;
}

/** Entries under one kept root. */
export const BLOCK = 256;
/** Leaf hashes read at once: 2 MB. */
const AT_ONCE = 256 * BLOCK;

type Range = readonly [from: number, to: number];

/** What may be kept for a ledger of this size: `kept` and the roots of the blocks that were filled since. */
export async function keep(hashes: Hashes, size: number): Promise<Uint8Array> {
  const roots = [...(await blockRoots(hashes, 0, size - (size % BLOCK)))];
  return Buffer.concat(roots.map(digestBytes));
}

/** The root that the ledger had at this size. */
export const rootAt = async (hashes: Hashes, size: number): Promise<Uint8Array> =>
  digestBytes(await subtree(hashes, [0, counted(size)]));

/**
 * That entry `index` is in the tree of `size` entries.
 * @throws ProofImpossible
 */
export async function inclusionProof(hashes: Hashes, index: number, size: number): Promise<Uint8Array[]> {
  if (counted(index) >= counted(size)) throw new ProofImpossible('size');
  return all(hashes, path(index, 0, size));
}

/**
 * That the tree of `first` entries is the beginning of that of `second`.
 * @throws ProofImpossible
 */
export async function consistencyProof(hashes: Hashes, first: number, second: number): Promise<Uint8Array[]> {
  if (counted(first) > counted(second)) throw new ProofImpossible('size');
  return first === 0 || first === second ? [] : all(hashes, between(first, 0, second, true));
}

function counted(n: number): number {
  if (!Number.isSafeInteger(n) || n < 0) throw new ProofImpossible('size');
  return n;
}

async function all(hashes: Hashes, ranges: readonly Range[]): Promise<Uint8Array[]> {
  const proof: Uint8Array[] = [];
  for (const range of ranges) proof.push(digestBytes(await subtree(hashes, range)));
  return proof;
}

/** PATH(m, D[n]) of section 2.1.1, as ranges of entries. */
function path(index: number, from: number, to: number): Range[] {
  if (to - from === 1) return [];
  const middle = from + split(to - from);
  return index < middle
    ? [...path(index, from, middle), [middle, to]]
    : [...path(index, middle, to), [from, middle]];
}

/** SUBPROOF(m, D[n], b) of section 2.1.2; `until` is where the first tree ends. */
function between(until: number, from: number, to: number, known: boolean): Range[] {
  if (until === to) return known ? [] : [[from, to]];
  const middle = from + split(to - from);
  return until <= middle
    ? [...between(until, from, middle, known), [middle, to]]
    : [...between(until, middle, to, false), [from, middle]];
}

/** The largest power of two below n. */
function split(n: number): number {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
}

/** The root over a range, which begins where a subtree of its height does. */
async function subtree(hashes: Hashes, [from, to]: Range): Promise<Digest> {
  const rest = (to - from) % BLOCK;
  const roots = await blockRoots(hashes, from, to - rest);
  if (rest > 0) roots.push(overLeaves(await leavesOf(hashes, to - rest, to), 0, rest));
  return folded(roots);
}

/** The roots of the full blocks from..to: those that are kept, and the others from their leaves. */
async function blockRoots(hashes: Hashes, from: number, to: number): Promise<Digest[]> {
  const kept = hashes.kept ?? new Uint8Array();
  const roots: Digest[] = [];
  let at = from;
  for (; at < to && (at / BLOCK + 1) * HASH <= kept.length; at += BLOCK)
    roots.push(digestOf(kept.subarray((at / BLOCK) * HASH, (at / BLOCK + 1) * HASH)));
  while (at < to) {
    const end = Math.min(to, at + AT_ONCE);
    const leaves = await leavesOf(hashes, at, end);
    for (let i = 0; i < end - at; i += BLOCK) roots.push(overLeaves(leaves, i, i + BLOCK));
    at = end;
  }
  return roots;
}

async function leavesOf(hashes: Hashes, from: number, to: number): Promise<Uint8Array> {
  const leaves = await hashes.leaves(from, to);
  if (leaves.length !== (to - from) * HASH) throw new ProofImpossible('leaves');
  return leaves;
}

function overLeaves(leaves: Uint8Array, from: number, to: number): Digest {
  const frontier: Digest[] = [];
  for (let i = from; i < to; i++)
    grow(frontier, i - from, digestOf(leaves.subarray(i * HASH, (i + 1) * HASH)));
  return peak(frontier);
}

/** The root over roots of full subtrees of one height, of which the last may be of a smaller one. */
function folded(roots: readonly Digest[]): Digest {
  if (roots.length === 0) return peak([]);
  const frontier: Digest[] = [];
  roots.slice(0, -1).forEach((root, i) => {
    grow(frontier, i, root);
  });
  // Not grown into the others: a part of a block is merged from the right, and so may a full one be.
  return frontier.reduceRight((right, left) => nodeDigest(left, right), roots.at(-1)!);
}
