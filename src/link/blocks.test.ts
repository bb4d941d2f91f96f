import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Random } from '../estimate/random.ts';
import { blocksOf } from './blocks.ts';

const key = (random: Random, rows: number, values: number) =>
  Int32Array.from({ length: rows }, () => Math.floor(random.uniform() * (values + 1)) - 1);

for (const keys of [1, 2, 3])
  test(`rows that agree in ${keys} keys share a block, and no others`, () => {
    const random = new Random(keys);
    const rows = 400;
    const own = Array.from({ length: keys }, () => key(random, rows, 6));
    const { of, starts, rows: list, pairs, largest } = blocksOf(own, rows);
    let expected = 0;
    for (let a = 0; a < rows; a++)
      for (let b = a + 1; b < rows; b++) {
        const agree = own.every((each) => each[a]! >= 0 && each[a] === each[b]);
        if (agree) expected++;
        assert.equal(agree, of[a]! >= 0 && of[a] === of[b]);
      }
    assert.equal(pairs, expected);
    const sizes = [...starts].slice(1).map((end, b) => end - starts[b]!);
    assert.equal(Math.max(...sizes), largest);
    for (let b = 0; b + 1 < starts.length; b++)
      for (let i = starts[b]!; i < starts[b + 1]!; i++) {
        assert.equal(of[list[i]!], b);
        if (i > starts[b]!) assert.ok(list[i]! > list[i - 1]!);
      }
  });

test('no key joins every row with every other; a row without a value is in no block', () => {
  assert.equal(blocksOf([], 5).pairs, 10);
  const { of, pairs } = blocksOf([Int32Array.from([3, -1, 3, -1, 7])], 5);
  assert.equal(pairs, 1);
  assert.deepEqual([...of], [0, -1, 0, -1, -1]);
});
