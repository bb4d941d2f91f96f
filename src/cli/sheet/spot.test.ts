import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wordsOf } from '../words.ts';
import { spotText } from './spot.ts';

for (const [where, en, ko] of [
  [undefined, '', ''],
  [{ page: 2, line: 14 }, 'p. 2', '2쪽'],
  [{ page: 1, line: 40, to: { page: 2, line: 3 } }, 'p. 1–2', '1–2쪽'],
  [{ paragraph: 3 }, 'para. 3', '3번째 문단'],
  [{ paragraph: 3, part: 'table' }, 'table, para. 3', '표, 3번째 문단'],
  [{ part: 'body', line: 3 }, 'line 3', '3행'],
  [{ part: 'subject', line: 1 }, 'subject, line 1', '제목, 1행'],
] as const)
  test(`${JSON.stringify(where)} is ${en || 'nothing'}`, () => {
    assert.equal(spotText(where, wordsOf('en')), en);
    assert.equal(spotText(where, wordsOf('ko')), ko);
  });
