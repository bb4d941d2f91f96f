import assert from 'node:assert/strict';
import { test } from 'node:test';
import { invented, raw, SPECS } from './invented.fixture.ts';
import { planOf } from './plan.ts';
import { ModelFault, modelFrom, modelTo, planWith } from './splink.ts';

const NAME = { kind: 'name', column: 'name', levels: [0.97, 0.8], tf: 1 } as const;

test('a model that was written is read as it was, whatever it compares', () => {
  const { comparisons, model } = invented(1, 40, [NAME]);
  const written = JSON.parse(JSON.stringify(modelTo([...SPECS, NAME], comparisons, [], model)));
  const read = modelFrom(written);
  assert.deepEqual(read.specs, [...SPECS, NAME]);
  assert.equal(read.model.lambda, model.lambda);
  assert.deepEqual(read.model.comparisons, model.comparisons);
});

test('rules of columns and of their beginnings are written as Splink has them, others are left out', () => {
  const { comparisons, model } = invented(1, 40);
  const rules = [{ keys: ['given', 'surname:three'] }, { keys: ['given:sound'] }, { keys: [] }];
  const { blocking_rules_to_generate_predictions: written } = modelTo(SPECS, comparisons, rules, model) as {
    blocking_rules_to_generate_predictions: { blocking_rule: string }[];
  };
  assert.deepEqual(
    written.map(({ blocking_rule }) => blocking_rule),
    ['l."given" = r."given" AND SUBSTRING(l."surname", 1, 3) = SUBSTRING(r."surname", 1, 3)'],
  );
});

/** A model in the form of Splink 4, of one comparison. */
const level = (sql: string, m: number, u: number) => ({
  ...{ sql_condition: sql, label_for_charts: sql, m_probability: m, u_probability: u },
  ...{ fix_m_probability: false, fix_u_probability: false },
});
const levels = [
  { sql_condition: '"given_l" IS NULL OR "given_r" IS NULL', label_for_charts: 'x', is_null_level: true },
  { ...level('"given_l" = "given_r"', 0.7, 0.01), tf_adjustment_column: 'given', tf_adjustment_weight: 0.5 },
  level('jaro_winkler_similarity("given_l", "given_r") >= 0.9', 0.2, 0.02),
  level('ELSE', 0.1, 0.97),
];
const splink = (own: readonly unknown[] = levels, more: object = {}) => ({
  link_type: 'dedupe_only',
  probability_two_random_records_match: 0.001,
  bayes_factor_column_prefix: 'bf_',
  blocking_rules_to_generate_predictions: [{ blocking_rule: 'l.x = r.x', sql_dialect: 'duckdb' }],
  comparisons: [{ output_column_name: 'given', comparison_levels: own, comparison_description: 'x' }],
  ...more,
});

test('a model of Splink is read, worst level first', () => {
  assert.deepEqual(modelFrom(splink()), {
    specs: [{ kind: 'text', column: 'given', levels: [0.9], tf: 0.5 }],
    model: { lambda: 0.001, comparisons: [{ m: [0.1, 0.2, 0.7], u: [0.97, 0.02, 0.01] }] },
  });
});

const replaced = (i: number, by: unknown) => levels.map((each, j) => (i === j ? by : each));
for (const [what, data, fault, where] of [
  ['no model', [], 'form', 'top'],
  ['a key that might change weights', splink(levels, { my_prior: 1 }), 'key', 'my_prior'],
  [
    'a λ of nothing',
    splink(levels, { probability_two_random_records_match: 0 }),
    'form',
    'probability_two_random_records_match',
  ],
  ['a level without chances', splink(replaced(3, { sql_condition: 'ELSE' })), 'untrained', 'given'],
  [
    'a function of its own',
    splink(replaced(2, level('my_similarity("given_l", "given_r") >= 0.9', 0.1, 0.1))),
    'condition',
    'given',
  ],
  [
    'two columns',
    splink(replaced(2, level('jaro_winkler_similarity("given_l", "surname_r") >= 0.9', 0.1, 0.1))),
    'condition',
    'given',
  ],
  [
    'a condition beside',
    splink(replaced(2, level('levenshtein("given_l", "given_r") <= 1 AND 1 = 1', 0.1, 0.1))),
    'condition',
    'given',
  ],
  ['no level for all else', splink(levels.slice(0, 3)), 'order', 'given'],
  [
    'worse before better',
    splink([
      ...levels.slice(0, 3),
      level('jaro_winkler_similarity("given_l", "given_r") >= 0.95', 0.1, 0.1),
      levels[3],
    ]),
    'order',
    'given',
  ],
] as const)
  test(`refused: ${what}`, () => {
    assert.throws(
      () => modelFrom(data),
      (error) => error instanceof ModelFault && error.fault === fault && error.where === where,
    );
  });

test('a model plans what it compares, and is refused where the lists have no such column', () => {
  const declared = [
    { name: 'given', holds: 'given', raw: raw(['barram', 'trevan', 'quill']) },
    { name: 'place', holds: 'place', raw: raw(['foss', 'grale', 'foss']) },
  ] as const;
  const settings = { apart: new Int32Array(3).fill(-1) };
  const plan = planWith(modelFrom(splink()), declared, settings);
  assert.deepEqual(
    plan.comparisons.map(({ thresholds, levels }) => [thresholds, levels]),
    [[[0.9], 3]],
  );
  assert.ok(planOf(declared, settings).comparisons.length > 1);
  const fault = (spec: string) => () =>
    planWith(modelFrom(JSON.parse(JSON.stringify(splink()).replaceAll('given', spec))), declared, settings);
  assert.throws(fault('first_name'), { fault: 'column', where: 'first_name' });
  const sound = splink([
    ...levels.slice(0, 2),
    level('moksori_sound("given_l", "given_r")', 0.1, 0.1),
    ...levels.slice(2),
  ]);
  assert.throws(() => planWith(modelFrom(sound), declared, settings), { fault: 'levels', where: 'given' });
});
