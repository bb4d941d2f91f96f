import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Report } from '../claims/types.ts';
import { loadPack } from '../packs/load.ts';
import { mentionsIn, occupationNamed } from './scan.ts';
import { sharedRuns } from './shared.ts';

const pack = loadPack('prk');
const found = (text: string, language = 'en') =>
  mentionsIn({ text, language }, pack)
    .filter(({ type }) => type !== 'act')
    .map(({ type, value }) => `${type} ${value}`);

test('places, occupations, ages, kin and sex, whatever the grammar', () => {
  assert.deepEqual(found('Of a beekeeper aged 72 in Kapsan County, and his wife.'), [
    'occupation beekeeper',
    'age 72',
    'place KP0111',
    'kin wife',
    'sex female',
  ]);
});

test('the same in Korean, with endings behind', () => {
  assert.deepEqual(found('갑산군의 70대 양봉업자와 아내는', 'ko'), [
    'place KP0111',
    'age 70s',
    'occupation beekeeper',
    'kin wife',
    'sex female',
  ]);
});

test('a number is an age only as an age is written', () => {
  assert.deepEqual(
    found('After 40 days, 3,070 soldiers and 72 carts.').filter((one) => one.startsWith('age')),
    [],
  );
});

test('an occupation by the end of a longer word, in either language', () => {
  assert.equal(occupationNamed('retired nurse', pack), 'nurse');
  assert.equal(occupationNamed('은퇴간호원', pack), 'nurse');
  assert.equal(occupationNamed('sorcerer of bees', pack), 'sorcerer of bees');
});

test('words taken over, as far as they go', () => {
  const report = (text: string, id: string) => ({ id, text, language: 'en' }) as Report;
  const [run, ...more] = sharedRuns(
    report('They wrote that the grey horses stood in the rain behind the mill until dawn.', 'd'),
    [report('The man said the grey horses stood in the rain behind the mill until somebody came.', 'r')],
  );
  assert.equal(run?.here.quote, 'the grey horses stood in the rain behind the mill until');
  assert.deepEqual(more, []);
});
