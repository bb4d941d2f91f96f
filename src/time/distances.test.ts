import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { SAMPLE_CONVENTIONS as C } from './conventions.fixture.ts';
import { allPairs, between } from './distances.ts';
import { solve } from './network.ts';
import { korean, networks } from './sample.fixture.ts';

test('the days between two points are the tightest there are', () => {
  // Where one point is given a day at the end of its distance from another, the rest still fits; a day further it does not.
  fc.assert(
    fc.property(networks(5, false), (facts) => {
      const s = solve(facts, C);
      if (s.conflicts.length > 0) return;
      const fits = (min: number, max: number) =>
        solve(
          [
            ...facts,
            { kind: 'gap', id: 'tried', claims: ['tried'], rule: 'test', from: 'p0', to: 'p1', min, max },
          ],
          C,
        ).conflicts.length === 0;
      const d = between(facts, 'p0', 'p1', C)!;
      assert.ok(fits(d.min!, d.min!) && fits(d.max!, d.max!));
      assert.ok(!fits(-1000, d.min! - 1) && !fits(d.max! + 1, 1000));
      const all = allPairs(facts, ['p0', 'p1', 'p2'], C)!;
      assert.deepEqual(all.get('p0')!.get('p1'), d);
      const back = all.get('p1')!.get('p0')!;
      assert.deepEqual([back.min, back.max], [0 - d.max!, 0 - d.min!]);
    }),
    { numRuns: 60 },
  );
});

test('facts that contradict each other give no distances', () => {
  assert.equal(between(korean(), 'arrest.start', 'transfer.start', C), null);
  assert.equal(between([], 'a', 'b', C), null);
});
