/** Log-linear models against the published tables (acceptance tests B-1, B-4, B-5 of docs/estimating.md). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chao, pairs } from './bounds.ts';
import { chaoModel, fitChance } from './chances.ts';
import { allModels, fitModel, hasMargins, independence, type LogLinear } from './loglinear.ts';
import { profile } from './profile.ts';
import { near, oracle, published, setOf, WITH_DATA } from './published.fixture.ts';
import { pairExistence, stepwise } from './stepwise.ts';
import { tableOf } from './table.ts';
import { hierarchicalModels, modelName, termsOf } from './terms.ts';

test('hierarchical models of 3, 4 and 5 lists', () => {
  assert.deepEqual(
    [3, 4, 5].map((t) => hierarchicalModels(t).length),
    [8, 113, 6893],
  );
});

test('a model by its name and back', () => {
  assert.equal(modelName(termsOf([setOf('123'), setOf('14'), setOf('34')], 4)), '[123,14,34]');
  assert.equal(modelName(termsOf([], 3)), '[1,2,3]');
});

test('independent lists give what was put in', () => {
  // 1,000 people, chances ½, ½, ½: all cells 125.
  const table = tableOf(
    ['a', 'b', 'c'],
    [1, 2, 3, 4, 5, 6, 7].map((x) => [x, 125]),
  );
  near(independence(table)?.N, 1000, 1e-9);
  near(chao(table).withLists, 875 + (2 / 3) * (375 ** 2 / 750), 1e-12);
  for (const { lincolnPetersen } of pairs(table)) near(lincolnPetersen, 1000, 1e-12);
});

test('without an overlap there is no two-list estimate, and Chao has only its corrected form', () => {
  const table = tableOf(
    ['a', 'b'],
    [
      [1, 5],
      [2, 7],
    ],
  );
  assert.equal(pairs(table)[0]!.lincolnPetersen, undefined);
  assert.equal(chao(table).withLists, undefined);
  assert.equal(chao(table).corrected, 12 + (0.5 * 12 * 11) / 2);
});

test('a model of an empty overlap is not usable', () => {
  const table = tableOf(
    ['a', 'b', 'c'],
    [
      [1, 40],
      [2, 30],
      [4, 20],
      [3, 6],
    ],
  );
  assert.equal(fitModel(table, termsOf([0b101], 3)), undefined);
  assert.equal(fitModel(table, termsOf([0b011], 3)), undefined, 'no estimate');
});

test('bounds of the published tables', WITH_DATA, () => {
  const { kosovo4, rome4, extreme5 } =
    oracle<Record<string, Record<string, number> & { pairwise: Pairwise[] }>>('bounds');
  const table = published('kosovo4');
  for (const [i, { both, lincolnPetersen, chapman }] of pairs(table).entries()) {
    const expected = kosovo4!.pairwise[i]!;
    assert.equal(both, expected.both);
    near(lincolnPetersen, expected.lincolnPetersen, 1e-3);
    near(chapman, expected.chapman, 1e-3);
  }
  near(chao(table).simple, kosovo4!.chaoSimple!, 1e-3);
  near(chao(table).withLists, kosovo4!.chaoWithLists!, 1e-3);
  for (const [id, row] of Object.entries({ kosovo4, rome4, extreme5 })) {
    near(chaoModel(published(id), 'times')?.N, row!.mhChao!, 1e-3, id);
    if (row!.mthChao) near(chaoModel(published(id), 'lists')?.N, row!.mthChao, 1e-3, id);
  }
});

interface Pairwise {
  readonly both: number;
  readonly lincolnPetersen: number;
  readonly chapman: number;
}

interface ModelRow {
  readonly table: string;
  readonly model: string;
  readonly N: number;
  readonly se: number;
  readonly deviance: number;
  readonly df: number;
  readonly aic: number;
  readonly bic: number;
  readonly profile?: { readonly point: number; readonly lo: number; readonly hi: number };
}

test('every log-linear row: number, error, deviance, criteria, profile', WITH_DATA, () => {
  for (const row of oracle<ModelRow[]>('loglinear')) {
    const table = published(row.table);
    const one = modelOf(row);
    assert.ok(one, row.model);
    for (const key of ['N', 'se', 'aic', 'bic'] as const)
      near(one[key], row[key], 1e-3, `${row.model} ${key}`);
    assert.ok(Math.abs(one.deviance - row.deviance) < 1e-3 * Math.max(1, row.deviance), row.model);
    assert.equal(one.df, row.df, row.model);
    if (!row.profile) continue;
    const limits = profile(table, one.terms, one.N);
    near(limits?.point, row.profile.point, 1e-3);
    near(limits?.low, row.profile.lo, 1e-3);
    near(limits?.high, row.profile.hi, 1e-3);
  }
});

function modelOf({ table: id, model }: ModelRow): LogLinear | undefined {
  const table = published(id);
  const base = model.startsWith('[k]') ? 'times' : 'lists';
  if (model.includes('max')) return chaoModel(table, base);
  if (model.includes('k^2')) return fitChance(table, base, 'darroch');
  if (model.includes('2^k')) return fitChance(table, base, 'poisson2');
  if (model.includes('ln(')) return fitChance(table, base, 'gamma');
  if (base === 'times') return fitChance(table, base);
  return fitModel(table, termsOf(model.slice(1, -1).split(',').map(setOf), table.lists.length));
}

/** The reference counts models whose margins are above 0; of these so many have no estimate, as fits that run away confirm. */
const WITHOUT_ESTIMATE: Readonly<Record<string, number>> = { australia4: 21, rome4: 1, uk5: 8, western5: 68 };

test('the best models by BIC, and how many are usable', WITH_DATA, () => {
  interface Row {
    readonly table: string;
    readonly usable: number;
    readonly models: readonly [string, number, number][];
  }
  for (const { table: id, usable, models } of oracle<{ rows: Row[] }>('bicBest').rows) {
    const table = published(id);
    const all = allModels(table);
    const margins = hierarchicalModels(table.lists.length).filter((terms) => hasMargins(table, terms));
    assert.equal(margins.length, usable, id);
    assert.equal(all.length, usable - (WITHOUT_ESTIMATE[id] ?? 0), id);
    for (const [i, [name, bic, N]] of models.entries()) {
      assert.equal(all[i]!.model, name, id);
      near(all[i]!.bic, bic, 1e-3);
      near(all[i]!.N, N, 1e-3);
    }
    assert.ok(all[models.length]!.bic > all[0]!.bic + 2, `${id}: one more within 2`);
  }
});

test('stepwise search: order of pairs, number, limits with the model fixed', WITH_DATA, () => {
  interface Row {
    readonly table: string;
    readonly stepwise: readonly number[];
    readonly pairsInOrder: readonly string[];
    readonly main: readonly number[];
  }
  for (const row of oracle<{ rows: Row[] }>('stepwise').rows) {
    const table = published(row.table);
    const one = stepwise(table)!;
    assert.deepEqual(one.pairs, row.pairsInOrder, row.table);
    const main = independence(table)!;
    for (const [i, value] of row.stepwise.entries())
      near([one.N, ...one.interval][i], value, 1e-3, row.table);
    for (const [i, value] of row.main.entries()) near([main.N, ...main.interval][i], value, 1e-3, row.table);
  }
});

test('a table that no number can be had from', WITH_DATA, () => {
  const { rows } = oracle<{ rows: { pairs: string[]; code: number }[] }>('identifiability');
  for (const { pairs, code } of rows)
    assert.equal(pairExistence(published('artificial3'), pairs.map(setOf)), code);
});
