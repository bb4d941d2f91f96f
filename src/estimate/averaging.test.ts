/** Graph averaging against the published tables (acceptance tests B-1, B-2 of docs/estimating.md). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { averageGraphs, gammaPoisson } from './averaging.ts';
import { decomposableGraphs, graphName } from './graphs.ts';
import { oracle, published, WITH_DATA } from './published.fixture.ts';
import { tableOf } from './table.ts';

test('decomposable graphs of 3, 4, 5 and 6 lists', () => {
  assert.deepEqual(
    [3, 4, 5, 6].map((t) => decomposableGraphs(t).length),
    [8, 61, 822, 18_154],
  );
});

test('a chain of lists has its cliques and the lists where they meet', () => {
  const chain = decomposableGraphs(3).find((graph) => graphName(graph) === '12|23')!;
  assert.deepEqual([...chain.cliques].sort(), [0b011, 0b110]);
  assert.deepEqual(chain.separators, [0b010]);
  assert.deepEqual(decomposableGraphs(3).find((graph) => graphName(graph) === '1|2|3')!.separators, []);
});

test('independent lists: the posterior lies about what was put in, and the grid goes as far as it must', () => {
  const table = tableOf(
    ['a', 'b', 'c'],
    [1, 2, 3, 4, 5, 6, 7].map((x) => [x, 125]),
  );
  const one = averageGraphs(table);
  assert.ok(one.low < 1000 && one.high > 1000 && one.median > 950 && one.median < 1050, `${one.median}`);
  assert.ok(!one.cut);
  const sparse = averageGraphs(
    tableOf(
      ['a', 'b', 'c'],
      [
        [1, 40],
        [2, 40],
        [4, 40],
        [3, 1],
      ],
    ),
  );
  assert.ok(sparse.tried > 31 * 121, `${sparse.tried}`);
  assert.throws(() => averageGraphs(tableOf(['a'], [[1, 5]])), RangeError);
});

interface Row {
  readonly table: string;
  readonly delta: number;
  readonly grid: string;
  readonly median: number;
  readonly lo: number;
  readonly hi: number;
  readonly mode: number;
  readonly mean: number;
  readonly rse: number;
  readonly top: readonly { readonly graph: string; readonly weight: number }[];
  readonly tol: { readonly N: number; readonly mean: number; readonly weight: number };
  readonly prior?: { readonly a: number; readonly b: number };
}

test('every dga row: median, interval, mode, mean, graphs and their weights', WITH_DATA, () => {
  for (const row of oracle<Row[]>('dga')) {
    const table = published(row.table);
    const [, from, to] = /N0=(\d+)\.\.(30n|\d+)/.exec(row.grid)!;
    const one = averageGraphs(table, {
      delta: row.delta,
      from: Number(from),
      to: to === '30n' ? 30 * table.n : Number(to),
      ...(row.prior && { prior: gammaPoisson(row.prior.a, row.prior.b) }),
    });
    const what = `${row.table} δ ${row.delta}`;
    const within = (actual: number, expected: number, by: number) =>
      assert.ok(Math.abs(actual - expected) <= by, `${what}: ${actual} instead of ${expected}`);
    within(one.median, row.median, row.tol.N);
    within(one.low, row.lo, row.tol.N);
    within(one.high, row.hi, row.tol.N);
    within(one.mode, row.mode, row.tol.N);
    within(one.mean, row.mean, row.tol.mean);
    within(one.relative, row.rse, row.tol.mean);
    for (const [i, { graph, weight }] of row.top.entries()) {
      assert.equal(one.graphs[i]!.graph, graph, what);
      within(one.graphs[i]!.weight, weight, row.tol.weight);
    }
  }
});
