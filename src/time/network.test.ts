import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { SAMPLE_CONVENTIONS as C } from './conventions.fixture.ts';
import { fromDay, toDay } from './days.ts';
import { parseEdtf } from './edtf.ts';
import { solve } from './network.ts';
import { brute, english, korean, networks, PUBLISHED, TOLD } from './sample.fixture.ts';
import type { Fact, PointBounds, Solution, Step } from './types.ts';

function at(s: Solution, point: string): PointBounds {
  return s.points.find((p) => p.point === point)!;
}

test('with no date at all the arrest falls between 1 and 26 May of an unknown year', () => {
  const s = solve(english(), C);
  const arrest = at(s, 'arrest.start');
  assert.equal(arrest.edtf, 'XXXX-05-01/XXXX-05-26');
  assert.deepEqual([arrest.earliest, arrest.latest], [null, null]);
  assert.deepEqual(arrest.yearly, { from: '05-01', to: '05-26', years: null });
  assert.equal(at(s, TOLD).edtf, 'XXXX-06-11/XXXX-06-30');
  assert.deepEqual(s.conflicts, []);
  assert.equal(s.complete, true);
  const { earliest, latest } = arrest.because;
  assert.equal(earliest!.yearless, true);
  assert.deepEqual(
    earliest!.steps.map((x) => [x.kind, x.fact, x.day.slice(5)]),
    [
      ['year', 'transfer.when', '06-11'],
      ['gap', 'transfer.start<=r1.told#transfer', '06-11'],
      ['calendar', 'arrest.when', '05-01'],
    ],
  );
  assert.deepEqual(earliest!.claims, ['arrest', 'transfer']);
  assert.deepEqual(
    latest!.steps.map((x) => [x.point, x.day.slice(5)]),
    [
      ['transfer.start', '06-20'],
      ['examination.end', '06-20'],
      ['examination.start', '05-26'],
      ['arrest.end', '05-26'],
      ['arrest.start', '05-26'],
    ],
  );
});

test('a report of July 2020 fixes the Monday', () => {
  const s = solve(english('2020-07'), C);
  assert.equal(at(s, 'arrest.start').edtf, '2020-05-01/2020-05-26');
  assert.equal(at(s, TOLD).edtf, '2020-06-29');
  assert.equal(at(s, PUBLISHED).edtf, '2020-07-01/2020-07-06');
  assert.deepEqual(s.branches, []);
});

test('a circumstance of known years bounds the year, and the month still shows', () => {
  const closure: Fact = {
    kind: 'window',
    id: 'closure',
    claims: ['closure'],
    rule: 'circumstance',
    point: 'arrest.start',
    earliest: '2020-01-22',
    latest: '2023-08-26',
  };
  const s = solve(english(undefined, [closure]), C);
  const arrest = at(s, 'arrest.start');
  assert.deepEqual([arrest.earliest, arrest.latest], ['2020-05-01', '2023-05-26']);
  assert.deepEqual(arrest.yearly, { from: '05-01', to: '05-26', years: [2020, 2021, 2022, 2023] });
  assert.equal(
    arrest.edtf,
    '[2020-05-01..2020-05-26,2021-05-01..2021-05-26,2022-05-01..2022-05-26,2023-05-01..2023-05-26]',
  );
  assert.equal(parseEdtf(arrest.edtf).kind, 'one-of');
});

test('one bound of the year alone bounds that side', () => {
  const s = solve(english('../2024-03'), C);
  const arrest = at(s, 'arrest.start');
  assert.deepEqual([arrest.earliest, arrest.latest], [null, '2023-05-26']);
  assert.deepEqual(arrest.yearly, { from: '05-01', to: '05-26', years: null });
  assert.equal(arrest.because.latest!.day, '2023-05-26');
  assert.equal(arrest.because.earliest!.day.slice(5), '05-01');
  const since = at(solve(english('2020-01-22/..'), C), 'arrest.start');
  assert.deepEqual([since.earliest, since.latest], ['2020-05-01', null]);
  assert.equal(since.because.earliest!.day, '2020-05-01');
});

