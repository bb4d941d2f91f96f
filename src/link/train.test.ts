import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Random } from '../estimate/random.ts';
import { raw, word } from './invented.fixture.ts';
import { type Plan, planOf } from './plan.ts';
import { type Trained, train } from './train.ts';

const PEOPLE = 900;
/** How often a given name and a town are written otherwise the second time. */
const OTHER = { given: 0.2, place: 0.1 };

/** People who are on two lists, of which nobody is on either twice. */
function twice(): { readonly plan: Plan; readonly apart: Int32Array } {
  const random = new Random(9);
  const both = (once: () => string, otherwise = 0) => {
    const first = Array.from({ length: PEOPLE }, once);
    return raw([...first, ...first.map((own) => (random.uniform() < otherwise ? once() : own))]);
  };
  const apart = Int32Array.from({ length: 2 * PEOPLE }, (_, i) => (i < PEOPLE ? 0 : 1));
  const two = (most: number) => String(1 + Math.floor(random.uniform() * most)).padStart(2, '0');
  const plan = planOf(
    [
      { name: 'given', holds: 'given', raw: both(() => word(random, 6, 6), OTHER.given) },
      { name: 'surname', holds: 'surname', raw: both(() => word(random, 7, 6)) },
      {
        name: 'birth',
        holds: 'birth',
        raw: both(() => `19${50 + Math.floor(random.uniform() * 50)}-${two(12)}-${two(28)}`),
      },
      { name: 'place', holds: 'place', raw: both(() => `town${two(60)}`, OTHER.place) },
    ],
    { apart },
  );
  return { plan, apart };
}

const { plan, apart } = twice();
const trained = (over: { seed?: number; rules?: Plan['training'] } = {}): Trained =>
  train(plan.comparisons, {
    ...{ seed: 1, rules: plan.training, strict: plan.strict, recall: 0.7, kin: plan.kin },
    ...{ apart, rows: plan.rows, possible: plan.possible },
    ...over,
  });

test('how many pairs are one person, and how often they differ, is learnt from the lists alone', () => {
  const { model, rounds, guessed } = trained();
  const matches = model.lambda * plan.possible;
  assert.ok(rounds.length >= 3 && guessed.every((k) => plan.comparisons[k]!.kind === 'swap'), `${guessed}`);
  assert.ok(matches > PEOPLE * 0.8 && matches < PEOPLE * 1.25, `${matches} of ${PEOPLE}`);
  const equal = (name: string) =>
    model.comparisons[plan.specs.findIndex((spec) => 'column' in spec && spec.column === name)]!.m.at(-1)!;
  assert.ok(Math.abs(equal('given') - (1 - OTHER.given)) < 0.05, `${equal('given')}`);
  assert.ok(Math.abs(equal('place') - (1 - OTHER.place)) < 0.05, `${equal('place')}`);
  assert.ok(equal('surname') > 0.97 && equal('birth') > 0.97);
});

test('how often two people agree is learnt without the pairs that are one person', () => {
  const { model } = trained();
  const k = plan.specs.findIndex((spec) => 'column' in spec && spec.column === 'given');
  const { ids } = plan.comparisons[k]!.column;
  let equal = 0;
  for (let a = 0; a < PEOPLE; a++)
    for (let b = 0; b < PEOPLE; b++) if (a !== b && ids[a] === ids[PEOPLE + b]) equal++;
  const expected = equal / (PEOPLE * (PEOPLE - 1));
  assert.ok(
    Math.abs(model.comparisons[k]!.u.at(-1)! / expected - 1) < 0.05,
    `${model.comparisons[k]!.u.at(-1)} for ${expected}`,
  );
});

test('chances are chances: they add up, and none is nothing', () => {
  for (const { m, u } of trained().model.comparisons)
    for (const own of [m, u]) {
      assert.ok(own.every((each) => each > 0));
      assert.ok(Math.abs(own.reduce((sum, each) => sum + each, 0) - 1) < 0.01, `${own}`);
    }
});

test('the same seed learns the same, and a comparison says nothing in a round of its own columns', () => {
  assert.deepEqual(trained(), trained());
  const { rounds } = trained();
  for (const [r, { m }] of rounds.entries())
    for (const k of plan.training[r]!.uses) assert.equal(m[k], undefined);
});

test('without anything to learn from, chances stay where they started and that is said', () => {
  const { model, rounds, guessed } = trained({ rules: [] });
  assert.deepEqual(rounds, []);
  assert.equal(guessed.length, plan.comparisons.length);
  for (const [k, { m }] of model.comparisons.entries())
    if (plan.comparisons[k]!.kind !== 'swap') assert.ok(Math.abs(m.at(-1)! - 0.9) < 1e-9);
});
