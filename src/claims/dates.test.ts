import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wordsOf } from '../cli/words.ts';
import { dayOf, rangeOf, rangeText } from './dates.ts';

for (const [edtf, earliest, latest, text] of [
  ['2020-05-01/2020-05-26', '2020-05-01', '2020-05-26', '1–26 May 2020'],
  ['2020-05', '2020-05-01', '2020-05-31', 'May 2020'],
  ['2020-02', '2020-02-01', '2020-02-29', 'February 2020'],
  ['2020-06-11', '2020-06-11', '2020-06-11', '11 June 2020'],
  ['2020', '2020-01-01', '2020-12-31', '2020'],
  ['', '2020-05-21', '2020-06-03', '21 May – 3 June 2020'],
  ['', '2019-12-21', '2020-01-03', '21 December 2019 – 3 January 2020'],
  ['', null, '2020-06-03', 'until 3 June 2020'],
  ['', '2020-06-03', null, 'from 3 June 2020'],
  ['XXXX-05-01/XXXX-05-26', null, null, '1–26 May'],
  ['XXXX-06', null, null, 'June'],
  ['XXXX-06-11/XXXX-06-20', null, null, '11–20 June'],
] as const)
  test(`${edtf || `${earliest}..${latest}`} is ${text}`, () => {
    assert.equal(rangeText(rangeOf({ edtf, earliest, latest })!, wordsOf('en')), text);
  });

test('the first and last day of a month', () => {
  assert.equal(dayOf('2020-02', 'first'), '2020-02-01');
  assert.equal(dayOf('2020-02', 'last'), '2020-02-29');
  assert.equal(dayOf('2020-02-03', 'last'), '2020-02-03');
  assert.equal(dayOf('XXXX-02', 'last'), null);
});

test('no bound, no range', () => {
  assert.equal(rangeOf({ edtf: null, earliest: null, latest: null }), undefined);
  assert.equal(rangeOf({ edtf: '../..', earliest: null, latest: null }), undefined);
});

for (const [edtf, earliest, latest, text] of [
  ['2020-05-01/2020-05-26', '2020-05-01', '2020-05-26', '2020년 5월 1~26일'],
  ['2020-05', '2020-05-01', '2020-05-31', '2020년 5월'],
  ['2020-06-11', '2020-06-11', '2020-06-11', '2020년 6월 11일'],
  ['2020', '2020-01-01', '2020-12-31', '2020년'],
  ['', '2020-05-21', '2020-06-03', '2020년 5월 21일~6월 3일'],
  ['', '2019-12-21', '2020-01-03', '2019년 12월 21일~2020년 1월 3일'],
  ['', null, '2020-06-03', '2020년 6월 3일 이전'],
  ['', '2020-06-03', null, '2020년 6월 3일 이후'],
  ['XXXX-05-01/XXXX-05-26', null, null, '5월 1~26일'],
  ['XXXX-05-21/XXXX-06-03', null, null, '5월 21일~6월 3일'],
  ['XXXX-06', null, null, '6월'],
] as const)
  test(`in Korean ${edtf || `${earliest}..${latest}`} is ${text}`, () => {
    assert.equal(rangeText(rangeOf({ edtf, earliest, latest })!, wordsOf('ko')), text);
  });