test('the version in Korean holds two claims that cannot both be true, and says what each way out implies', () => {
  for (const [published, expected] of [
    [undefined, ['XXXX-05-21/XXXX-05-26', 'XXXX-05-11/XXXX-05-20', 'XXXX-05-11/XXXX-05-26']],
    ['2020-07', ['2020-05-21/2020-05-26', '2020-05-11/2020-05-20', '2020-05-11/2020-05-26']],
  ] as const) {
    const s = solve(korean(published), C);
    assert.deepEqual(
      s.conflicts.map((k) => k.claims),
      [['first', 'second']],
    );
    const [first, second] = s.conflicts[0]!.choices;
    const arrest = (then: readonly PointBounds[]) => then.find((p) => p.point === 'arrest.start')!.edtf;
    assert.deepEqual([arrest(first!.then), arrest(second!.then), at(s, 'arrest.start').edtf], expected);
    assert.ok(first!.settles && second!.settles);
    assert.ok(s.conflicts[0]!.steps.length >= 3);
  }
});

test('an ambiguous reference gives its readings and the hull over them', () => {
  const s = solve(
    [
      window('told', '2020-06-28', '2020-07-02', []),
      {
        kind: 'when',
        id: 'arrest',
        claims: ['c1'],
        rule: 'unit',
        point: 'arrest',
        reference: 'told',
        expr: { kind: 'unit', unit: 'month', shift: -1, part: 'late' },
      },
    ],
    C,
  );
  assert.equal(at(s, 'arrest').edtf, '[2020-05-21..2020-05-31,2020-06-21..2020-06-30]');
  assert.deepEqual(
    s.branches.map((b) => [b.choices[0]!.label, b.points.map((p) => p.edtf)]),
    [
      ['2020-05', ['2020-06-28/2020-06-30', '2020-05-21/2020-05-31']],
      ['2020-06', ['2020-07-01/2020-07-02', '2020-06-21/2020-06-30']],
    ],
  );
});

test('orders in a circle contradict each other without any date', () => {
  const before = (a: string, b: string, claim: string): Fact => ({
    kind: 'gap',
    id: claim,
    claims: [claim],
    rule: 'order',
    from: a,
    to: b,
    min: 1,
    max: null,
  });
  const s = solve([before('a', 'b', 'c1'), before('b', 'c', 'c2'), before('c', 'a', 'c3')], C);
  assert.deepEqual(
    s.conflicts.map((k) => k.claims),
    [['c1', 'c2', 'c3']],
  );
});

test('an act cannot end before it starts, and given facts that contradict each other are said so', () => {
  const s = solve(
    [
      window('a.start', '2020-06-01', '2020-06-30', ['c1']),
      window('a.end', '2020-05-01', '2020-05-30', ['c2']),
    ],
    C,
  );
  assert.deepEqual(s.conflicts[0]!.claims, ['c1', 'c2']);
  const hard = solve([window('a.start', '2020-06-01', null, []), window('a.end', null, '2020-05-30', [])], C);
  assert.deepEqual(
    hard.conflicts.map((k) => [k.claims, k.choices]),
    [[[], []]],
  );
});

test('a day that does not exist and an id used twice are refused', () => {
  assert.throws(() => solve([window('a', '2020-02-30', null, [])], C), /2020-02-30/);
  const one = window('a', '2020-02-20', null, []);
  assert.throws(() => solve([one, one], C), /two facts/);
});

function window(point: string, earliest: string | null, latest: string | null, claims: string[]): Fact {
  return { kind: 'window', id: `${point} window`, claims, rule: 'test', point, earliest, latest };
}

