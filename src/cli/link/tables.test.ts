import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readTable } from '../../estimate/read-table.ts';
import { patternsByStratum } from '../../link/strata.ts';
import { asStrata, asTables } from './tables.ts';

const LISTS = ['harbour.csv', 'radio.csv'];
const table = (both: number, one: number) =>
  new Map([
    [3, both],
    [1, one],
  ]);
const strata = (samples: Parameters<typeof asStrata>[2], names = ['north', 'south']) => {
  const { text, ...more } = asStrata(LISTS, names, samples, 'rest');
  return { ...more, read: text === '{\n "tables": {}\n}\n' ? [] : readTable(new TextEncoder().encode(text)) };
};

test('estimate reads what is printed', () => {
  const [all] = readTable(new TextEncoder().encode(asTables(LISTS, [table(5, 7), table(6, 6)])));
  assert.deepEqual(
    [all!.table.lists, all!.of, all!.tables.map(({ n }) => n)],
    [['harbour', 'radio'], 'samples', [12, 12]],
  );
  const { read, joined, leftOut } = strata([
    [table(10, 20), table(30, 1), new Map()],
    [table(11, 19), table(29, 2), new Map()],
  ]);
  assert.deepEqual(
    read.map(({ name, tables }) => [name, tables.map(({ n }) => n)]),
    [
      ['north', [30, 30]],
      ['south', [31, 31]],
    ],
  );
  assert.deepEqual([joined, leftOut], [[], false]);
});

test('a stratum that is too small in any clustering goes to the rest, with people of none', () => {
  const { read, joined } = strata([
    [table(10, 20), table(10, 10), table(5, 5)],
    [table(10, 20), table(10, 9), table(6, 5)],
  ]);
  assert.deepEqual(joined, ['south']);
  assert.deepEqual(
    read.map(({ name, tables }) => [name, tables.map(({ n }) => n)]),
    [
      ['north', [30, 30]],
      ['rest', [30, 30]],
    ],
  );
});

test('a rest that is too small is left out', () => {
  const { read, leftOut } = strata([[table(10, 20), table(3, 3), table(1, 1)]]);
  assert.deepEqual(
    read.map(({ name }) => name),
    ['north'],
  );
  assert.ok(leftOut);
});

test('a person counts in the stratum of most of their rows, and everybody counts once', () => {
  const of = Int32Array.from([0, 0, 0, 3, 3, 5, 6]);
  const list = Int32Array.from([0, 1, 0, 0, 1, 1, 1]);
  const tables = patternsByStratum(of, list, Int32Array.from([1, 1, 0, 1, 0, -1, 0]), 2);
  assert.deepEqual(tables, [
    new Map([
      [3, 1],
      [2, 1],
    ]),
    new Map([[3, 1]]),
    new Map([[2, 1]]),
  ]);
});
