import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { advanced, UnderWay } from './advance.ts';

test('a file goes from one text to the next, or stays', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'moksori-advance-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'seen');
  assert.equal(await advanced(file, (before) => `${before} one`), 'null one');
  await advanced(file, (before) => `${before} two`);
  await assert.rejects(
    advanced(file, () => {
      throw new RangeError('no');
    }),
    RangeError,
  );
  assert.equal(readFileSync(file, 'utf8'), 'null one two');
  assert.deepEqual(readdirSync(folder), ['seen']);
  writeFileSync(`${file}.next`, '');
  await assert.rejects(advanced(file, String), UnderWay);
  assert.deepEqual(readdirSync(folder), ['seen', 'seen.next']);
  rmSync(`${file}.next`);
  const turns = await Promise.allSettled([1, 2, 3].map((n) => advanced(file, (before) => `${before} ${n}`)));
  const done = turns.flatMap((turn) => (turn.status === 'fulfilled' ? [turn.value] : []));
  assert.ok(done.length >= 1);
  assert.equal(done.at(-1)!.split(' ').length, 3 + done.length);
});
