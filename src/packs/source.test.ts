import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Fault } from './faults.ts';
import { readCsv, readYaml } from './source.ts';

const file = (path: string, text: string) => ({ pack: 'p', path, text });

describe('YAML', () => {
  test('knows the line of a key, an entry and a value', () => {
    const faults: Fault[] = [];
    const source = readYaml(
      file('a.yaml', '# head\n- id: one\n  en:\n    - x\n    - y\n- {id: two}\n'),
      faults,
    );
    assert.deepEqual(source.value, [{ id: 'one', en: ['x', 'y'] }, { id: 'two' }]);
    assert.equal(source.lineOf([0]), 2);
    assert.equal(source.lineOf([0, 'en']), 3);
    assert.equal(source.lineOf([0, 'en', 1]), 5);
    assert.equal(source.lineOf([1, 'id']), 6);
    assert.equal(source.lineOf([1, 'missing', 'deep']), 6);
    assert.deepEqual(faults, []);
  });
  test('tells what cannot be parsed, with its line', () => {
    const faults: Fault[] = [];
    assert.equal(readYaml(file('a.yaml', 'a: 1\na: 2\n'), faults).value, null);
    assert.equal(faults[0]?.file, 'p/a.yaml');
    assert.equal(faults[0]?.line, 2);
  });
  test('reads no dates or numbers into what is quoted', () => {
    assert.deepEqual(readYaml(file('a.yaml', "a: '1981'\nb: 1981-09-14\n"), []).value, {
      a: '1981',
      b: '1981-09-14',
    });
  });
});

describe('CSV', () => {
  test('reads comments, quotes and empty cells', () => {
    const faults: Fault[] = [];
    const source = readCsv(file('a.csv', '# head\r\nid,name,also\r\n1,"A, ""B""",\n\n2,C,D\n'), faults);
    assert.deepEqual(source.value, [
      { id: '1', name: 'A, "B"' },
      { id: '2', name: 'C', also: 'D' },
    ]);
    assert.equal(source.lineOf([1]), 5);
    assert.deepEqual(faults, []);
  });
  test('tells a row of another length', () => {
    const faults: Fault[] = [];
    readCsv(file('a.csv', 'id,name\n1\n'), faults);
    assert.deepEqual(faults, [
      { file: 'p/a.csv', line: 2, field: '', message: 'has 1 cells, the header has 2' },
    ]);
  });
});
