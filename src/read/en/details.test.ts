import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { told } from './told.fixture.ts';

/** Sentence → what it must say of a party, and what it must not. */
const SAID: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  [
    'A 45-year-old trader living in Hyesan was arrested.',
    ['age 40s', 'occupation trader', 'residence Hyesan City'],
    [],
  ],
  [
    'A man in his late 40s from Chongjin was arrested.',
    ['sex male', 'age 40s', 'residence Chongjin City'],
    [],
  ],
  ['A man in his mid-forties who lives in Hyesan was arrested.', ['age 40s', 'residence Hyesan City'], []],
  ['Kim Chol-su, 45, was arrested.', ['age 40s', 'name Kim Chol-su'], []],
  ['A former nurse of 38 was arrested.', ['age 30s', 'occupation nurse'], ['count 38']],
  ['Choe, a secretary of the youth league, was arrested.', ['name Choe', 'occupation secretary'], []],
  ['A charcoal seller named Kang was arrested.', ['name Kang'], []],
  ['A Hyesan resident was arrested.', ['residence Hyesan City'], ['occupation resident']],
  ['A resident of Musan was arrested.', ['residence Musan County'], []],
  ['About 20 people were arrested.', ['count about 20'], []],
  ['A family of four was arrested.', ['count four'], []],
  ['Dozens of traders were arrested.', ['count dozens'], []],
  ['Two sisters were arrested.', ['sex female', 'count two'], []],
  ['A soldier of the army in his 20s was arrested.', ['occupation soldier', 'age 20s'], []],
  ['Mr. Han was arrested.', ['sex male', 'name Han'], []],
  [
    'A man was arrested by three soldiers in Musan.',
    ['count three'],
    ['residence Musan County', 'occupation soldier'],
  ],
];

describe('what is said of a party', () => {
  for (const [text, yes, no] of SAID)
    test(text, () => {
      const details = told(text).details.map((detail) => detail.split(': ')[1]!);
      for (const detail of yes) assert.ok(details.includes(detail), `${detail} is not in ${details}`);
      for (const detail of no) assert.ok(!details.includes(detail), `${detail} is in ${details}`);
    });
});
