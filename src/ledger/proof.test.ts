import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { verifyConsistency, verifyInclusion } from './proof.ts';
import {
  BLOCK,
  consistencyProof,
  type Hashes,
  inclusionProof,
  keep,
  ProofImpossible,
  rootAt,
} from './prove.ts';
import { EMPTY_ROOT } from './tree.ts';

const MOST = 3 * BLOCK + 90;
const all = Buffer.concat(Array.from({ length: MOST }, (_, i) => hash('sha256', `leaf ${i}`, 'buffer')));
const leaf = (i: number) => all.subarray(i * 32, i * 32 + 32);
const reader: Hashes = { leaves: (from, to) => all.subarray(from * 32, to * 32) };

/** The definition, for comparison. */
function mth(from: number, to: number): Buffer {
  if (to - from === 1) return leaf(from);
  let k = 1;
  while (k * 2 < to - from) k *= 2;
  return hash('sha256', Buffer.concat([Buffer.of(1), mth(from, from + k), mth(from + k, to)]), 'buffer');
}

/** A proof with something done to it: a bit, a hash lost, doubled, moved or added. */
function changes(proof: readonly Uint8Array[], at: number, bit: number): Uint8Array[][] {
  const one = Buffer.alloc(32, 1);
  if (proof.length === 0) return [[one]];
  const i = at % proof.length;
  const turned = Buffer.from(proof[i]!);
  turned[bit >> 3]! ^= 1 << (bit & 7);
  const swapped = proof.toReversed();
  return [
    proof.toSpliced(i, 1, turned),
    proof.toSpliced(i, 1),
    proof.toSpliced(i, 0, proof[i]!),
    [...proof, one],
    [one, ...proof],
    proof.toSpliced(i, 1, proof[i]!.subarray(1)),
    ...(proof.length > 1 ? [swapped] : []),
  ];
}

const size = fc.integer({ min: 1, max: MOST });
const bit = fc.integer({ min: 0, max: 255 });

test('every inclusion proof verifies, and none after any change', async () => {
  await fc.assert(
    fc.asyncProperty(size, fc.nat(), fc.nat(), bit, fc.boolean(), async (n, some, at, b, withKept) => {
      const index = some % n;
      const hashes = withKept ? { ...reader, kept: await keep(reader, n) } : reader;
      const proof = await inclusionProof(hashes, index, n);
      const root = mth(0, n);
      assert.ok(verifyInclusion(leaf(index), index, n, proof, root));
      for (const changed of changes(proof, at, b))
        assert.ok(!verifyInclusion(leaf(index), index, n, changed, root));
      for (const other of [index - 1, index + 1, n, (index + at) % n])
        if (other !== index) assert.ok(!verifyInclusion(leaf(index), other, n, proof, root));
      assert.ok(!verifyInclusion(leaf((index + 1) % MOST), index, n, proof, root));
      assert.ok(!verifyInclusion(leaf(index), index, n, proof, leaf(0)) || n === 1);
    }),
    { numRuns: 250 },
  );
});

test('every consistency proof verifies, and none after any change', async () => {
  await fc.assert(
    fc.asyncProperty(size, fc.nat(), fc.nat(), bit, fc.boolean(), async (n, some, at, b, withKept) => {
      const m = 1 + (some % n);
      const hashes = withKept ? { ...reader, kept: await keep(reader, n) } : reader;
      const proof = await consistencyProof(hashes, m, n);
      const [one, two] = [mth(0, m), mth(0, n)];
      assert.ok(verifyConsistency(m, n, proof, one, two));
      for (const changed of changes(proof, at, b)) assert.ok(!verifyConsistency(m, n, changed, one, two));
      if (m < n) {
        assert.ok(!verifyConsistency(m, n, proof, two, two));
        assert.ok(!verifyConsistency(m, n, proof, one, one));
        assert.ok(!verifyConsistency(n, m, proof, two, one));
      }
      const [wrongOne, wrongTwo] = [Buffer.from(one), Buffer.from(two)];
      wrongOne[b >> 3]! ^= 1 << (b & 7);
      wrongTwo[b >> 3]! ^= 1 << (b & 7);
      assert.ok(!verifyConsistency(m, n, proof, wrongOne, two));
      assert.ok(!verifyConsistency(m, n, proof, one, wrongTwo));
    }),
    { numRuns: 250 },
  );
});

