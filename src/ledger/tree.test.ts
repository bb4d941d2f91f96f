import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { EntryRefused, leafHash } from './entry.ts';
import { draft, ledger, NOW } from './invented.fixture.ts';
import { EMPTY_ROOT, emptyTip, extend, rootOf, TipRefused, tipBytes, tipFrom } from './tree.ts';

/** RFC 6962, section 2.1, as it is written. */
function mth(leaves: readonly Uint8Array[]): Buffer {
  const n = leaves.length;
  if (n === 0) return createHash('sha256').digest();
  if (n === 1) return Buffer.from(leaves[0]!);
  let k = 1;
  while (k * 2 < n) k *= 2;
  return createHash('sha256')
    .update(Buffer.of(1))
    .update(mth(leaves.slice(0, k)))
    .update(mth(leaves.slice(k)))
    .digest();
}

test('the root of none is SHA-256 of nothing', () => {
  assert.equal(
    Buffer.from(rootOf(emptyTip())).toString('hex'),
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  );
  assert.deepEqual(rootOf(emptyTip()), EMPTY_ROOT);
});

test('the root that grows is the root of the definition, at every size', () => {
  const { leaves } = ledger(300);
  let tip = emptyTip();
  for (const [n, leaf] of leaves.entries()) {
    tip = extend(tip, [draft(n)], leaf.at).tip;
    assert.deepEqual(rootOf(tip), mth(leaves.slice(0, n + 1).map(({ leaf: hash }) => hash)));
    assert.deepEqual(tipFrom(tipBytes(tip)), tip);
  }
});

test('however the drafts are cut, the ledger is the same', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 70 }), { maxLength: 12 }), (cuts) => {
      let tip = emptyTip();
      let n = 0;
      for (const cut of cuts) {
        const before = tipBytes(tip);
        const from = n;
        const { leaves, tip: next } = extend(
          tip,
          Array.from({ length: cut }, () => draft(n++)),
          NOW,
        );
        assert.deepEqual(tipBytes(tip), before);
        leaves.forEach((leaf, i) => {
          assert.equal(leaf.seq, from + i);
          assert.deepEqual(leaf.leaf, leafHash(leaf));
        });
        tip = next;
      }
      const { tip: whole } = extend(
        emptyTip(),
        Array.from({ length: n }, (_, i) => draft(i)),
        NOW,
      );
      assert.deepEqual(rootOf(tip), rootOf(whole));
    }),
    { numRuns: 60 },
  );
});

test('time does not go back with the clock', () => {
  const first = extend(emptyTip(), [draft(0)], NOW).tip;
  const { leaves, tip } = extend(first, [draft(1), draft(2)], NOW - 60_000);
  assert.deepEqual(
    leaves.map(({ at }) => at),
    [NOW, NOW],
  );
  assert.equal(extend(tip, [draft(3)], NOW + 1.75).leaves[0]!.at, NOW + 1);
});

test('a draft that is refused leaves the tip as it was', () => {
  const { tip } = ledger(5);
  const before = tipBytes(tip);
  assert.throws(() => extend(tip, [draft(5), { ...draft(6), kind: 'Claim' }], NOW), EntryRefused);
  assert.deepEqual(tipBytes(tip), before);
});

test('the tree goes on beyond 2^32 entries', () => {
  const size = 2 ** 40 + 3;
  const tip = { size, at: NOW, frontier: [1, 2, 3].map((n) => Buffer.alloc(32, n)) };
  const { tip: next } = extend(tip, [draft(0)], NOW);
  assert.equal(next.size, size + 1);
  assert.equal(next.frontier.length, 2);
  assert.deepEqual(tipFrom(tipBytes(next)), next);
});

test('bytes that are no tip are refused', () => {
  const bytes = tipBytes(ledger(11).tip);
  const cases = [
    Buffer.alloc(0),
    bytes.subarray(1),
    bytes.subarray(0, -1),
    Buffer.concat([bytes, Buffer.alloc(32)]),
    Buffer.concat([Buffer.of(2), bytes.subarray(1)]),
    Buffer.concat([Buffer.of(1), Buffer.alloc(16, 0xff)]),
  ];
  for (const one of cases) assert.throws(() => tipFrom(one), TipRefused);
});
