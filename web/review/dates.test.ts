import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseEdtf } from '../../src/time/edtf.ts';
import { edtfOf, thirdOf } from './dates.ts';

for (const [typed, edtf] of [
  ['2024', '2024'],
  ['2024-2', '2024-02'],
  ['2024. 2. 21.', '2024-02-21'],
  ['2024년 2월 21일', '2024-02-21'],
  ['2024년 2월', '2024-02'],
  ['2024-02~', '2024-02~'],
  ['2024-02-21 – 2024-02-29', '2024-02-21/2024-02-29'],
  ['2024-02-21~2024-02-29', '2024-02-21/2024-02-29'],
  ['2024-02/..', '2024-02/..'],
  ['/2024-02', '../2024-02'],
] as const)
  test(`${typed} is ${edtf}, which the server reads`, () => {
    assert.equal(edtfOf(typed), edtf);
    assert.doesNotThrow(() => parseEdtf(edtf));
  });

for (const typed of ['', 'late in May', '2024-13', '2024-02-30', '24-02', '..', '1/2/3', '2024-02-21-05'])
  test(`“${typed}” is no date`, () => assert.equal(edtfOf(typed), undefined));

test('thirds of a month', () => {
  assert.equal(thirdOf('2024-02', 1), '2024-02-01/2024-02-10');
  assert.equal(thirdOf('2024-02', 3), '2024-02-21/2024-02-29');
  assert.equal(thirdOf('2024', 1), undefined);
});
