import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Random } from '../estimate/random.ts';
import { cluster, componentsOf, groupsOf, refined } from './cluster.ts';
import { EdgeList } from './edges.ts';

const none = (rows: number) => new Int32Array(rows).fill(-1);

function graph(seed: number, rows: number, edges: number) {
  const random = new Random(seed);
  const list = new EdgeList();
  for (let i = 0; i < edges; i++) {
    const a = Math.floor(random.uniform() * rows);
    const b = Math.floor(random.uniform() * rows);
    if (a !== b) list.push(Math.min(a, b), Math.max(a, b), random.uniform() * 4 - 2, 0);
  }
  return list.take();
}

/** Components by looking around from each row, the plainest way. */
function reached(edges: ReturnType<typeof graph>, rows: number): number[] {
  const next: number[][] = Array.from({ length: rows }, () => []);
  for (let i = 0; i < edges.a.length; i++)
    if (edges.weight[i]! >= 0) {
      next[edges.a[i]!]!.push(edges.b[i]!);
      next[edges.b[i]!]!.push(edges.a[i]!);
    }
  const of = new Array<number>(rows).fill(-1);
  for (let row = 0; row < rows; row++) {
    if (of[row] !== -1) continue;
    const queue = [row];
    of[row] = row;
    for (const at of queue)
      for (const other of next[at]!)
        if (of[other] === -1) {
          of[other] = row;
          queue.push(other);
        }
  }
  return of;
}

test('components are what looking around from each row finds, on 1,000 graphs', () => {
  for (let seed = 1; seed <= 1000; seed++) {
    const rows = 2 + (seed % 40);
    const edges = graph(seed, rows, seed % 60);
    const expected = reached(edges, rows);
    assert.deepEqual([...componentsOf(edges, rows, 0)], expected);
    const plain = cluster(edges, { rows, weight: () => 0, apart: none(rows), refine: false });
    assert.deepEqual([...plain.of], expected);
  }
});

test('two groups held together by one pair are parted when all other pairs speak against it', () => {
  const inside = (a: number, b: number) => a < 4 === b < 4;
  const weight = (a: number, b: number) => (inside(a, b) ? 3 : a === 3 && b === 4 ? 2 : -5);
  const list = new EdgeList();
  for (let a = 0; a < 8; a++)
    for (let b = a + 1; b < 8; b++) if (weight(a, b) > 0) list.push(a, b, weight(a, b), 0);
  const { of } = cluster(list.take(), { rows: 8, weight, apart: none(8) });
  assert.deepEqual([...of], [0, 0, 0, 0, 4, 4, 4, 4]);
});

test('a list without duplicates gives at most one row to a cluster, and decisions hold', () => {
  const edges = graph(9, 30, 400);
  const known = new Map(Array.from(edges.a, (a, i) => [a * 30 + edges.b[i]!, edges.weight[i]!]));
  const weight = (a: number, b: number) => known.get(Math.min(a, b) * 30 + Math.max(a, b)) ?? -1;
  const apart = Int32Array.from({ length: 30 }, (_, i) => i % 5);
  const { of } = cluster(edges, { rows: 30, weight, apart, same: [[0, 1]], different: [[2, 3]] });
  for (const group of groupsOf(of)) assert.equal(new Set(group.map((row) => apart[row])).size, group.length);
  assert.equal(of[0], of[1]);
  assert.notEqual(of[2], of[3]);
});

test('a large component is cut at a higher weight, and said', () => {
  const list = new EdgeList();
  for (let i = 0; i + 1 < 1500; i++) list.push(i, i + 1, i === 700 ? 1.5 : 6, 0);
  const { of, cut } = cluster(list.take(), { rows: 1500, weight: () => 6, apart: none(1500) });
  assert.equal(cut.length, 1);
  assert.notEqual(of[700], of[701]);
  assert.equal(groupsOf(of).length, 2);
});

test('refining ends and never loses a row', () => {
  for (let seed = 1; seed <= 200; seed++) {
    const random = new Random(seed);
    const n = 2 + (seed % 12);
    const own = Array.from({ length: n * n }, () => random.uniform() * 6 - 3.5);
    const clusters = refined(
      Array.from({ length: n }, (_, i) => 10 * i),
      (a, b) => own[(Math.min(a, b) / 10) * n + Math.max(a, b) / 10]!,
    );
    assert.deepEqual(
      clusters.flat().sort((a, b) => a - b),
      Array.from({ length: n }, (_, i) => 10 * i),
    );
  }
});
