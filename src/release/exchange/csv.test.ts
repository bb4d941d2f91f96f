import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { csvOf, guarded, tableOf, unguarded } from './csv.ts';
import { BadExchange, textOf } from './refused.ts';

test('a formula is neutralised, a number and a point are left', () => {
  for (const cell of ['=1+1', '+1 (23) 4', '-cmd|/c', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1', "'=1"])
    assert.equal(guarded(cell), `'${cell}`);
  for (const cell of ['', 'a=b', '-12.5', '-12.5|127', '2020-05', "'quoted'"])
    assert.equal(guarded(cell), cell);
});

test('what is guarded comes back as it was', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('=', '+', "'", '-', '@', '\t', 'a', '1', '＝', '|', '.') }),
      (cell) => {
        assert.equal(unguarded(guarded(cell)), cell);
        assert.doesNotMatch(guarded(cell), /^[=@\t\r＝]/);
      },
    ),
  );
});

test('any table comes back as it was, whatever is in its cells', () => {
  const cell = fc.string({
    unit: fc.constantFrom('a', '가', ',', ';', '"', '\n', '\r\n', '=', "'", ' ', '\t', '|', '🏮'),
  });
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 5 }), (rows) => {
      const text = [...csvOf([['one', 'two', 'three'], ...rows.map((row) => ['x', ...row.slice(1)])])].join(
        '',
      );
      assert.deepEqual(
        tableOf(text).rows.map(({ cells }) => cells),
        rows.map((row) => ['x', ...row.slice(1)]),
      );
    }),
  );
});

const why = (text: string): string => {
  try {
    tableOf(text);
    return 'taken';
  } catch (error) {
    if (!(error instanceof BadExchange)) throw error;
    return `${error.why} ${error.at}`;
  }
};

test('hostile tables get one line each', () => {
  assert.equal(why('a,b\n1,2\n3\n'), 'csv-ragged 3');
  assert.equal(why('a,b\n1,2,3\n'), 'csv-ragged 2');
  assert.equal(why('a,b\n1,"2\n'), 'csv-open 2');
  assert.equal(why('a,b\n1,2"\n'), 'csv-quote 2');
  assert.equal(why('a,b\n1,"2"3\n'), 'csv-quote 2');
  assert.equal(why(''), 'csv-empty 0');
  assert.equal(why('a,b\n'), 'csv-empty 0');
  assert.equal(why('a,\n1,2\n'), 'csv-column 1');
  assert.equal(why(`${'a,'.repeat(1_000_000)}b\n`), 'csv-wide 1');
  assert.equal(why(`a\n${'1\n'.repeat(100_001)}`), 'csv-long 100002');
  assert.equal(why(`a,b\n1,${'x'.repeat(100_001)}\n`), 'csv-cell 2');
  assert.equal(why('\ufeffa;b\n1;2\n'), 'taken');
  assert.throws(() => textOf(Buffer.from('a\0b')), BadExchange);
  assert.throws(() => textOf(Buffer.from([0xb0, 0xa1])), BadExchange);
});

test('a hundred megabytes of one cell, and of quotation marks, end soon', () => {
  const began = performance.now();
  assert.equal(why(`a,b\n1,"${'x'.repeat(100_000_000)}`), 'csv-open 2');
  assert.equal(why(`a\n"${'""'.repeat(1_000_000)}"\n`), 'csv-cell 2');
  assert.ok(performance.now() - began < 20_000);
});
