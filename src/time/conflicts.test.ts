import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { circles } from './circles.ts';
import { compile, partsOf } from './compile.ts';
import { conflictsOf, contradiction, hittingSetTree, only, waysOut } from './conflicts.ts';
import { SAMPLE_CONVENTIONS as C } from './conventions.fixture.ts';
import { toDay } from './days.ts';
import type { Fact } from './types.ts';

const LIMITS = { branches: 500, conflicts: 500, tests: 5000 };
const day = fc.integer({ min: 0, max: 60 });
const point = fc.integer({ min: 0, max: 5 }).map((n) => `p${n}`);

/** Six points, up to 12 claims: more ways round than brute force over days could look at. */
const larger: fc.Arbitrary<readonly Fact[]> = fc
  .array(fc.tuple(fc.boolean(), point, point, day, fc.integer({ min: -10, max: 20 }), fc.nat(9)), {
    minLength: 4,
    maxLength: 12,
  })
  .map((rows) =>
    rows.map(([window, a, b, d, n, with_], i): Fact => {
      const said = {
        id: `f${i}`,
        claims: with_ === 0 ? [] : with_ < 3 && i > 0 ? [`c${i}`, 'c0'] : [`c${i}`],
        rule: 'test',
      };
      if (window) {
        const earliest = with_ % 2 ? toDay(d) : null;
        return {
          ...said,
          kind: 'window',
          point: a,
          earliest,
          latest: earliest && with_ % 3 ? null : toDay(d + 5),
        };
      }
      return { ...said, kind: 'gap', from: a, to: b, min: n, max: with_ % 2 ? null : n + 5 };
    }),
  );

test('circles and hitting sets find the same conflicts, all of them minimal', () => {
  let compared = 0;
  fc.assert(
    fc.property(larger, (facts) => {
      const net = compile(facts, C);
      for (const part of partsOf(net, () => true)) {
        const direct = circles(net, part, LIMITS);
        const tree = hittingSetTree(net, part, LIMITS);
        if (!direct || !tree.complete) continue;
        compared += tree.sets.length;
        assert.deepEqual(direct.sets, tree.sets);
        for (const set of direct.sets) {
          assert.ok(contradiction(net, part, only(net, new Set(set))));
          for (const c of set) {
            assert.equal(contradiction(net, part, only(net, new Set(set.filter((x) => x !== c)))), null);
          }
        }
      }
    }),
    { numRuns: 200, seed: 3 },
  );
  assert.ok(compared > 50, `${compared} conflicts compared`);
});

test('conflicts that stand side by side in one part are not multiplied', () => {
  const facts: Fact[] = [];
  for (let i = 0; i < 30; i += 1) {
    const window = (claim: string, lo: number): Fact => ({
      kind: 'window',
      id: claim,
      claims: [claim],
      rule: 'test',
      point: `p${i}`,
      earliest: toDay(lo),
      latest: toDay(lo + 3),
    });
    facts.push(window(`a${i}`, i * 10), window(`b${i}`, i * 10 + 5));
    if (i > 0) {
      facts.push({
        kind: 'gap',
        id: `o${i}`,
        claims: [],
        rule: 'test',
        from: `p${i - 1}`,
        to: `p${i}`,
        min: 0,
        max: null,
      });
    }
  }
  const net = compile(facts, C);
  const [part] = partsOf(net, () => true);
  const found = conflictsOf(net, part!, LIMITS);
  assert.equal(found.sets.length, 30);
  assert.ok(found.complete);
});

test('limits are kept and said', () => {
  const facts: Fact[] = Array.from({ length: 12 }, (_, i) => ({
    kind: 'window',
    id: `w${i}`,
    claims: [`w${i}`],
    rule: 'test',
    point: 'p',
    earliest: toDay(i * 10),
    latest: toDay(i * 10 + 3),
  }));
  const net = compile(facts, C);
  const [part] = partsOf(net, () => true);
  assert.equal(conflictsOf(net, part!, LIMITS).sets.length, 66);
  const few = conflictsOf(net, part!, { ...LIMITS, conflicts: 5 });
  assert.deepEqual([few.sets.length, few.complete], [5, false]);
  const tree = hittingSetTree(net, part!, { ...LIMITS, tests: 20 });
  assert.equal(tree.complete, false);
  assert.ok(tree.sets.every((s) => s.length === 2));
});

test('ways out are the smallest sets that meet every conflict', () => {
  assert.deepEqual(
    waysOut(
      [
        ['a', 'b'],
        ['b', 'c'],
      ],
      10,
    ),
    [['b'], ['a', 'c']],
  );
  assert.deepEqual(waysOut([], 10), [[]]);
  assert.equal(
    waysOut(
      [
        ['a', 'b'],
        ['c', 'd'],
        ['e', 'f'],
      ],
      4,
    ),
    null,
  );
  fc.assert(
    fc.property(
      fc.array(fc.uniqueArray(fc.constantFrom(...'abcdef'), { minLength: 1, maxLength: 3 }), {
        maxLength: 5,
      }),
      (sets) => {
        const hits = (w: readonly string[]) => sets.every((s) => s.some((c) => w.includes(c)));
        const all: string[][] = [];
        for (let m = 0; m < 64; m += 1) {
          const w = [...'abcdef'].filter((_, i) => m & (1 << i));
          if (hits(w) && w.every((c) => !hits(w.filter((x) => x !== c)))) all.push(w);
        }
        const name = (x: readonly (readonly string[])[]) => x.map((w) => w.join('')).sort();
        assert.deepEqual(name(waysOut(sets, 1000)!), name(all));
      },
    ),
  );
});
