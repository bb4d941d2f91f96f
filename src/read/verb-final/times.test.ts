import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { parse } from 'yaml';
import { verbFinalTimes } from '../../packs/lexicon/times-verb-final.ts';
import { assertGrowth } from '../growth.fixture.ts';
import { JAPANESE, KOREAN } from './times.fixture.ts';
import { compileTimes, findTimes } from './times.ts';

function lexicon(path: string) {
  return compileTimes(verbFinalTimes.parse(parse(readFileSync(new URL(path, import.meta.url), 'utf8'))));
}

const ko = lexicon('../../../packs/generic/lexicon.ko/times.yaml');
/** A second language shows that the words are all data. */
const ja = lexicon('../../../packs/generic/lexicon.ja/times.yaml');

for (const [language, table] of [
  [ko, KOREAN],
  [ja, JAPANESE],
] as const)
  for (const [text, phrase, expr, from, sense = 'at'] of table)
    test(`time: ${text}`, () => {
      const [found] = findTimes(text, language);
      assert.ok(found, 'nothing found');
      assert.equal(text.slice(found.start, found.end), phrase);
      assert.deepEqual(found.expr, expr);
      assert.equal(found.from, from);
      assert.equal(found.sense, sense);
    });

test('the table is broad', () => {
  assert.ok(KOREAN.length >= 120, `${KOREAN.length}`);
});

for (const text of [
  '저녁 식사를',
  '2/3가',
  '코로나 사태 이후',
  '상순',
  '음력 5월 5일에',
  '3일장',
  '109상무',
  '10국 보위원',
  '50대 남성',
  '3명',
  '4월15일 축전',
  '세 주민이',
  '한국 영화',
  '올 것이다',
  '그제야',
  '2019년생',
  '새해 들어',
  '가을 추수',
  '하루 12시간씩',
  '오늘내일',
  '일제강점기',
  '8·15 광복절',
  '제8차 당대회',
  '109호',
  '두 달치 식량',
  '3개월분',
  '하루하루',
  '3.5배로 늘었다',
  '사달이 났다',
  '소식을 전해 들었다',
  '1,200위안을 냈다',
  '이 년은 어디로 갔느냐',
  '남성 두 주먹으로',
  '시 보위부 30호실',
  '달러 200을 냈다',
  '해주시 주민',
  '주민 3명과 보위원 2명',
])
  test(`no time: ${text}`, () => {
    assert.deepEqual(findTimes(text, ko), []);
  });

test('no time in Japanese: part of another word', () => {
  for (const text of ['朝鮮の5日本人', '日本政府', '朝鮮中央通信', '一方、当局は'])
    assert.deepEqual(findTimes(text, ja), [], text);
});

test('times of a sentence, each with its particles', () => {
  const text = '소식통은 지난 5일 “지난달 20일경부터 한 달간 이어졌다”고 했고, 9일에는 풀려났다고 했다.';
  assert.deepEqual(
    findTimes(text, ko).map((m) => [text.slice(m.start, m.end), text.slice(m.end, m.particleEnd), m.sense]),
    [
      ['지난 5일', '', 'at'],
      ['지난달 20일경', '부터', 'start'],
      ['한 달간', '', 'duration'],
      ['9일', '에는', 'at'],
    ],
  );
});

test('what is joined takes the coarser part from the time before', () => {
  const exprs = (text: string) => findTimes(text, ko).map(({ expr }) => expr);
  assert.deepEqual(exprs('지난해 10월과 11월'), [
    { kind: 'unit', unit: 'year', shift: -1, month: 10 },
    { kind: 'unit', unit: 'year', shift: -1, month: 11 },
  ]);
  assert.deepEqual(exprs('2020년 5월 3일, 9일'), [
    { kind: 'date', year: 2020, month: 5, day: 3 },
    { kind: 'date', year: 2020, month: 5, day: 9 },
  ]);
  assert.deepEqual(exprs('5월 3일과 월요일').length, 2);
  assert.deepEqual(exprs('지난달 28일부터 3일까지'), [
    {
      kind: 'interval',
      from: { kind: 'unit', unit: 'month', shift: -1, day: 28 },
      to: { kind: 'unit', unit: 'month', shift: 0, day: 3 },
    },
  ]);
});

const PIECES = [
  ...KOREAN.map(([text]) => text),
  ...['지난', ' ', '2020', '년', '월', '일', '~', '부터', '까지', '\n', '(', ')', '약', '전', '에', '반'],
];

test('sorted, not overlapping, inside the text, whatever the text', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 12 }), fc.boolean(), (pieces, apart) => {
      const text = pieces.join(apart ? ' ' : '');
      for (const language of [ko, ja]) {
        let last = 0;
        for (const { start, end, particleEnd } of findTimes(text, language)) {
          assert.ok(last <= start && start < end && end <= particleEnd && particleEnd <= text.length, text);
          last = particleEnd;
        }
      }
    }),
    { numRuns: 1000, seed: 7 },
  );
});

for (const piece of [
  '2020년 5월 3일부터 ',
  '5월과 ',
  '지난 ',
  '1',
  '(2',
  '에는',
  '약 ',
  '사흘 ',
  '한 달에 ',
  '1~',
  '  ',
])
  test(`linear time: ${JSON.stringify(piece)}`, () => {
    const run = (n: number) => void findTimes(piece.repeat(Math.ceil(n / piece.length)), ko);
    run(10_000);
    assertGrowth(run, [40_000, 160_000], (one) => 8 * one + 100);
  });
