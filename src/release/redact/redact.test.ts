import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ofCase, pack, plain, told } from './redact.fixture.ts';
import { redact } from './redact.ts';
import type { Choice, Ladder } from './types.ts';

const coarser = (type: Ladder, value: string, step?: string): Choice => ({
  what: { type, value },
  how: 'coarser',
  ...(step !== undefined && { step }),
});
const out = (type: Ladder, value: string): Choice => ({ what: { type, value }, how: 'out' });

/** What it says · the choice · what it says then. */
const EN: readonly (readonly [string, Choice, string])[] = [
  ['He was banished to Kapsan County.', coarser('place', 'KP0111'), 'He was banished to Ryanggang Province.'],
  [
    'They live in Kapsan County in Ryanggang Province.',
    coarser('place', 'KP0111'),
    'They live in Ryanggang Province.',
  ],
  ['He was banished to Kapsan County.', out('place', 'KP0111'), 'He was banished.'],
  ['He lives in Kapsan.', out('place', 'KP0111'), 'He lives in a place that is not named.'],
  [
    'A market of the city of Hyesan was closed.',
    coarser('place', 'KP0101'),
    'A market of the city in Ryanggang Province was closed.',
  ],
  ['He was held in Hungnam.', coarser('place', 'KP0307'), 'He was held in South Hamgyong Province.'],
  ['His cousin Jang Il said so.', coarser('kin', 'cousin'), 'His relative Jang Il said so.'],
  ['He fled from Pyongyang.', coarser('place', 'KP1001'), 'He fled from the west.'],
  ['Her colleague was held.', coarser('kin', 'colleague'), 'A person was held.'],
  ['She is 58 and ill.', coarser('age', '58'), 'She is in her fifties and ill.'],
  [
    'Hyesan residents were questioned.',
    coarser('place', 'KP0101', 'region'),
    'Residents in the northern border provinces were questioned.',
  ],
  [
    'He was arrested on 14 May 2020 at home.',
    coarser('time', '14 May 2020'),
    'He was arrested in mid-May 2020 at home.',
  ],
  [
    'He was arrested on 14 May 2020 at home.',
    coarser('time', '14 May 2020', 'month'),
    'He was arrested in May 2020 at home.',
  ],
  [
    'He was arrested on 14 May 2020 at home.',
    coarser('time', '14 May 2020', 'quarter'),
    'He was arrested in the second quarter of 2020 at home.',
  ],
  ['On 14 May 2020 he was arrested.', coarser('time', '14 May 2020', 'year'), 'In 2020 he was arrested.'],
  ['On 14 May 2020, he was arrested.', out('time', '14 May 2020'), 'He was arrested.'],
  [
    'A 34-year-old nurse was arrested. She wept.',
    coarser('age', '34'),
    'A nurse in their thirties was arrested. She wept.',
  ],
  ['A 34-year-old woman was arrested.', coarser('age', '34'), 'A woman in her thirties was arrested.'],
  ['A 34-year-old woman was arrested.', coarser('age', '34', 'adult'), 'An adult woman was arrested.'],
  ['A 34-year-old woman was arrested.', out('age', '34'), 'A woman was arrested.'],
  ['Her son, 29, was arrested.', out('age', '29'), 'Her son was arrested.'],
  [
    'The woman, who is in her 40s, was caught.',
    coarser('age', '40s'),
    'The woman, who is an adult, was caught.',
  ],
  ['A retired nurse was arrested.', coarser('occupation', 'nurse'), 'A public-sector worker was arrested.'],
  ['A 27-year-old driver fled.', coarser('occupation', 'driver'), 'A 27-year-old worker fled.'],
  ['A retired nurse was arrested.', out('occupation', 'nurse'), 'A person was arrested.'],
  ['Her son, a welder, was dismissed.', out('occupation', 'welder'), 'Her son was dismissed.'],
  [
    'Agents took 3,200 yuan and a phone.',
    coarser('sum', '3200'),
    'Agents took several thousand yuan and a phone.',
  ],
  ['Agents took 3,200 yuan and a phone.', out('sum', '3200'), 'Agents took money and a phone.'],
  ['Agents took fourteen thousand yuan.', coarser('sum', '14000'), 'Agents took tens of thousands of yuan.'],
  ['Her younger brother was beaten.', coarser('kin', 'brother'), 'A relative was beaten.'],
  [
    "The woman's two brothers were beaten.",
    coarser('kin', 'brother'),
    "The woman's two relatives were beaten.",
  ],
  [
    'Rim Chol-jun was beaten. Chol-jun confessed.',
    { what: { type: 'name', value: 'Rim Chol-jun', sex: 'male' }, how: 'out' },
    'The man was beaten. The man confessed.',
  ],
];

