import assert from 'node:assert/strict';
import { test } from 'node:test';
import { spanWords } from './when.ts';

const english = { from: 'from {day}', until: 'until {day}', undated: 'not said' };
const korean = { from: '{day} 이후', until: '{day} 이전', undated: '언급 없음' };
const cases: readonly (readonly [string | null, string | null, string, string])[] = [
  ['2024-02-21', '2024-02-29', '21–29 Feb 2024', '2024년 2월 21~29일'],
  ['2024-02-21', '2024-03-02', '21 Feb–2 Mar 2024', '2024년 2월 21일~3월 2일'],
  ['2023-12-21', '2024-01-02', '21 Dec 2023–2 Jan 2024', '2023년 12월 21일~2024년 1월 2일'],
  ['2024-02-01', '2024-02-29', 'Feb 2024', '2024년 2월'],
  ['2024-02-01', '2024-04-30', 'Feb–Apr 2024', '2024년 2~4월'],
  ['2024-01-01', '2024-12-31', '2024', '2024년'],
  ['2023-01-01', '2024-12-31', '2023–2024', '2023~2024년'],
  ['2024-02-21', '2024-02-21', '21 Feb 2024', '2024년 2월 21일'],
  ['2024-02-21', null, 'from 21 Feb 2024', '2024년 2월 21일 이후'],
  [null, '2024-02-21', 'until 21 Feb 2024', '2024년 2월 21일 이전'],
  [null, null, 'not said', '언급 없음'],
];

for (const [earliest, latest, en, ko] of cases)
  test(`${earliest} to ${latest}`, () => {
    assert.equal(spanWords({ earliest, latest }, 'en', english), en);
    assert.equal(spanWords({ earliest, latest }, 'ko', korean), ko);
  });
