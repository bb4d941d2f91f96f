import assert from 'node:assert/strict';
import { test } from 'node:test';
import { latentClasses } from '../../estimate/latent-classes.ts';
import { tableOf } from '../../estimate/table.ts';
import { workers } from './workers.ts';

const table = tableOf(
  ['a', 'b', 'c'],
  [
    [1, 30],
    [2, 20],
    [4, 25],
    [3, 9],
    [5, 8],
    [6, 7],
    [7, 4],
  ],
);

test('the same draws with one worker, with three, and with none', async () => {
  const [alone, three, one] = await Promise.all(
    [0, 3, 1].map(async (amount) => {
      const pool = workers(amount);
      try {
        const { draws, rhat } = await latentClasses(table, {
          seed: 5,
          most: 4000,
          ...(amount > 0 && { start: pool.start }),
        });
        return { draws: draws.map((each) => [...each]), rhat };
      } finally {
        await pool.end();
      }
    }),
  );
  assert.deepEqual(three, alone);
  assert.deepEqual(one, alone);
  assert.equal(alone!.draws.length, 8);
});
