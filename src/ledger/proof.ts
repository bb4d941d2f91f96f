/** Proofs of RFC 6962, verified as RFC 9162, sections 2.1.3.2 and 2.1.4.2, say. Nothing here needs the ledger itself. */
import { type Digest, digestOf } from './digest.ts';
import { EMPTY_ROOT, HASH, nodeDigest } from './tree.ts';

/** Hashes of a proof, in the order of RFC 6962: those nearest to the leaves first. */
export type Proof = readonly Uint8Array[];

/** No tree of 2^53 entries is higher. */
const HIGHEST = 64;

/** Does the proof show that the leaf stands at `index` (from 0) in the tree of `size` entries that has this root? */
export function verifyInclusion(
  leaf: Uint8Array,
  index: number,
  size: number,
  proof: Proof,
  root: Uint8Array,
): boolean {
  if (!isCount(index) || !isCount(size) || index >= size) return false;
  if (!areHashes([leaf, root]) || !areHashes(proof)) return false;
  let fn = index;
  let sn = size - 1;
  let r = digestOf(leaf);
  for (const p of proof) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      r = nodeDigest(digestOf(p), r);
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [fn / 2, half(sn)];
    } else r = nodeDigest(r, digestOf(p));
    [fn, sn] = [half(fn), half(sn)];
  }
  return sn === 0 && r === digestOf(root);
}

/** Does the proof show that the tree of `first` entries is the beginning of the tree of `second`? */
export function verifyConsistency(
  first: number,
  second: number,
  proof: Proof,
  firstRoot: Uint8Array,
  secondRoot: Uint8Array,
): boolean {
  if (!isCount(first) || !isCount(second) || first > second) return false;
  if (!areHashes([firstRoot, secondRoot]) || !areHashes(proof)) return false;
  const [one, two] = [digestOf(firstRoot), digestOf(secondRoot)];
  // Every tree begins with the empty one; nothing but its root is left to look at.
  if (first === 0) return proof.length === 0 && one === digestOf(EMPTY_ROOT) && (second > 0 || one === two);
  if (first === second) return proof.length === 0 && one === two;
  const path = proof.map(digestOf);
  if (isPowerOfTwo(first)) path.unshift(one);
  return path.length > 0 && leadsToBoth(path, first - 1, second - 1, one, two);
}

function leadsToBoth(
  path: readonly Digest[],
  first: number,
  second: number,
  one: Digest,
  two: Digest,
): boolean {
  let [fn, sn] = [first, second];
  while (fn % 2 === 1) [fn, sn] = [half(fn), half(sn)];
  let fr = path[0]!;
  let sr = path[0]!;
  for (const c of path.slice(1)) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      fr = nodeDigest(c, fr);
      sr = nodeDigest(c, sr);
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [fn / 2, half(sn)];
    } else sr = nodeDigest(sr, c);
    [fn, sn] = [half(fn), half(sn)];
  }
  return sn === 0 && fr === one && sr === two;
}

/** Shifts to the right by one; operators on bits end at 2^32. */
const half = (n: number): number => Math.floor(n / 2);
const isCount = (n: number): boolean => Number.isSafeInteger(n) && n >= 0;
const areHashes = (hashes: Proof): boolean =>
  hashes.length <= HIGHEST && hashes.every((hash) => hash instanceof Uint8Array && hash.length === HASH);

function isPowerOfTwo(n: number): boolean {
  let rest = n;
  while (rest > 1 && rest % 2 === 0) rest /= 2;
  return rest === 1;
}
