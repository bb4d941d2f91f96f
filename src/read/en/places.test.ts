import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { told } from './told.fixture.ts';

const WHERE: readonly (readonly [string, string])[] = [
  ['A man was arrested in Hyesan, Ryanggang Province.', 'arrest to man at Hyesan City'],
  ['A man was arrested near Hoeryong.', 'arrest to man at Hoeryong City'],
  [
    'A man was held at a detention facility of the Ministry of State Security.',
    'detention to man at detention facility of the Ministry of State Security',
  ],
  ['A man from Musan was arrested.', 'arrest to man from Musan'],
  ['A man was arrested in May.', 'arrest to man'],
  ['A man was arrested in every village.', 'arrest to man'],
];

describe('where an act took place', () => {
  for (const [text, act] of WHERE) test(text, () => assert.deepEqual(told(text).acts, [act]));
});
