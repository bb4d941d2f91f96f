import assert from 'node:assert/strict';
import { test } from 'node:test';
import { progress } from './progress.ts';

test('tells nothing in the first second, and then at most once a second', () => {
  let now = 0;
  const said: string[] = [];
  const tell = progress({ clock: () => now, err: (text) => void said.push(text) });
  for (const [time, what] of [
    [10, 'a'],
    [999, 'b'],
    [1000, 'c'],
    [1500, 'd'],
    [2100, 'e'],
  ] as const) {
    now = time;
    tell(what);
  }
  assert.deepEqual(said, ['moksori: c\n', 'moksori: e\n']);
});
