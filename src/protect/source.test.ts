import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { leftBy } from './audience.ts';
import { smallestChanges, type Told } from './source.ts';
import type { Audience } from './types.ts';

const all = ['barge', 'dock', 'inn', 'mill', 'school', 'well'];
const ways = [{ audience: 'all', cost: 1 }] as const;
const told = (audiences: readonly Audience[]): Told[] =>
  audiences.map((audience, i) => ({ id: `a${i}`, audience, ways }));

describe('who is left', () => {
  test('the groups that could have known all of it', () => {
    assert.deepEqual(leftBy([['barge', 'dock', 'inn'], ['dock', 'inn'], 'all'], all), {
      groups: ['dock', 'inn'],
      counts: 2,
    });
  });
  test('an unknown audience is one group at most', () => {
    assert.equal(leftBy(['unknown', ['dock', 'inn']], all).counts, 1);
    assert.equal(leftBy(['unknown', ['dock'], ['inn']], all).counts, 0);
    assert.equal(leftBy(['all'], all).counts, all.length);
  });
});

describe('the fewest changes', () => {
  test('the one that narrows most', () => {
    const [first, ...more] = smallestChanges(
      told([['barge', 'dock', 'inn'], ['mill'], ['barge', 'dock']]),
      2,
      all,
    );
    assert.deepEqual(first?.change, ['a1']);
    assert.deepEqual(first?.groups, ['barge', 'dock']);
    assert.deepEqual(more, []);
  });
  test('every smallest set, the cheapest first', () => {
    const two: Told[] = [
      { id: 'dear', audience: ['barge', 'dock'], ways: [{ audience: 'all', cost: 4 }] },
      { id: 'cheap', audience: ['inn', 'mill'], ways: [{ audience: ['barge', 'dock', 'inn'], cost: 1 }] },
    ];
    assert.deepEqual(
      smallestChanges(two, 2, all).map(({ change }) => change),
      [['cheap'], ['dear']],
    );
  });
  test('nothing when enough are left, nothing when there are not so many groups', () => {
    assert.deepEqual(smallestChanges(told([['barge', 'dock']]), 2, all)[0]?.change, []);
    assert.deepEqual(smallestChanges(told([['barge']]), 9, all), []);
  });
});

const audience: fc.Arbitrary<Audience> = fc.oneof(
  { weight: 6, arbitrary: fc.subarray(all, { minLength: 1 }) },
  { weight: 1, arbitrary: fc.constant<Audience>('all') },
  { weight: 1, arbitrary: fc.constant<Audience>('unknown') },
);

test('as few as trying every set of changes finds, and every set of that size', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(audience, fc.boolean()), { maxLength: 9 }),
      fc.integer({ min: 1, max: 4 }),
      (audiences, atLeast) => {
        const items = told(audiences.map(([one]) => one)).map((one, i) => ({
          ...one,
          fixed: audiences[i]![1] && i % 3 === 0,
        }));
        const enough: string[] = [];
        let fewest = Number.POSITIVE_INFINITY;
        for (let mask = 0; mask < 2 ** items.length; mask++) {
          const changed = items.filter((_, i) => mask & (1 << i));
          if (changed.length > fewest || changed.some(({ fixed }) => fixed)) continue;
          const kept = items.filter((one) => !changed.includes(one)).map((one) => one.audience);
          if (leftBy(kept, all).counts < atLeast) continue;
          if (changed.length < fewest) enough.length = 0;
          fewest = changed.length;
          enough.push(changed.map(({ id }) => id).join());
        }
        const found = smallestChanges(items, atLeast, all, 1000);
        assert.deepEqual(found.map(({ change }) => change.join()).sort(), enough.sort());
      },
    ),
    { numRuns: 400 },
  );
});

test('two hundred acts and twenty groups take no time', () => {
  const groups = Array.from({ length: 20 }, (_, i) => `g${i}`);
  const many = told(Array.from({ length: 200 }, (_, i) => groups.filter((_, k) => (i * 7 + k * 3) % 5 < 2)));
  const start = process.hrtime.bigint();
  smallestChanges(many, 3, groups);
  assert.ok(Number(process.hrtime.bigint() - start) / 1e6 < 1000);
});