for (const ambiguous of [false, true]) {
  const kind = ambiguous ? 'with ambiguous times' : 'of gaps and windows';
  test(`bounds ${kind} are the tightest there are, by brute force`, () => {
    fc.assert(
      fc.property(networks(6, ambiguous), (facts) => {
        const truth = brute(facts);
        const s = solve(facts, C);
        assert.equal(s.conflicts.length > 0, truth.bounds === null);
        for (const [p, b] of truth.bounds ?? []) {
          assert.deepEqual([at(s, p).earliest, at(s, p).latest], [toDay(b.lo), toDay(b.hi)]);
        }
      }),
      { numRuns: 60, seed: 5 },
    );
  });

  test(`conflicts ${kind} are all the minimal ones, by brute force`, () => {
    fc.assert(
      fc.property(networks(6, ambiguous), (facts) => {
        const s = solve(facts, C);
        assert.deepEqual(s.conflicts.map((k) => k.claims.join(' ')).sort(), brute(facts).conflicts);
      }),
      { numRuns: 60, seed: 6 },
    );
  });

  test(`proofs ${kind} add up, step by step, to the bound`, () => {
    fc.assert(
      fc.property(networks(6, ambiguous), (facts) => {
        for (const p of solve(facts, C).points) {
          for (const proof of [p.because.earliest, p.because.latest]) {
            if (proof) checkSteps(facts, proof.steps, proof.day);
          }
        }
      }),
      { numRuns: 100, seed: 7 },
    );
  });

  test(`the order of facts ${kind} changes nothing, nor does asking twice`, () => {
    fc.assert(
      fc.property(
        networks(6, ambiguous).chain((f) =>
          fc.tuple(fc.constant(f), fc.shuffledSubarray([...f], { minLength: f.length })),
        ),
        ([facts, shuffled]) => {
          const told = (s: Solution) => ({
            points: [...s.points]
              .map((p) => [p.point, p.edtf, p.earliest, p.latest])
              .sort((a, b) => (a[0]! < b[0]! ? -1 : 1)),
            conflicts: s.conflicts.map((k) => k.claims.join(' ')).sort(),
          });
          assert.deepEqual(told(solve(facts, C)), told(solve(shuffled, C)));
          assert.equal(JSON.stringify(solve(facts, C)), JSON.stringify(solve(facts, C)));
        },
      ),
      { numRuns: 60, seed: 8 },
    );
  });
}

test('dropping any claim of a conflict that stands alone makes the rest fit, and the way out says so', () => {
  fc.assert(
    fc.property(networks(6, true), (facts) => {
      const s = solve(facts, C);
      for (const k of s.conflicts) {
        for (const way of k.choices) {
          const rest = facts.filter((f) => !f.claims.includes(way.drop[0]!));
          const after = solve(rest, C);
          assert.equal(after.conflicts.length === 0, way.settles);
          if (!way.settles) continue;
          for (const b of way.then) {
            const now = after.points.find((p) => p.point === b.point);
            if (now) assert.equal(b.edtf, now.edtf);
          }
        }
      }
    }),
    { numRuns: 60, seed: 9 },
  );
});

/** Every step rests on the one before, and says no more than its fact allows. */
function checkSteps(facts: readonly Fact[], steps: readonly Step[], day: string): void {
  assert.ok(steps.length > 0);
  assert.equal(steps.at(-1)!.day, day);
  steps.forEach((s, i) => {
    const f = facts.find((x) => x.id === s.fact)!;
    if (s.kind === 'window') {
      assert.equal(f.kind, 'window');
      assert.equal(f.kind === 'window' && f[s.side], s.day);
    }
    if (s.kind === 'gap' || s.kind === 'calendar') {
      assert.equal(steps[i - 1]!.point, s.from);
      assert.equal(steps[i - 1]!.day, s.base);
    }
    if (s.kind === 'gap') {
      assert.equal(fromDay(s.base) + s.days, fromDay(s.day));
      assert.ok(f.kind === 'gap');
      const out = f.from === s.from;
      const allowed = out === (s.side === 'latest') ? f.max : f.min;
      assert.equal(Math.abs(s.days), Math.abs(allowed!));
    }
    if (s.kind === 'choice') for (const o of s.others) assert.ok(o.possible || o.against.length > 0);
  });
}
