/** Every countermeasure of docs/threat-model.md names the test that shows it, or says that there is none. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ROOT } from './source.ts';

const rows = readFileSync(join(ROOT, 'docs/threat-model.md'), 'utf8')
  .split(/\n(?!\|)/)
  .map((table) => table.trim())
  .filter((table) => /^\|.*\| test \|$/m.test(table))
  .flatMap((table) => table.split('\n').slice(2))
  .map((row) =>
    row
      .slice(1, -1)
      .split(' | ')
      .map((cell) => cell.trim()),
  );

test('there are rows to look at', () => assert.ok(rows.length > 50, `${rows.length}`));

for (const cells of rows)
  test(`${cells[0]}: has its test, or none`, () => {
    const [attack = '', countermeasure = '', shown = '', ...more] = cells;
    assert.deepEqual(more, []);
    assert.ok(attack !== '' && countermeasure !== '');
    if (shown === 'none') return;
    const files = shown.split(', ').map((file) => /^`([^`]+)`$/.exec(file)?.[1] ?? file);
    for (const file of files) {
      assert.match(
        file,
        /^(?:src|test|web)\/.*(?:\.test\.ts|\.txt|browser\.ts)$|^bench\/\w+\.ts$/,
        'is a test, a transcript or a measurement',
      );
      assert.ok(existsSync(join(ROOT, file)), `${file} is not there`);
    }
  });