const KO: readonly (readonly [string, Choice, string])[] = [
  ['그는 양강도 갑산군으로 추방됐다.', coarser('place', 'KP0111'), '그는 양강도로 추방됐다.'],
  ['그는 갑산군으로 추방됐다.', coarser('place', 'KP0111'), '그는 량강도로 추방됐다.'],
  ['그는 갑산군으로 추방됐다.', out('place', 'KP0111'), '그는 추방됐다.'],
  [
    '그는 2020년 5월 14일에 체포됐다.',
    coarser('time', '2020년 5월 14일'),
    '그는 2020년 5월 중순에 체포됐다.',
  ],
  [
    '그는 2020년 5월 14일에 체포됐다.',
    coarser('time', '2020년 5월 14일', 'quarter'),
    '그는 2020년 2분기에 체포됐다.',
  ],
  ['그는 2020년 5월 14일에 체포됐다.', out('time', '2020년 5월 14일'), '그는 체포됐다.'],
  ['58세의 여성이 체포됐다.', coarser('age', '58'), '50대의 여성이 체포됐다.'],
  ['58세의 여성이 체포됐다.', out('age', '58'), '여성이 체포됐다.'],
  ['은퇴 간호원이 체포됐다.', coarser('occupation', 'nurse'), '공공 부문 종사자가 체포됐다.'],
  ['보위원은 5000위안을 받았다.', coarser('sum', '5000'), '보위원은 수천 위안을 받았다.'],
  ['보위원은 1만 4천 위안을 받았다.', coarser('sum', '14000'), '보위원은 수만 위안을 받았다.'],
  ['아들은 해고됐다.', coarser('kin', 'son'), '친척은 해고됐다.'],
  ['조 모 씨는 체포됐다. 조 씨가 울었다.', out('name', '조 모 씨'), 'A 씨는 체포됐다. A 씨가 울었다.'],
];

for (const [language, rows] of [
  ['en', EN],
  ['ko', KO],
] as const)
  describe(`one value, told less in ${language}`, () => {
    for (const [text, choice, then] of rows)
      test(`${text} → ${then}`, async () => {
        const { text: got, left } = await plain(text, [choice], language);
        assert.equal(got, then);
        assert.deepEqual(left, []);
      });
  });

describe('by claim', () => {
  test('an act goes with every sentence that tells it, and the rest stays as it was', async () => {
    const text =
      'A trader was arrested in Hyesan in March 2021. Guards beat the trader in the detention centre. His family was banished to Samsu County.';
    const {
      text: then,
      changes,
      left,
    } = await ofCase(text, (claim) => [{ what: { claim: claim('banishment') }, how: 'out' }]);
    assert.equal(
      then,
      'A trader was arrested in Hyesan in March 2021. Guards beat the trader in the detention centre.',
    );
    assert.equal(changes[0]?.unit, 'whole');
    assert.deepEqual(left, []);
  });

  test('a clause goes where the rest of its sentence tells something else', async () => {
    const { text, changes } = await ofCase(
      'Agents arrested the trader in Hyesan, and his family was banished to Samsu County.',
      (claim) => [{ what: { claim: claim('banishment') }, how: 'out' }],
    );
    assert.equal(text, 'Agents arrested the trader in Hyesan.');
    assert.equal(changes[0]?.unit, 'clause');
  });

  test('coarser by a step takes the place and the time of an act', async () => {
    const { text } = await ofCase('A trader was arrested in Hyesan on 14 May 2020.', (claim) => [
      { what: { claim: claim('arrest') }, how: 'coarser' },
    ]);
    assert.equal(text, 'A trader was arrested in Ryanggang Province in mid-May 2020.');
  });

  test('a claim that the case does not have is said', async () => {
    const { left } = await ofCase('A trader was arrested.', () => [{ what: { claim: 'c99' }, how: 'out' }]);
    assert.deepEqual(left, [{ choice: 0, why: 'unknown' }]);
  });
});

