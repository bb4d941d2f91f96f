import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadPack } from '../../packs/load.ts';
import type { Word } from '../verb-final/doc.ts';
import { koreanOf } from './read.ts';

const korean = koreanOf(loadPack('prk'));

function words(text: string): readonly Word[] {
  return korean.segment(text, korean.times(text)).words;
}

/** Each word in short: noun|mark, verb+form, figures, times, signs. */
function short(text: string): string {
  return words(text)
    .map(({ noun, verb, number, time, sign, particle, small, text: written }) => {
      if (noun) return `${noun.stem}|${noun.mark ?? ''}`;
      if (verb) return `${verb.deed ?? verb.copula?.stem ?? verb.lemma}+${verb.voice[0]}:${verb.form}`;
      if (number) return `#${number.value}`;
      if (time) return `@${written}`;
      return sign ?? particle ?? `~${small}`;
    })
    .join(' ');
}

const CASES: readonly (readonly [string, string])[] = [
  ['보위부가 남성을 체포했다.', '보위부|subject 남성|object 체포+a:final .'],
  ['남성이 보위부에 체포됐다.', '남성|subject 보위부|at 체포+p:final .'],
  ['가족은 연사군으로 추방당했다.', '가족|topic 연사군|toward 추방+p:final .'],
  ['강을 건너다가 붙잡혔다.', '강|object 건너다+a:while 붙잡히다+a:final .'],
  ['보위원을 찾아가 뇌물을 바치며', '보위원|object 찾다+a:then 뇌물|object 바치다+a:and'],
  ['이름을 적어오던 여성', '이름|object 적다+a:modify 여성|'],
  ['입을 다물라고 했다', '입|object 다물+a:quote 하다+a:final'],
  ['관리소(정치범수용소)로 보내졌다', '관리소| ( 정치범수용소| ) toward 보내지다+a:final'],
  ['“간첩이다”라고 말했다', '“ 간첩+a:final ” ~quoting 말하다+a:final'],
  ['스무 살 처녀가 숨졌다', '#20 살| 처녀|subject 숨지다+a:final'],
  ['주민 3명이 잡혔다', '주민| #3 잡히다+a:final'],
  ['지난달 중순 북송됐다', '@지난달 중순 북송+p:final'],
  ['도 보위국 구류장에서', '도보위국| 구류장|in'],
];

for (const [text, expected] of CASES)
  test(`takes apart: ${text}`, () => {
    assert.equal(short(text), expected);
  });

test('words stand where the text has them', () => {
  const text =
    '함경북도 소식통은 30일 “50대 남성 한 모 씨(52)가 체포됐다”고 전했다.\n\n그는 예심을 받고 있다.';
  for (const word of words(text)) {
    if (word.noun && !word.text.includes(' '))
      assert.ok(text.slice(word.start, word.end).startsWith(word.noun.stem[0]!));
    if (word.sign) assert.equal(text.slice(word.start, word.end), word.sign);
  }
});

test('any text is cut without an error', () => {
  for (const text of [
    '',
    ' ',
    '\n\n',
    '(((',
    '”””',
    '1,2,3.',
    'abc 가나다 日本語 🙂',
    `${'가'.repeat(5000)}다`,
    '은는이가을를',
  ])
    assert.ok(words(text).length >= 0);
});
