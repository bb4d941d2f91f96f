/** What a party is called in a language that no report is in: from details and heads of labels, and nothing more. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CaseParty } from '../claims/case.ts';
import { labelIn, labelsBeside } from '../claims/label.ts';
import { loadPack } from '../packs/load.ts';
import { withDescriptions } from './described.ts';

const pack = loadPack('prk');

const party = (label: string, rest: Partial<CaseParty> = {}): CaseParty => ({
  id: 'p1',
  kind: 'person',
  label,
  ...(/\p{Script=Hangul}/u.test(label) && { label_ko: label }),
  details: {},
  from: [],
  ...rest,
});
const described = (label: string, rest?: Partial<CaseParty>) =>
  withDescriptions([party(label, rest)], pack)[0]!.described;
const group = (n?: number): Partial<CaseParty> => ({
  kind: 'group',
  ...(n !== undefined && { count: { min: n, max: n, phrase: String(n) } }),
});

const cases: readonly [label: string, rest: Partial<CaseParty>, expected: string | undefined][] = [
  // A person by sex, age and home
  ['woman', { details: { sex: 'female', age: '40s', residence: 'Hoeryong' } }, '회령시의 40대 여성'],
  [
    '여성',
    { details: { sex: 'female', age: '40s', residence: '회령시' } },
    'woman in her 40s from Hoeryong City',
  ],
  ['남성', { details: { sex: 'male', age: '52' } }, 'man aged 52'],
  ['man', { details: { sex: 'male', age: '52' } }, '52세 남성'],
  ['소년', { details: { sex: 'male', age: '10s' } }, 'boy in his teens'],
  // A place that nobody knows is left out
  ['woman', { details: { sex: 'female', residence: 'Nowhereville' } }, '여성'],
  // By occupation, told or in the label
  ['retired nurse', { details: { occupation: 'nurse', sex: 'female', age: '50s' } }, '50대 여성 간호사'],
  ['은퇴 간호원', { details: { occupation: 'nurse', sex: 'female', age: '50s' } }, 'nurse in her 50s'],
  ['nun', { details: { occupation: 'nun', sex: 'female' } }, '수녀'],
  ['광산 노동자들', group(), 'workers'],
  ['Chinese broker', { details: { occupation: 'broker', nationality: 'China' } }, '중국 브로커'],
  ['브로커', { details: { occupation: 'broker', nationality: '중국' } }, 'Chinese broker'],
  // Many, and how many
  ['sick neighbors', group(), '이웃들'],
  ['two neighbors', group(2), '이웃 2명'],
  ['이웃들', group(3), '3 neighbours'],
  ['his family', group(), '가족'],
  ['가족', group(), 'family'],
  ['women from the village', group(), '여성들'],
  ['dozens of drivers', { kind: 'group', count: { min: 24, max: 99, phrase: 'dozens' } }, undefined],
  // People of an office
  ['State security agents', { ...group(4), office: 'state-security' }, '국가보위성 요원 4명'],
  // What is known of nothing stays in the words of the report
  ['사람', {}, 'person'],
  ['가림막', {}, undefined],
  ['shadow', {}, undefined],
];
for (const [label, rest, expected] of cases)
  test(`${label} ${JSON.stringify(rest.details ?? rest.count?.phrase ?? '')}: ${expected}`, () => {
    const found = described(label, rest);
    assert.equal(/\p{Script=Hangul}/u.test(label) ? found?.en : found?.ko, expected);
  });

test('kin are told by whose they are, once', () => {
  const [, wife, son] = withDescriptions(
    [
      party('남성', { details: { sex: 'male', age: '50s' } }),
      party('아내', { id: 'p2', details: { 'kin-of': 'wife p1', sex: 'female' } }),
      party('아들', { id: 'p3', details: { 'kin-of': 'son p2', sex: 'male', age: '20s' } }),
    ],
    pack,
  );
  assert.equal(wife!.described?.en, 'wife of man in his 50s');
  assert.equal(son!.described?.en, 'son of wife');
});

test('a name that is kept back takes no part', () => {
  const known = described('여성', { details: { sex: 'female', name: { sealed: true } } });
  assert.deepEqual(known, { en: 'woman' });
});

test('what a report says is not described again', () => {
  assert.equal(described('간호사', { label_ko: '간호사', details: { occupation: 'nurse' } })?.ko, undefined);
  assert.equal(described('nurse', { label_ko: '간호사', details: { occupation: 'nurse' } }), undefined);
});

test('a sheet shows the description and the words of the report beside it', () => {
  const [one] = withDescriptions([party('간호사', { details: { occupation: 'nurse' } })], pack);
  assert.equal(labelIn(one!, 'en'), 'nurse');
  assert.equal(labelIn(one!, 'ko'), '간호사');
  assert.deepEqual(labelsBeside(one!, 'nurse'), ['간호사']);
  assert.deepEqual(labelsBeside(one!, '간호사'), []);
});

test('what is told in ways that exclude each other is left out', () => {
  const told = { kind: 'group', count: { min: 2, max: 2, phrase: 'two' }, details: { age: '40s' } } as const;
  const [plain] = withDescriptions([party('이웃들', told)], pack);
  const [open] = withDescriptions([party('이웃들', told)], pack, (_, property) => property === 'count');
  assert.equal(plain!.described?.en, '2 neighbours in their 40s');
  assert.equal(open!.described?.en, 'neighbours in their 40s');
});
