/** Who is who in a Korean report, as the claims tell it. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { told } from './told.fixture.ts';

/** Acts that a text must give, and nothing more of these kinds. */
const TEXTS: readonly (readonly [string, string, readonly string[]])[] = [
  [
    'who is left out is whom the text is about',
    '50대 남성이 보위부에 체포됐다. 구류장에서 조사를 받았다.',
    [
      'arrest by Ministry of State Security to 50대 남성',
      'interrogation to 50대 남성 at detention cells (kuryujang)',
    ],
  ],
  [
    'a pronoun',
    '무산군의 한 여성이 체포됐다. 그녀는 두 달 뒤 풀려났다.',
    ['arrest to 한 여성', 'release to 한 여성'],
  ],
  [
    'a noun with a word that points, and a plain noun as topic',
    '30대 주민이 체포됐다. 이 주민은 예심을 받았다.',
    ['arrest to 30대 주민', 'examination to 30대 주민'],
  ],
  [
    'kin without an owner, and a husband of whose wife was told',
    '40대 남성이 체포됐다. 아내는 추방됐다.',
    ['arrest to 40대 남성', 'banishment to 아내'],
  ],
  [
    'nobody does it to himself: the pronoun is somebody else',
    '한 여성이 조사를 받았다. 이웃이 그녀를 보위부에 신고했다.',
    ['interrogation to 한 여성', 'informing by 이웃 to 한 여성 at 보위부'],
  ],
  [
    'another is somebody else',
    '한 남성이 체포됐다. 또 다른 남성도 체포됐다.',
    ['arrest to 한 남성', 'arrest to 남성'],
  ],
  [
    'so many again',
    '주민 3명이 체포됐다. 세 사람은 예심을 받았다.',
    ['arrest to 주민', 'examination to 주민'],
  ],
];

describe('parties', () => {
  for (const [name, text, acts] of TEXTS)
    test(name, () => {
      const kinds = new Set(acts.map((act) => act.split(' ')[0]));
      assert.deepEqual(
        told(text).acts.filter((act) => kinds.has(act.split(' ')[0])),
        acts,
      );
    });

  test('the husband of whose wife was just told of is he himself', () => {
    const { details, acts } = told(
      '40대 남성이 체포됐다. 아내는 남편의 보위원에게 뇌물을 바쳤다. 남편은 풀려났다.',
    );
    assert.ok(details.includes('아내: kin-of wife'));
    assert.ok(acts.includes('release to 40대 남성'), acts.join('; '));
  });

  test('who tells is no party of what is told', () => {
    const { acts } = told('소식통은 “50대 남성이 체포됐다”고 전했다. 예심을 받고 있다.');
    assert.ok(acts.includes('examination to 50대 남성'), acts.join('; '));
    assert.ok(acts.every((act) => !act.includes('소식통')));
  });

  test('who says "I" is a party, and whom his sentences are about', () => {
    const { acts } = told('저는 2009년 두만강을 건넜습니다. 이듬해 체포됐습니다.');
    assert.ok(acts.includes('arrest to 저'), acts.join('; '));
  });
});

describe('details', () => {
  test('age, sex, home, name and count', () => {
    const { details } = told('회령시에 사는 40대 여성 한 모 씨가 체포됐다. 주민 10여 명도 체포됐다.');
    for (const detail of ['sex female', 'age 40s', 'residence Hoeryong City', 'name 한 모 씨'])
      assert.ok(details.includes(`40대 여성: ${detail}`), details.join('; '));
    assert.ok(details.includes('주민: count 10여 명'), details.join('; '));
  });

  test('what stands in brackets', () => {
    const { details } = told('김 모 씨(48·여)가 체포됐다. 김 씨는 풀려났다.');
    assert.ok(
      details.some((detail) => detail.endsWith('sex female')),
      details.join('; '),
    );
    assert.ok(
      details.some((detail) => detail.endsWith('age 40s')),
      details.join('; '),
    );
  });

  test('a country that belongs to a thing is nobody’s nationality', () => {
    const { details } = told('중국 휴대전화를 쓰던 남성이 체포됐다.');
    assert.ok(
      details.every((detail) => !detail.includes('nationality')),
      details.join('; '),
    );
  });
});

describe('names that no list has', () => {
  test('a title, brackets and a noun before show them', () => {
    const { parties } = told(
      '법원은 기자 알레샤 카민스카야(29)에게 징역 6년을 선고했다. 카민스카야는 경찰에 체포됐다. 남편 이하르도 체포됐다. 이하르는 풀려났다.',
    );
    assert.deepEqual(
      parties.filter((party) => /기자|카민|남편|이하르/u.test(party)),
      ['기자', '남편'],
    );
  });

  test('a letter that comes back', () => {
    const { acts } = told('회령시의 40대 여성 A는 체포됐다. A는 두 달 뒤 풀려났다.');
    assert.equal(acts.filter((act) => /여성/u.test(act)).length, 2, acts.join('; '));
  });

  test('a word behind a noun that is no name stays what it is', () => {
    const { details } = told('주민 이동이 금지됐다. 주민 통제가 심해졌다. 통제는 이달에도 이어졌다.');
    assert.ok(
      details.every((detail) => !detail.includes('name')),
      details.join('; '),
    );
  });
});
