import assert from 'node:assert/strict';
import { test } from 'node:test';
import { askFor } from './ask.ts';
import { SAMPLE_CONVENTIONS as C } from './conventions.fixture.ts';
import { english, PUBLISHED, TOLD } from './sample.fixture.ts';
import type { Fact } from './types.ts';

test('the date that tightens most is asked for first', () => {
  const order = (from: string, to: string, min: number, max: number): Fact => ({
    kind: 'gap',
    id: `${from}${to}`,
    claims: [from],
    rule: 'order',
    from,
    to,
    min,
    max,
  });
  // Everything hangs on b; d hangs on nothing but a wide window.
  const facts: Fact[] = [
    {
      kind: 'window',
      id: 'w',
      claims: ['w'],
      rule: 'test',
      point: 'b',
      earliest: '2020-01-01',
      latest: '2020-03-31',
    },
    order('b', 'a', -2, -1),
    order('b', 'c', 10, 20),
    {
      kind: 'window',
      id: 'v',
      claims: ['v'],
      rule: 'test',
      point: 'd',
      earliest: '2020-01-01',
      latest: '2020-04-30',
    },
  ];
  const questions = askFor(facts, C);
  assert.deepEqual(
    questions.map((q) => q.point),
    ['b', 'a', 'c'],
  );
  assert.deepEqual(
    questions[0]!.tightens.map((t) => t.point),
    ['a', 'c'],
  );
  assert.equal(questions[0]!.tightens[1]!.after, 10);
  const only = askFor(facts, C, { ask: new Set(['a', 'c']), count: new Set(['c']) });
  assert.deepEqual(
    only.map(({ point, tightens }) => [point, tightens.map((t) => t.point)]),
    [['a', ['c']]],
  );
  assert.deepEqual(askFor(facts, C, { work: 10 }), []);
});

test('of a report without any date, the answer that brings the year', () => {
  const questions = askFor(english(), C);
  assert.ok(questions.length > 0);
  assert.ok(questions[0]!.tightens.length >= 4);
  assert.ok(
    [
      TOLD,
      PUBLISHED,
      'arrest.start',
      'arrest.end',
      'transfer.start',
      'examination.start',
      'examination.end',
    ].includes(questions[0]!.point),
  );
  assert.deepEqual(askFor(english(), C), questions);
});

test('when every day is known nothing is asked', () => {
  const day: Fact = {
    kind: 'window',
    id: 'w',
    claims: ['w'],
    rule: 'test',
    point: 'a',
    earliest: '2020-01-01',
    latest: '2020-01-01',
  };
  assert.deepEqual(askFor([day], C), []);
});
