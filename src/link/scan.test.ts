import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Comparer } from './comparer.ts';
import { type Edges, merged } from './edges.ts';
import { type Invented, invented } from './invented.fixture.ts';
import { Scanner, tasksOf } from './scan.ts';
import { rowTable } from './table.ts';
import { weigher, weightsOf } from './weights.ts';

/** Every pair that some rule joins, with its first rule and its weight, by comparing all with all. */
function plainly({ rows, comparisons, blocks, apart, model }: Invented, floor: number) {
  const weight = weigher(weightsOf(model, comparisons), new Comparer(comparisons));
  const found: (readonly number[])[] = [];
  let pairs = 0;
  for (let a = 0; a < rows; a++)
    for (let b = a + 1; b < rows; b++) {
      if (apart[a]! >= 0 && apart[a] === apart[b]) continue;
      const rule = blocks.findIndex(({ of }) => of[a]! >= 0 && of[a] === of[b]);
      if (rule < 0) continue;
      pairs++;
      const own = weight(a, b);
      if (own >= floor) found.push([a, b, own, rule]);
    }
  return { found, pairs };
}

function scanned(one: Invented, floor: number, each: number): { edges: Edges; pairs: number; full: number } {
  const { rows, comparisons, blocks, apart, model } = one;
  const weights = weightsOf(model, comparisons);
  const table = rowTable(comparisons, blocks, apart);
  const tasks = tasksOf(blocks, each);
  const parts = tasks.map((task) =>
    new Scanner({ rows, comparisons, blocks, weights, floor, apart, table }).run(task),
  );
  return {
    edges: merged(
      parts.map(({ edges }) => edges),
      rows,
    ),
    pairs: parts.reduce((sum, { pairs }) => sum + pairs, 0),
    full: parts.reduce((sum, { full }) => sum + full, 0),
  };
}

const listed = ({ a, b, weight, rule }: Edges) => Array.from(a, (x, i) => [x, b[i]!, weight[i]!, rule[i]!]);

for (const seed of [1, 2, 3])
  for (const floor of [-30, -6, 0])
    test(`a scan finds what comparing all with all finds (seed ${seed}, floor ${floor})`, () => {
      const one = invented(seed, 220);
      const { found, pairs } = plainly(one, floor);
      const scan = scanned(one, floor, 1000);
      assert.equal(scan.pairs, pairs);
      assert.deepEqual(listed(scan.edges), found);
      assert.ok(found.length > 0);
      if (floor === 0) assert.ok(scan.full < pairs / 2, `${scan.full} of ${pairs} compared in full`);
    });

test('nor does it lose a pair whose whole names are near', () => {
  const one = invented(4, 220, [{ kind: 'name', column: 'name', levels: [0.95, 0.8], tf: 1 }]);
  assert.deepEqual(listed(scanned(one, -6, 1000).edges), plainly(one, -6).found);
});

test('however the work is cut, the pairs are the same', () => {
  const one = invented(7, 300);
  const whole = scanned(one, -10, 1e9);
  for (const each of [1, 37, 5000]) {
    const cut = scanned(one, -10, each);
    assert.deepEqual(listed(cut.edges), listed(whole.edges));
    assert.equal(cut.pairs, whole.pairs);
  }
  assert.ok(tasksOf(one.blocks, 37).length > 100);
});
