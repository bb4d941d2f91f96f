import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TimeExpr, TimeRef } from '../claims/types.ts';
import { SAMPLE_CONVENTIONS as C } from './conventions.fixture.ts';
import { factsOf, publicationFacts } from './facts.ts';
import { solve } from './network.ts';
import type { Fact } from './types.ts';

function made(expr: TimeExpr, sense: TimeRef['sense'], reference?: string): readonly Fact[] {
  const about = { act: 'a', claims: ['c'], id: 'x', ...(reference ? { reference } : {}) };
  return factsOf({ phrase: 'words', expr, from: 'utterance', rule: 'r', sense }, about, C);
}

const MAY: TimeExpr = { kind: 'date', year: 2020, month: 5 };

test('a time dates the start or the end of an act, and keeps its words and claims', () => {
  for (const [sense, point] of [
    ['at', 'a.start'],
    ['start', 'a.start'],
    ['end', 'a.end'],
  ] as const) {
    const [fact] = made(MAY, sense);
    assert.equal(fact!.kind === 'when' && fact!.point, point);
    assert.deepEqual([fact!.phrase, fact!.claims, fact!.rule], ['words', ['c'], 'date']);
  }
});

test('a length ties both ends, an interval dates both, "now" lies between', () => {
  const [length] = made({ kind: 'duration', unit: 'month', min: 1, max: 1 }, 'duration');
  assert.deepEqual(length, {
    kind: 'gap',
    id: 'x',
    claims: ['c'],
    phrase: 'words',
    rule: 'duration',
    from: 'a.start',
    to: 'a.end',
    min: 25,
    max: 35,
  });
  const interval = made({ kind: 'interval', from: MAY, to: { kind: 'date', year: 2020, month: 7 } }, 'at');
  const points = solve(interval, C).points.map((p) => `${p.point} ${p.edtf}`);
  assert.deepEqual(points, ['a.start 2020-05', 'a.end 2020-07']);
  const now = made({ kind: 'vague', direction: 'present' }, 'at', 'told');
  const s = solve([...now, ...publicationFacts('told', '2020-06-29')], C);
  assert.deepEqual(
    s.points.map((p) => `${p.point} ${p.edtf}`),
    ['a.start ../2020-06-29', 'told 2020-06-29', 'a.end 2020-06-29/..'],
  );
});

test('what bounds nothing gives no fact', () => {
  assert.deepEqual(made({ kind: 'set' }, 'at', 'told'), []);
  assert.deepEqual(made({ kind: 'vague', direction: 'past' }, 'at'), []);
  assert.deepEqual(made({ kind: 'unit', unit: 'month', shift: -1 }, 'at'), []);
  assert.deepEqual(publicationFacts('p', undefined), []);
});

test('hundreds of ambiguous times end in bounded time, wide but true', () => {
  const facts = Array.from({ length: 100 }, (_, i): readonly Fact[] => [
    ...publicationFacts(`told${i}`, '2020-06/2020-07'),
    {
      kind: 'when',
      id: `w${i}`,
      claims: [`c${i}`],
      rule: 'weekday',
      point: `a${i}`,
      expr: { kind: 'weekday', weekday: i % 7 },
      reference: `told${i}`,
    },
    {
      kind: 'gap',
      id: `o${i}`,
      claims: [],
      rule: 'order',
      from: `told${i}`,
      to: `told${i + 1}`,
      min: -30,
      max: 30,
    },
  ]).flat();
  const from = performance.now();
  const s = solve(facts, C, { branches: 50, conflicts: 5, tests: 20 });
  assert.ok(performance.now() - from < 20_000);
  assert.equal(s.complete, false);
  assert.deepEqual([s.points[0]!.earliest, s.points[0]!.latest], ['2020-06-01', '2020-07-31']);
});
