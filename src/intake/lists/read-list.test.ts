import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { DuckDBInstance } from '@duckdb/node-api';
import { columnNames, type List, readList } from './read-list.ts';

const folder = mkdtempSync(join(tmpdir(), 'moksori-read-list-'));
after(() => rmSync(folder, { recursive: true }));
const at = (name: string) => join(folder, name);

/** Rows with what tables of other programs have: missing and empty values, blanks, numbers, days, quotes, other scripts. */
const TABLE = `SELECT * FROM (VALUES
  ('Barram', 'Oxley ', 1950, DATE '2014-05-03'),
  ('  ', 'O''Quill', NULL, NULL),
  (NULL, '김철수', 1961, DATE '2014-05-04'),
  ('Barram', '', 1950, NULL)) AS t(given, family, born, died)`;

const instance = await DuckDBInstance.create(':memory:');
const connection = await instance.connect();
await connection.run(`COPY (${TABLE}) TO '${at('list.parquet')}' (FORMAT parquet)`);
await connection.run(`COPY (${TABLE}) TO '${at('list.csv')}' (HEADER)`);
await connection.run(
  `COPY (SELECT NULL::VARCHAR AS given, i AS born FROM range(5000) t(i)) TO '${at('long.parquet')}' (FORMAT parquet)`,
);
connection.closeSync();
instance.closeSync();

/** The values of a column, row by row. */
function rows({ columns }: List, name: string): (string | undefined)[] {
  const { codes, values } = columns.get(name)!;
  return Array.from(codes, (code) => (code < 0 ? undefined : values[code]!));
}

const COLUMNS = ['given', 'family', 'born', 'died'];
const EXPECTED = {
  given: ['Barram', undefined, undefined, 'Barram'],
  family: ['Oxley', "O'Quill", '김철수', undefined],
  born: ['1950', undefined, '1961', '1950'],
  died: ['2014-05-03', undefined, '2014-05-04', undefined],
};

for (const name of ['list.parquet', 'list.csv'])
  test(`${name}: values, blanks and what is missing`, async () => {
    assert.deepEqual(await columnNames(at(name)), COLUMNS);
    const list = await readList(at(name), COLUMNS);
    assert.equal(list.rows, 4);
    assert.equal(list.name, name);
    for (const [column, expected] of Object.entries(EXPECTED))
      assert.deepEqual(rows(list, column), expected, column);
  });

test('only the columns that were asked for are read, and each value stands once', async () => {
  const { columns } = await readList(at('list.parquet'), ['given', 'born']);
  assert.deepEqual([...columns.keys()], ['given', 'born']);
  assert.deepEqual(columns.get('given')!.values, ['Barram']);
});

test('a column of nothing, and more rows than one piece of a file holds', async () => {
  const list = await readList(at('long.parquet'), ['given', 'born']);
  assert.equal(list.rows, 5000);
  assert.ok(rows(list, 'given').every((value) => value === undefined));
  assert.deepEqual(
    rows(list, 'born'),
    Array.from({ length: 5000 }, (_, i) => String(i)),
  );
});

test('what is no Parquet file is refused without a word of what is in it', async () => {
  writeFileSync(at('text.parquet'), 'given,family\nBarram,Oxley\n');
  mkdirSync(at('folder.parquet'));
  writeFileSync(at('empty.parquet'), '');
  const whole = readFileSync(at('list.parquet'));
  writeFileSync(at('cut.parquet'), whole.subarray(0, whole.length - 20));
  for (const [name, fault] of [
    ['text.parquet', 'unreadable'],
    ['cut.parquet', 'unreadable'],
    ['folder.parquet', 'folder'],
    ['empty.parquet', 'empty'],
    ['none.parquet', 'missing'],
  ] as const)
    await assert.rejects(readList(at(name), ['given']), (error) => {
      assert.deepEqual({ ...(error as object) }, { fault, list: name }, name);
      assert.ok(!String(error).includes('Barram'));
      return true;
    });
});

test('a column that is not there is named as one', async () => {
  await assert.rejects(readList(at('list.parquet'), ['given', 'nobody']), { fault: 'no-column-here' });
});