describe('words at a place', () => {
  const text = 'He was held. “Nobody here says her name,” the source said.';
  const [start, end] = [text.indexOf('“'), text.indexOf('”') + 1];

  test('speech goes with a mark', async () => {
    const { text: then } = await plain(text, [{ what: { start, end }, how: 'out' }]);
    assert.equal(then, 'He was held. [Words left out], the source said.');
  });

  test("a person's words take its place", async () => {
    const words = 'People keep silent';
    const { text: then } = await plain(text, [{ what: { start, end }, how: 'say', words }]);
    assert.equal(then, 'He was held. People keep silent the source said.');
  });
});

test('where no rule can keep a sentence it goes, and the text says so', async () => {
  const { text, changes, left } = await plain('He wept. At 34 she looked old. He left.', [out('age', '34')]);
  assert.equal(text, 'He wept. He left.');
  assert.deepEqual(
    changes.map(({ unit }) => unit),
    ['whole'],
  );
  assert.deepEqual(left, []);
});

test('words of a person that tell it again are no way out', async () => {
  const { left } = await plain('He was banished to Kapsan County.', [
    { what: { type: 'place', value: 'KP0111' }, how: 'say', words: 'Gapsan, in the north' },
  ]);
  assert.deepEqual(left, [{ choice: 0, why: 'found' }]);
});

test('what no pack knows is said', async () => {
  for (const choice of [
    coarser('place', 'XX99'),
    out('kin', 'zzz'),
    out('occupation', 'zzz'),
    coarser('age', '58', 'day'),
  ])
    assert.deepEqual((await plain('He was banished.', [choice])).left, [{ choice: 0, why: 'unknown' }]);
});

test('a day in figures goes with its sentence', async () => {
  for (const day of ['2020-05-14', '14.5.2020', '14/05/2020'])
    assert.equal(
      (await plain(`He wept. Arrest: ${day}. He left.`, [coarser('time', '14 May 2020')])).text.includes(day),
      false,
    );
});

test('other ways to write a value go, with their sentence where no rule fits', async () => {
  for (const text of ['KAPSAN', 'Kap-san', 'Gapsan-eup', 'Kapsàn', 'Ｋａｐｓａｎ', '갑산', 'Kapsanites'])
    assert.doesNotMatch(
      (await plain(`He left ${text}.`, [coarser('place', 'KP0111')])).text,
      new RegExp(text),
    );
  for (const text of ['3 200 yuan', '3200 CNY', '¥3,200', '3.2 thousand yuan'])
    assert.doesNotMatch((await plain(`He paid ${text}.`, [coarser('sum', '3200')])).text, /3[., ]?2/);
});

test('a word that the language of the text has none for is said', async () => {
  const { left } = await plain('사촌이 왔다.', [out('kin', 'cousin')], 'ko');
  assert.deepEqual(left, [{ choice: 0, why: 'by-hand' }]);
});

test('a name that no claim has in the script of the text is said', async () => {
  const { report, case: about } = await told('Jang Myong-su was arrested in Hamhung. Mr Jang was beaten.');
  const { id } = about.claims.find(({ says }) => says.kind === 'detail' && says.property === 'name')!;
  const asked = {
    choices: [{ what: { claim: id }, how: 'out' } as const],
    case: about,
    reports: [report],
    pack,
  };
  const { left } = await redact({ ...asked, text: '장명수 씨가 체포됐다.', language: 'ko' });
  assert.deepEqual(left, [{ choice: 0, why: 'by-hand' }]);
  const { text } = await redact({ ...asked, text: report.text, language: 'en' });
  assert.equal(text, 'The man was arrested in Hamhung. The man was beaten.');
});

test('a text twice as long takes about twice the time', async () => {
  const line =
    'A 34-year-old nurse from Kapsan County paid 3,200 yuan on 14 May 2020 for her younger brother. ';
  const choices = [
    out('age', '34'),
    coarser('place', 'KP0111'),
    coarser('sum', '3200'),
    coarser('kin', 'brother'),
    coarser('time', '14 May 2020'),
  ];
  const timed = async (times: number): Promise<number> => {
    const start = process.cpuUsage();
    await plain(line.repeat(times), choices);
    const { user, system } = process.cpuUsage(start);
    return user + system;
  };
  await timed(20);
  const one = await timed(100);
  assert.ok((await timed(400)) < 4 * 3 * one);
});
