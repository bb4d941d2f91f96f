import assert from 'node:assert/strict';
import { test } from 'node:test';
import { told } from './told.fixture.ts';

const arrests = (text: string) => told(text).acts.filter((act) => act.startsWith('arrest'));

test('an opening told in full after it is one act', () => {
  const text =
    'A woman in Hyesan was arrested last month, sources said.\n\n' +
    'A source in Ryanggang Province said that a trader in her 40s was arrested at her home by security agents on May 3.\n\n' +
    'The woman was arrested because she had called her brother, the source said.';
  assert.equal(arrests(text).length, 1);
});

test('a group counted in parts is the group', () => {
  const text =
    'Nine people were tried in Hoeryong, sources said.\n\n' +
    'Four men and five women were tried in the square on May 3. The trial lasted an hour.';
  assert.deepEqual(told(text).acts, ['trial to nine people at Hoeryong City']);
  assert.equal(told(text).same, 2);
});

test('a family first, then the family in full', () => {
  const text =
    'A family was arrested near the border, sources said.\n\n' +
    '"A family of four from Musan was arrested by soldiers on May 3," a source in the province said.';
  assert.equal(arrests(text).length, 1);
});

test('what happened again is another act', () => {
  const text =
    'A man was arrested in Musan, sources said.\n\nThe man was released in June. He was arrested again in July.';
  assert.equal(arrests(text).length, 2);
});

test('several victims with their own acts stay apart', () => {
  const dated =
    'On May 3 a nurse was arrested in Musan. On May 9 a driver was arrested in Hyesan. The nurse was released.';
  assert.equal(arrests(dated).length, 2);
  const sentences = told('A miner was sentenced to five years. A cook was sentenced to two years.');
  assert.deepEqual(sentences.acts, ['sentence to miner', 'sentence to cook']);
});

test('two dates of one sort that differ are two acts', () => {
  assert.equal(arrests('Kim was arrested on May 3. Kim was arrested on June 9.').length, 2);
  assert.equal(arrests('Kim was arrested in May. Kim was arrested on May 9.').length, 1);
});
