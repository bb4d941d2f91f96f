import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { ListFault } from './faults.ts';
import { readLists, type Together } from './lists.ts';
import { rowNames } from './row-names.ts';

const folder = mkdtempSync(join(tmpdir(), 'moksori-rows-'));
after(() => rmSync(folder, { recursive: true }));
const key = new Uint8Array(32).fill(7);

const people = Array.from({ length: 24 }, (_, i) => [
  `n${i}`,
  `Given${i}`,
  `Family${i}`,
  `20${10 + i}-01-02`,
]);
let made = 0;

function write(rows: readonly (readonly string[])[], declared = ''): string {
  const path = join(folder, `list${made++}.csv`);
  writeFileSync(path, `id,given,family,day\n${rows.map((row) => row.join()).join('\n')}\n`);
  const said = `event: killed\nperiod: 2014\narea: coast\ncollector: Harbour\n${declared}\n`;
  writeFileSync(`${path}.yaml`, `${said}columns: {given: given, surname: family, event: day}\n`);
  return path;
}

const read = (...paths: readonly string[]): Promise<Together> => readLists(paths, false);

test('without a row column a row is found again by what it holds, wherever it went', async () => {
  const before = rowNames(await read(write(people)), key);
  const at = before.name(4);
  assert.equal(at.row, 5);
  assert.doesNotMatch(JSON.stringify(at), /Given|Family|Harbour/);
  const moved = [['n99', 'New', 'Row', '2014-02-03'], ...people.toReversed()];
  assert.equal(rowNames(await read(write(moved)), key).find(at), 20);
  const changed = people.map((row, i) => (i === 4 ? [row[0]!, 'Other', row[2]!, row[3]!] : row));
  assert.equal(rowNames(await read(write(changed)), key).find(at), 'gone');
  const twice = [...people.slice(5), people[4]!, people[4]!, people[4]!];
  assert.equal(rowNames(await read(write(twice)), key).find(at), 'several');
  assert.equal(rowNames(await read(write([...people, people[4]!])), key).find(at), 4);
});

test('with a row column a changed row is known as changed, and a list by its id', async () => {
  const declared = 'id: harbour\nrow: id';
  const at = rowNames(await read(write(people, declared)), key).name(4);
  assert.equal(at.list, 'harbour');
  assert.match(String(at.row), /^[0-9a-f]{16}$/);
  const changed = people.toReversed().map((row) => (row[0] === 'n4' ? ['n4', 'X', 'Y', '2014'] : row));
  assert.equal(rowNames(await read(write(changed, declared)), key).find(at), 'changed');
  assert.equal(rowNames(await read(write(people.toReversed(), declared)), key).find(at), 19);
  assert.equal(
    rowNames(await read(write(people.slice(0, 4).concat(people.slice(5)), declared)), key).find(at),
    'gone',
  );
  const namesake = people.map((row, i) => (i === 4 ? ['n99', ...row.slice(1)] : row));
  assert.equal(rowNames(await read(write(namesake, declared)), key).find(at), 'gone', 'another row, alike');
  assert.equal(rowNames(await read(write(namesake, 'id: harbour')), key).find(at), 4);
  assert.equal(rowNames(await read(write(people, 'id: radio\nrow: id')), key).find(at), 'no-list');
});

test('another key gives other numbers', async () => {
  const together = await read(write(people));
  const other = rowNames(together, new Uint8Array(32).fill(8));
  const at = rowNames(together, key).name(0);
  assert.notEqual(other.name(0).check, at.check);
  assert.equal(other.find(at), 'no-list');
});

test('a row column that is empty somewhere or names two rows is refused, and two lists of one id', async () => {
  const fault = async (...paths: readonly string[]) => {
    try {
      await read(...paths);
    } catch (error) {
      return error instanceof ListFault ? error.fault : error;
    }
    return undefined;
  };
  const empty = people.map((row, i) => (i === 3 ? ['', ...row.slice(1)] : row));
  const twice = people.map((row, i) => (i === 3 ? ['n1', ...row.slice(1)] : row));
  assert.equal(await fault(write(empty, 'row: id')), 'row-unnamed');
  assert.equal(await fault(write(twice, 'row: id')), 'row-twice');
  assert.equal(await fault(write(people, 'row: nothing')), 'no-column');
  assert.equal(await fault(write(people, 'id: one'), write(people.slice(1), 'id: one')), 'one-id');
});
