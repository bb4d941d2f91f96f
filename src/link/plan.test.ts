import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Random } from '../estimate/random.ts';
import { raw, word } from './invented.fixture.ts';
import { type Declared, type Plan, planOf, possibleOf } from './plan.ts';

/** People of invented names; a third of all live in one town, and all families of a street share surname, town and day. */
function people(rows: number): Declared[] {
  const random = new Random(5);
  const some = (most: number) => Array.from({ length: rows }, () => word(random, most, 8));
  const families = some(7);
  const street = (i: number) => Math.floor(i / 3);
  const column = (name: string, holds: Declared['holds'], values: readonly string[]): Declared => ({
    name,
    holds,
    raw: raw(values),
  });
  return [
    column('given', 'given', some(7)),
    column(
      'surname',
      'surname',
      families.map((_, i) => families[street(i)]!),
    ),
    column(
      'birth',
      'birth',
      families.map((_, i) => `${1930 + (i % 70)}-0${1 + (i % 9)}`),
    ),
    column(
      'place',
      'place',
      families.map((_, i) => (i % 3 === 0 ? 'foss' : `town${street(i) % 40}`)),
    ),
    column(
      'event',
      'event',
      families.map((_, i) => `2014-0${1 + (street(i) % 9)}`),
    ),
  ];
}

const alone = (rows: number) => new Int32Array(rows).fill(-1);
/** Pairs of rows that some rule joins, counted one by one. */
function joined({ rules, rows }: Plan): number {
  let pairs = 0;
  for (let a = 0; a < rows; a++)
    for (let b = a + 1; b < rows; b++)
      if (rules.some(({ blocks: { of } }) => of[a]! >= 0 && of[a] === of[b])) pairs++;
  return pairs;
}

test('few rows: everybody with everybody, and nothing left out', () => {
  const plan = planOf(people(60), { apart: alone(60) });
  assert.equal(joined(plan), (60 * 59) / 2);
  assert.equal(plan.possible, (60 * 59) / 2);
  assert.deepEqual(plan.leftOut, []);
});

test('two rows of a list without duplicates are no possible pair', () => {
  assert.equal(possibleOf(Int32Array.from([0, 0, 0, 1, 1, -1])), 15 - 3 - 1);
});

test('where all pairs are too many, rules keep to the budget, and what they leave out is named', () => {
  const budget = 6000;
  const plan = planOf(people(600), { apart: alone(600), budget });
  const pairs = plan.rules.reduce((sum, { blocks }) => sum + blocks.pairs, 0);
  assert.ok(plan.rules.length > 3 && pairs <= budget, `${pairs} pairs`);
  assert.ok(plan.leftOut.length > 0 && plan.leftOut.every(({ pairs, name }) => pairs > 0 && name !== ''));
  assert.ok(
    plan.rules.every(({ keys }) => !(keys.length === 1 && keys[0] === 'place')),
    'a town is no person',
  );
});

test('no rule asks for what another does and more', () => {
  const { rules } = planOf(people(600), { apart: alone(600), budget: 20_000 });
  for (const { keys } of rules)
    for (const other of rules)
      if (other.keys !== keys && other.keys.length > 0)
        assert.ok(!other.keys.every((key) => keys.includes(key)), `${other.keys} and ${keys}`);
});

test('names in each other’s place stand in one block', () => {
  const given = ['barram', 'oxley', ...people(600)[0]!.raw.values.slice(0, 300)];
  const surname = ['oxley', 'barram', ...people(600)[1]!.raw.values.slice(0, 100)];
  const rows = 600;
  const filled = (values: readonly string[]) =>
    raw(Array.from({ length: rows }, (_, i) => values[i % values.length]!));
  const plan = planOf(
    [
      { name: 'given', holds: 'given', raw: filled(given) },
      { name: 'surname', holds: 'surname', raw: filled(surname) },
    ],
    { apart: alone(rows), budget: 20_000 },
  );
  assert.ok(plan.rules.some(({ blocks: { of } }) => of[0]! >= 0 && of[0] === of[1]));
});

test('what families share teaches nothing, and no column is in more than half of what does', () => {
  const twice = people(300).map((own) => {
    const { codes, values } = own.raw;
    return { ...own, raw: { values, codes: Int32Array.from([...codes, ...codes]) } };
  });
  const { training } = planOf(twice, { apart: alone(600) });
  const shared = ['surname', 'place', 'event'];
  const columns = training.map(({ name }) => name.split(' + '));
  assert.ok(columns.length > 0);
  for (const pair of columns)
    assert.ok(
      pair.some((name) => !shared.includes(name)),
      pair.join(),
    );
  for (const name of columns.flat())
    assert.ok(columns.filter((pair) => pair.includes(name)).length <= 3, name);
});

test('rules that were asked for are the rules', () => {
  const { rules } = planOf(people(60), { apart: alone(60), rules: [['surname', 'birth:year'], ['place']] });
  assert.deepEqual(
    rules.map(({ name }) => name),
    ['surname + birth:year', 'place'],
  );
});
