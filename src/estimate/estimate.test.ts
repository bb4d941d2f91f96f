/** Whole answers: what may be said of each table (acceptance tests B-8, B-12, B-14 of docs/estimating.md), and refusals. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Estimate, estimate } from './estimate.ts';
import { headline } from './headline.ts';
import { oracle, published, WITH_DATA } from './published.fixture.ts';
import { Random } from './random.ts';
import { bitCount, type Table, tableOf } from './table.ts';

const of = (
  tables: readonly Table[],
  kind: 'one' | 'samples' | 'imputations',
  sweeps = 0,
): Promise<Estimate> =>
  estimate({ name: '', table: tables[0]!, tables, of: kind, notes: [] }, { seed: 1, sweeps, draws: 100 });
const one = (table: Table, sweeps = 0) => of([table], 'one', sweeps);
const lists = (t: number) => Array.from({ length: t }, (_, j) => `L${j + 1}`);

test('nothing is said of one list, of two, without overlap, with hardly any, without a model', async () => {
  for (const [t, rows, why] of [
    [1, [[1, 100]], 'one-list'],
    [
      2,
      [
        [1, 100],
        [2, 80],
        [3, 20],
      ],
      'two-lists',
    ],
    [
      2,
      [
        [1, 100],
        [2, 80],
      ],
      'no-overlap',
    ],
    [
      3,
      [
        [1, 100],
        [2, 80],
        [4, 50],
      ],
      'no-overlap',
    ],
    [
      3,
      [
        [1, 100],
        [2, 80],
        [4, 50],
        [3, 4],
      ],
      'few-overlaps',
    ],
  ] as const) {
    const { headline, models, n } = await one(tableOf(lists(t), rows));
    assert.deepEqual(headline, { kind: 'none', why: [why] });
    assert.deepEqual(models, []);
    assert.equal(
      n,
      rows.reduce((sum, [, count]) => sum + count, 0),
    );
  }
  // Two lists that hold one another's people and a third that meets nobody: no independent model has an estimate to begin with.
  const { headline } = await one(
    tableOf(lists(3), [
      [1, 40],
      [2, 30],
      [3, 30],
      [7, 0],
    ]),
  );
  assert.equal(headline.kind, 'none');
});

test('agreement gives a point, distance a range, more of it nothing', () => {
  const answer = (kind: 'loglinear' | 'averaging' | 'latent', N: number) => ({
    kind,
    N,
    low: N / 2,
    high: N * 2,
  });
  const three = [answer('loglinear', 100), answer('averaging', 120), answer('latent', 90)];
  assert.deepEqual(headline(three, []), { kind: 'point', N: 100, low: 45, high: 240 });
  assert.deepEqual(headline(three.slice(0, 2), ['chains-disagree']), {
    kind: 'range',
    low: 50,
    high: 240,
    why: ['chains-disagree'],
  });
  assert.equal(headline([answer('loglinear', 100), answer('averaging', 201)], []).kind, 'range');
  assert.deepEqual(headline([answer('loglinear', 100), answer('averaging', 1001)], ['cap']), {
    kind: 'none',
    why: ['models-far-apart', 'cap'],
  });
});

test('independent lists: a point, near what was put in; left out or made one, the lists change little', async () => {
  const table = tableOf(
    lists(3),
    [1, 2, 3, 4, 5, 6, 7].map((x) => [x, 125]),
  );
  const whole = await one(table, 40_000);
  assert.equal(whole.headline.kind, 'point');
  assert.ok(whole.headline.kind === 'point' && Math.abs(whole.headline.N - 1000) < 40);
  assert.ok(!whole.guards.some(({ id }) => id === 'G7'));
  assert.ok(whole.internal.every(({ inside, known }) => inside && known === 500));
  assert.deepEqual(
    whole.guards.filter(({ id }) => id === 'G9').map(({ says }) => says),
    ['linkage-certain'],
  );
});

test('more than six lists: the smallest are made one, and it is said', async () => {
  const random = new Random(4);
  const people = new Map<number, number>();
  for (let i = 0; i < 2000; i++) {
    let pattern = 0;
    for (let j = 0; j < 8; j++) if (random.uniform() < 0.05 + 0.03 * j) pattern |= 1 << j;
    people.set(pattern, (people.get(pattern) ?? 0) + 1);
  }
  const { guards, models } = await one(tableOf(lists(8), people));
  assert.deepEqual(guards.find(({ says }) => says === 'merged-lists')?.values, {
    lists: 'L1, L2, L3',
    most: 6,
  });
  assert.ok(models.length >= 4);
});

test('expected labels of the published tables, of short chains', WITH_DATA, async () => {
  const { rows } = oracle<{ rows: { table: string; expected: string }[] }>('headline');
  for (const { table: id, expected } of rows) {
    // The others take minutes: bench/estimate.ts.
    if (!['neworleans5', 'uk5', 'extreme5'].includes(id)) continue;
    const { headline, latent } = await one(published(id), 40_000);
    const kind = expected.startsWith('point') ? 'point' : expected === 'refused' ? 'none' : 'range';
    assert.equal(headline.kind, kind, `${id} ${JSON.stringify(headline)}`);
    if (/do not agree/.test(expected)) assert.ok(!latent!.agree, id);
    if (id === 'extreme5') {
      assert.ok(latent!.capped, 'G4');
      assert.ok(headline.kind === 'none' && headline.why.includes('models-far-apart'), 'G5');
    }
  }
});

test('a table of several that has one list only is left out, and it is said', async () => {
  const table = tableOf(
    lists(3),
    [1, 2, 3, 4, 5, 6, 7].map((x) => [x, 125]),
  );
  const alone = tableOf(['L1'], [[1, 500]]);
  const with_ = await of([table, alone, table], 'imputations', 2000);
  const without = await of([table, table], 'imputations', 2000);
  assert.deepEqual(with_.headline, without.headline);
  assert.deepEqual(with_.guards.find(({ says }) => says === 'tables-left-out')?.values, { amount: 1, of: 3 });
  assert.ok(!without.guards.some(({ says }) => says === 'tables-left-out'));
  const { headline } = await of([table, alone], 'samples', 2000);
  assert.equal(headline.kind, (await of([table], 'samples', 2000)).headline.kind);
});

test('linkage that is not certain widens the interval (B-14)', WITH_DATA, async () => {
  const table = published('kosovo4');
  const random = new Random(14);
  // Five of a hundred people on several lists are offered as two, and taken for two with chance ½ in each clustering.
  const offered = table.patterns.map((pattern, i) =>
    bitCount(pattern) > 1 ? random.binomial(table.counts[i]!, 0.05) : 0,
  );
  const samples = Array.from({ length: 50 }, () => {
    const rows: [number, number][] = table.patterns.map((pattern, i) => [pattern, table.counts[i]!]);
    for (const [i, pattern] of table.patterns.entries())
      for (let k = random.binomial(offered[i]!, 0.5); k > 0; k--) {
        const places = table.lists.flatMap((_, j) => ((pattern >> j) & 1 ? [1 << j] : []));
        const own = places[Math.floor(random.uniform() * places.length)]!;
        rows[i]![1]--;
        rows.push([own, 1], [pattern & ~own, 1]);
      }
    return tableOf(table.lists, rows);
  });
  const certain = await of([table], 'one');
  const sampled = await of([table, ...samples.slice(1)], 'samples');
  const [a, b] = [certain, sampled].map(({ models }) => models.find(({ kind }) => kind === 'loglinear')!);
  assert.equal(a!.name, '[123,14,34]');
  assert.ok(
    b!.high - b!.low > a!.high - a!.low,
    `${b!.low}–${b!.high} is not wider than ${a!.low}–${a!.high}`,
  );
  assert.ok(b!.low < 10_357 && b!.high > 10_357);
  assert.ok(sampled.split!.linkage! > 0);
  assert.ok(!sampled.guards.some(({ id }) => id === 'G9'));
});
