import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { combine } from 'shamir-secret-sharing';
import {
  combineShares,
  MixedShares,
  newShares,
  RepeatedShare,
  SHARE_GROUPS,
  SharesDisagree,
  shareOf,
  TooFewShares,
} from './shares.ts';
import { bytesOf, groupsOf, Mistyped } from './written.ts';

const { secret, shares } = await newShares();
const lines = shares.map(({ line }) => line);
const subsets = Array.from({ length: 32 }, (_, bits) => lines.filter((_, n) => (bits >> n) & 1));

test('five shares, each a line with its number and its set', () => {
  assert.equal(secret.length, 32);
  assert.equal(shares.length, 5);
  for (const [n, share] of shares.entries()) {
    assert.match(share.line, new RegExp(`^share ${n + 1} of 5, any 3, set ${share.set}: [0-9A-Z ]+$`));
    assert.equal(share.line.split(': ')[1]!.split(' ').length, SHARE_GROUPS);
    assert.ok(share.line.split(': ')[1]!.replaceAll(' ', '').startsWith(share.set));
    assert.deepEqual(shareOf(share.line), { set: shares[0]!.set, number: n + 1, needed: 3 });
  }
});

for (const some of subsets)
  test(`shares ${some.map((line) => shareOf(line).number).join(', ') || 'none'}`, async () => {
    if (some.length >= 3) assert.deepEqual(await combineShares(some.toReversed()), secret);
    else await assert.rejects(combineShares(some), TooFewShares);
  });

test('any three of five open, for any secret', async () => {
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 3 }), async (places) => {
      const made = await newShares();
      assert.deepEqual(await combineShares(places.map((n) => made.shares[n]!.line)), made.secret);
    }),
    { numRuns: 30 },
  );
});

test('two shares by themselves give something else, whatever a program claims to need', async () => {
  const part = (line: string) => bytesOf(line.split(': ')[1]!, 45).slice(5, 42);
  for (const [a, b] of [
    [0, 1],
    [1, 4],
    [2, 3],
  ] as const) {
    const given = await combine([part(lines[a]!), part(lines[b]!)]);
    assert.notDeepEqual(given.slice(0, 32), secret);
  }
});

test('only the groups matter: what stands before the colon may be lacking', async () => {
  const bare = lines.slice(0, 3).map((line) => line.split(': ')[1]!.toLowerCase().replaceAll(' ', '-'));
  assert.deepEqual(await combineShares(bare), secret);
});

test('sets are not mixed, a share does not count twice, a mistyped one is named', async () => {
  const other = await newShares();
  await assert.rejects(
    combineShares([lines[0]!, lines[1]!, other.shares[2]!.line]),
    (error) => error instanceof MixedShares && error.sets[2] === other.shares[0]!.set,
  );
  await assert.rejects(
    combineShares([lines[0]!, lines[3]!, lines[3]!]),
    (error) => error instanceof RepeatedShare && error.number === 4,
  );
  const groups = lines[0]!.split(': ')[1]!.split(' ');
  const [first, second] = groups[9]!;
  const twisted = first === second ? '00000' : `${second}${first}${groups[9]!.slice(2)}`;
  await assert.rejects(
    combineShares([groups.with(9, twisted).join(' '), lines[1]!, lines[2]!]),
    (error) => error instanceof Mistyped && error.groups.join() === '10',
  );
  await assert.rejects(combineShares(['', lines[1]!, lines[2]!]), Mistyped);
});

test('other numbers of shares', async () => {
  const two = await newShares({ of: 3, needed: 2 });
  assert.deepEqual(await combineShares(two.shares.slice(1).map(({ line }) => line)), two.secret);
  for (const numbers of [
    { of: 5, needed: 1 },
    { of: 2, needed: 3 },
    { of: 16, needed: 3 },
  ])
    await assert.rejects(newShares(numbers), RangeError);
});

test('shares made to look like one set, whose secret does not check, are said to disagree', async () => {
  const other = await newShares();
  const bytes = bytesOf(other.shares[2]!.line.split(': ')[1]!, 45);
  bytes.set(bytesOf(lines[0]!.split(': ')[1]!, 45).subarray(0, 4));
  const { createHash } = await import('node:crypto');
  bytes.set(
    createHash('sha256').update('moksori share 1').update(bytes.subarray(0, 42)).digest().subarray(0, 3),
    42,
  );
  await assert.rejects(combineShares([lines[0]!, lines[1]!, groupsOf(bytes)]), SharesDisagree);
});
