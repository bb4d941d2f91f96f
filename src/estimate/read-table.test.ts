import assert from 'node:assert/strict';
import { test } from 'node:test';
import { published, tablesFile, WITH_DATA } from './published.fixture.ts';
import { readTable } from './read-table.ts';
import { atMostLists, listTotals, mergeLists, TableFault, timesListed, withoutLists } from './table.ts';

const read = (text: string) => readTable(Buffer.from(text));
const fault = (text: string | Uint8Array, name: string, values: object = {}) =>
  assert.throws(
    () => (typeof text === 'string' ? read(text) : readTable(text)),
    (error) => {
      assert.ok(error instanceof TableFault, String(error));
      assert.equal(error.fault, name);
      for (const [key, value] of Object.entries(values)) assert.equal((error as never)[key], value, key);
      return true;
    },
  );

test('a table of patterns, whatever the separator, quotes and line ends', () => {
  for (const text of [
    'A,B,count\n1,0,5\n0,1,7\n1,1,2\n',
    '"A";"B";count\r\n1;0;5\r\n\r\n0;1;7\r\n1;1;2',
    '\ufeffA\tB\tcount\n1\t0\t"5"\n0\t1\t7\n1\t1\t2\n',
    '{"lists":["A","B"],"counts":{"10":5,"01":7,"11":2}}',
  ]) {
    const [{ table, of, notes }] = read(text) as [ReturnType<typeof read>[0]];
    assert.deepEqual(table, { lists: ['A', 'B'], patterns: [1, 2, 3], counts: [5, 7, 2], n: 14 });
    assert.equal(of, 'one');
    assert.deepEqual(notes, []);
  }
});

test('a list may have a name with a comma or a quotation mark', () => {
  assert.deepEqual(read('"a, b","say ""c""",count\n1,0,1\n0,1,2\n')[0]!.table.lists, ['a, b', 'say "c"']);
});

test('equal patterns are added up, nobody and empty lists left out, each with a note', () => {
  const [{ table, notes }] = read('A,B,C,count\n1,0,0,5\n1,0,0,1\n0,0,0,9\n0,1,0,7\n0,0,1,0\n') as [
    ReturnType<typeof read>[0],
  ];
  assert.deepEqual(table, { lists: ['A', 'B'], patterns: [1, 2], counts: [6, 7], n: 13 });
  assert.deepEqual(
    notes.map(({ code, amount, lists }) => [code, amount, lists]),
    [
      ['merged-patterns', 1, []],
      ['nobody-row', 9, []],
      ['empty-lists', 1, ['C']],
    ],
  );
});

test('strata, and the tables of several sampled clusterings', () => {
  const strata = read(
    'stratum,sample,A,B,count\nnorth,1,1,0,5\nnorth,1,0,1,3\nnorth,2,1,1,2\nnorth,2,1,0,2\nsouth,1,1,0,4\nsouth,1,0,1,4\n',
  );
  assert.deepEqual(
    strata.map(({ name, of, tables }) => [name, of, tables.map(({ n }) => n)]),
    [
      ['north', 'samples', [8, 4]],
      ['south', 'samples', [8]],
    ],
  );
  const json = read('{"tables":{"x":{"lists":["A","B"],"imputations":[{"10":1,"01":1},{"10":2,"01":3}]}}}');
  assert.deepEqual([json[0]!.of, json[0]!.tables.length, json[0]!.name], ['imputations', 2, 'x']);
});

test('bad input has a name and a line', () => {
  fault('', 'empty');
  fault('  \n', 'empty');
  fault(Buffer.from([0x41, 0xff, 0xfe]), 'encoding');
  fault('A,B\n1,0\n', 'no-count');
  fault('name,born,A\nx,1970,1\n', 'no-count');
  fault('A,B,count\n1,0\n', 'ragged', { line: 2, has: 2, needs: 3 });
  fault('A,B,count\n1,0,1\n1,0,1,1\n', 'ragged', { line: 3 });
  fault('A,B,count\n1,2,1\n', 'not-listed', { line: 2, column: 'B' });
  fault('A,B,count\n1,,1\n', 'not-listed', { line: 2, column: 'B' });
  fault('A,B,count\n1,0,-1\n', 'count-line', { line: 2 });
  fault('A,B,count\n1,0,1.5\n', 'count-line');
  fault('A,B,count\n1,0,\n', 'count-line');
  fault('A,B,count\n1,0,"1\n', 'open-quote', { line: 2 });
  fault('A,B,count\n1,0,a"1"\n', 'quote', { line: 2 });
  fault('A,A,count\n1,0,1\n', 'twice', { list: 'A' });
  fault('A,,count\n1,0,1\n', 'unnamed', { line: 1 });
  fault('count\n1\n', 'no-lists');
  fault('A,B,count\n', 'nobody');
  fault('A,B,count\n0,0,9\n', 'nobody');
  fault('A,B,C,count\n1,1,0,5\n1,1,1,1\n0,0,1,3\n', 'twins', { one: 'A', other: 'B' });
  fault(`${Array.from({ length: 31 }, (_, i) => `L${i}`).join()},count\n`, 'too-many-lists', { most: 30 });
  fault('{"lists":["A"', 'json');
  fault('[1]', 'json-object');
  fault('{"counts":{}}', 'json-lists');
  fault('{"lists":["A","B"],"counts":{"1":5}}', 'pattern', { lists: 2 });
  fault('{"lists":["A","B"],"counts":{"10":-5}}', 'count');
  fault('{"lists":["A","B"],"counts":{"10":1.5}}', 'count');
});

test('a first line of very many columns is refused at once', () => {
  const from = process.cpuUsage();
  fault(`${Array.from({ length: 60_000 }, (_, i) => `L${i}`).join()},count\n`, 'too-many-lists');
  const { user, system } = process.cpuUsage(from);
  assert.ok(user + system < 500_000, `${user + system} µs`);
});

test('the published tables read as their totals say', WITH_DATA, () => {
  const strata = readTable(tablesFile());
  assert.ok(strata.length >= 16);
  const kosovo = strata.find(({ name }) => name === 'kosovo4')!.table;
  assert.deepEqual(kosovo, published('kosovo4'));
  assert.deepEqual(timesListed(kosovo), [3218, 882, 273, 27]);
  assert.deepEqual(listTotals(kosovo), [1910, 1528, 1786, 685]);
});

test('lists taken out, made one, and the smallest of many made one', () => {
  const [{ table }] = read('A,B,C,count\n1,0,0,5\n0,1,0,7\n0,0,1,3\n1,0,1,2\n1,1,1,1\n') as [
    ReturnType<typeof read>[0],
  ];
  assert.deepEqual(withoutLists(table, 0b100), {
    lists: ['A', 'B'],
    patterns: [1, 2, 3],
    counts: [7, 7, 1],
    n: 15,
  });
  const merged = mergeLists(table, 0b101);
  assert.deepEqual(merged, { lists: ['A+C', 'B'], patterns: [1, 2, 3], counts: [10, 7, 1], n: 18 });
  const few = atMostLists(table, 2);
  assert.deepEqual([few.table.lists, few.merged, few.table.n], [['A', 'B+C'], ['B', 'C'], 18]);
});