test('all small trees', async () => {
  for (let n = 1; n <= 40; n++) {
    const root = mth(0, n);
    for (let i = 0; i < n; i++)
      assert.ok(verifyInclusion(leaf(i), i, n, await inclusionProof(reader, i, n), root));
    for (let m = 1; m <= n; m++)
      assert.ok(verifyConsistency(m, n, await consistencyProof(reader, m, n), mth(0, m), root));
  }
});

test('the root of any size, with and without what is kept', async () => {
  const kept = await keep(reader, MOST);
  assert.equal(kept.length, 3 * 32);
  for (const n of [1, 2, BLOCK - 1, BLOCK, BLOCK + 1, 2 * BLOCK, 3 * BLOCK - 1, 3 * BLOCK, MOST]) {
    assert.deepEqual(await rootAt(reader, n), mth(0, n), String(n));
    assert.deepEqual(await rootAt({ ...reader, kept }, n), mth(0, n), String(n));
    assert.deepEqual(
      await keep({ ...reader, kept: kept.subarray(0, 32) }, n),
      kept.subarray(0, 32 * Math.floor(n / BLOCK)),
    );
  }
});

test('what is kept spares the leaves', async () => {
  const kept = await keep(reader, MOST);
  let read = 0;
  const counting: Hashes = {
    kept,
    leaves: (from, to) => {
      read += to - from;
      return reader.leaves(from, to);
    },
  };
  for (let i = 0; i < MOST; i += 37) {
    read = 0;
    await inclusionProof(counting, i, MOST);
    assert.ok(read < 2 * BLOCK, `${read} leaves for entry ${i}`);
  }
});

test('the empty tree begins every other', async () => {
  assert.deepEqual(await consistencyProof(reader, 0, 9), []);
  assert.ok(verifyConsistency(0, 9, [], EMPTY_ROOT, mth(0, 9)));
  assert.ok(verifyConsistency(0, 0, [], EMPTY_ROOT, EMPTY_ROOT));
  assert.ok(!verifyConsistency(0, 9, [], leaf(0), mth(0, 9)));
  assert.ok(!verifyConsistency(0, 0, [], EMPTY_ROOT, leaf(0)));
  assert.ok(!verifyConsistency(0, 9, [leaf(0)], EMPTY_ROOT, mth(0, 9)));
});

test('a proof that ends before the tree does', () => {
  assert.ok(verifyConsistency(1, 2, [leaf(1)], leaf(0), mth(0, 2)));
  assert.ok(!verifyConsistency(1, 3, [leaf(1)], leaf(0), mth(0, 2)));
  assert.ok(!verifyInclusion(leaf(0), 0, 3, [leaf(1)], mth(0, 2)));
});

test('what cannot be proved is refused', async () => {
  const refused = (why: string) => (error: unknown) => error instanceof ProofImpossible && error.why === why;
  for (const [index, n] of [
    [5, 5],
    [-1, 5],
    [0.5, 5],
    [0, 0],
    [0, Number.NaN],
  ] as const)
    await assert.rejects(inclusionProof(reader, index, n), refused('size'));
  await assert.rejects(consistencyProof(reader, 6, 5), refused('size'));
  await assert.rejects(inclusionProof({ leaves: () => Buffer.alloc(32) }, 0, 5), refused('leaves'));
});

test('numbers beyond 2^32 are counted right', () => {
  // A tree of 2^40 + 1 entries: the last one stands alone on the right.
  const left = leaf(0);
  const root = hash('sha256', Buffer.concat([Buffer.of(1), left, leaf(1)]), 'buffer');
  assert.ok(verifyInclusion(leaf(1), 2 ** 40, 2 ** 40 + 1, [left], root));
  assert.ok(verifyConsistency(2 ** 40, 2 ** 40 + 1, [leaf(1)], left, root));
  assert.ok(!verifyInclusion(leaf(1), 2 ** 40 - 2 ** 32, 2 ** 40 + 1, [left], root));
});
