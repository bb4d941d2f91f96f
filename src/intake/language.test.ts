import assert from 'node:assert/strict';
import { test } from 'node:test';
import { knowledgeOf } from './knowledge.ts';
import { languageOf } from './language.ts';

const { languages } = knowledgeOf();
const code = (text: string) => languageOf(text, languages)?.code;

test('short texts, headlines and names', () => {
  for (const [text, language] of [
    ['He was arrested.', 'en'],
    ['fisherman arrested in harbour on 3 May 2021', 'en'],
    ['체포.', 'ko'],
    ['남자 체포', 'ko'],
    ['男性が逮捕された', 'ja'],
    ['ソウル', 'ja'],
    ['金策市保衛部、住民5人を拘束', 'ja'],
    ['被保卫部逮捕', 'zh'],
    ['x y', undefined],
    ['2021-05-03', undefined],
    ['', undefined],
  ] as const)
    assert.equal(code(text), language, text);
});

test('texts with words of another language in them', () => {
  for (const [text, language] of [
    ['Kim Chol Su (김철수), a man in his 50s, was arrested in Hyesan (혜산).', 'en'],
    [
      '혜산에서 Samsung phone, 50대 남성 체포 MSS 보위부 ICCPR article 9 OHCHR Working Group case 2020/4 김 모 씨',
      'ko',
    ],
    ['평양 발 로동신문(勞動新聞)은 국가(國家) 보위부(保衛部)가', 'ko'],
    ['地元の消息筋によると、男性（50代）は先月中旬に保衛部（국가보위성）に逮捕された', 'ja'],
    ['소식통은 “체포됐다”고 말했다. The man was arrested and he is in the north, the source said.', 'en'],
    ['그는 The New York Times 기자와 만나 “가족이 모두 끌려갔다”고 말했고 그 뒤로 소식이 없다고 한다.', 'ko'],
  ] as const)
    assert.equal(code(text), language, text);
});

test('decomposed Hangul is Korean', () => {
  assert.equal(code('지난달 한 주민이 체포됐다'.normalize('NFD')), 'ko');
});
