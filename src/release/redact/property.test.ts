/** What holds of every redaction: nothing withheld is left, the rest is as it was, and doing it again changes nothing. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { changesIn, type Edit, edited, wholeOf } from './pieces.ts';
import { plain } from './redact.fixture.ts';
import type { Change, Choice } from './types.ts';

/** Words that a text may tell a value in · the choice that withholds it · what may not stand there afterwards. */
interface Value {
  readonly says: readonly string[];
  readonly choices: readonly Choice[];
  readonly words: readonly string[];
}

const value = (type: string, id: string, steps: readonly string[]): readonly Choice[] => [
  { what: { type, value: id } as Choice['what'], how: 'out' },
  ...steps.map((step): Choice => ({ what: { type, value: id } as Choice['what'], how: 'coarser', step })),
];

const EN: readonly Value[] = [
  {
    says: [
      'in Kapsan County',
      'at the market of Kapsan',
      'near Kapsan, Ryanggang Province,',
      'outside Gapsan',
    ],
    choices: value('place', 'KP0111', ['province', 'region', 'country']),
    words: ['kapsan', 'gapsan', '갑산'],
  },
  {
    says: ['on 14 May 2020', 'on the morning of May 14', 'since 14 May', 'before 14 May 2020'],
    choices: value('time', '14 May 2020', ['third', 'month', 'quarter', 'year']),
    words: ['14 may', 'may 14'],
  },
  {
    says: ['with a 34-year-old clerk', 'with Cho, 34,', 'at the age of 34', 'at 34', 'as a woman aged 34'],
    choices: value('age', '34', ['decade', 'adult']),
    words: ['34'],
  },
  {
    says: ['with a retired nurse', 'as nurses do', 'and the nurse', 'with her son, a nurse,'],
    choices: value('occupation', 'nurse', ['sector', 'none']),
    words: ['nurse'],
  },
  {
    says: ['for 3,200 yuan', 'for about 3200 Chinese yuan', 'for a 3,200-yuan bribe'],
    choices: value('sum', '3200', ['magnitude', 'none']),
    words: ['3,200', '3200'],
  },
  {
    says: ['with her younger brother', "with the man's brother", 'with two brothers'],
    choices: value('kin', 'brother', ['relative']),
    words: ['brother'],
  },
  {
    says: ['with Rim Chol-jun', 'with the miner Rim Chol-jun', 'with Chol-jun', 'with Mr Rim'],
    choices: value('name', 'Rim Chol-jun', []),
    words: ['rim', 'chol-jun', 'choljun'],
  },
];

const KO: readonly Value[] = [
  {
    says: ['갑산군에서', '양강도 갑산군의 시장에서', '갑산에 사는', '갑산으로'],
    choices: value('place', 'KP0111', ['province', 'region', 'country']),
    words: ['갑산'],
  },
  {
    says: ['2020년 5월 14일에', '5월 14일 저녁', '5월 14일부터', '2020년 5월 14일까지'],
    choices: value('time', '2020년 5월 14일', ['third', 'month', 'quarter', 'year']),
    words: ['5월 14일', '14일'],
  },
  {
    says: ['58세의', '만 58세인', '조 씨(58)가', '쉰여덟 살 난', '58세 여성이'],
    choices: value('age', '58', ['decade', 'adult']),
    words: ['58', '쉰여덟'],
  },
  {
    says: ['은퇴 간호원이', '간호원들과', '간호원으로 일하던', '담당 간호원을'],
    choices: value('occupation', 'nurse', ['sector', 'none']),
    words: ['간호원'],
  },
  {
    says: ['5000위안을', '5천 위안에', '중국 돈 5,000위안으로', '친척이 5천 위안을'],
    choices: value('sum', '5000', ['magnitude', 'none']),
    words: ['5000', '5천', '5,000'],
  },
  {
    says: ['아들과', '어린 아들은', '아들이', '그의 아들을'],
    choices: value('kin', 'son', ['relative']),
    words: ['아들'],
  },
  {
    says: ['장명수 씨가', '장명수를', '장 씨와', '장명수(58)는'],
    choices: value('name', '장명수', []),
    words: ['장명수', '장 씨'],
  },
];

const EN_PARTS: Parts = {
  values: EN,
  heads: [
    'A trader was questioned',
    'Agents searched a house',
    'The source left',
    'They were held',
    'Nobody spoke',
  ],
  ends: ['.', ', and wept.', '; then it rained.', ' when it rained.', '.\n\n', '. 한글 😀 stays.'],
};
const KO_PARTS: Parts = {
  values: KO,
  heads: ['그 사람은', '보위원들이', '소식통은', '', '가족들도'],
  ends: [' 조사를 받았다.', ' 떠났다고 한다.', ' 끌려갔다. 😀', ' 있었다.\n\n'],
};

interface Parts {
  readonly values: readonly Value[];
  readonly heads: readonly string[];
  readonly ends: readonly string[];
}

const textOf = ({ values, heads, ends }: Parts) =>
  fc
    .array(
      fc.tuple(
        fc.constantFrom(...heads),
        fc.array(fc.constantFrom(...values.flatMap(({ says }) => says)), { maxLength: 3 }),
        fc.constantFrom(...ends),
      ),
      { minLength: 1, maxLength: 6 },
    )
    .map((sentences) =>
      sentences
        .map(([head, middle, end]) => [head, ...middle].join(' ').trim().replace(/,$/, '') + end)
        .join(' '),
    );

const chosenOf = ({ values }: Parts) =>
  fc
    .subarray([...values.keys()], { minLength: 1 })
    .chain((which) =>
      fc
        .tuple(...which.map((i) => fc.constantFrom(...values[i]!.choices)))
        .map((choices) => ({ choices, words: which.flatMap((i) => values[i]!.words) })),
    );

describe('of any text and any choices', () => {
  for (const [language, parts] of [
    ['en', EN_PARTS],
    ['ko', KO_PARTS],
  ] as const)
    test(`no withheld word is left, what did not change is as it was, and once is enough: ${language}`, async () => {
      await fc.assert(
        fc.asyncProperty(textOf(parts), chosenOf(parts), async (before, { choices, words }) => {
          const { text: after, changes, left } = await plain(before, choices, language);
          assert.deepEqual(left, []);
          const behind = language === 'en' ? 's?(?![\\p{L}\\d])' : '';
          for (const word of words)
            assert.doesNotMatch(after, new RegExp(`(?<![\\p{L}\\d])${word}${behind}`, 'iu'), before);
          assert.equal(rebuilt(before, changes), after);
          assert.equal((await plain(after, choices, language)).text, after, before);
        }),
        { numRuns: 60 },
      );
    });

  test('whatever it is given, it answers', async () => {
    const words = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.constantFrom(
        ...EN.flatMap(({ says }) => says),
        ...KO.flatMap(({ says }) => says),
        '“',
        '(',
        '\n',
        ',,',
      ),
    );
    const number = fc.oneof(fc.integer({ min: -3, max: 60 }), fc.constantFrom(Number.NaN, 1e9, 0.5));
    const what = fc.oneof(
      fc.record({ claim: words }),
      fc.record({
        type: fc.oneof(words, fc.constantFrom('place', 'age', 'sum', 'time', 'name', 'kin')),
        value: words,
      }),
      fc.record({ start: number, end: number }),
    );
    const choice = fc.record({
      what,
      how: fc.constantFrom('out', 'coarser', 'say'),
      step: fc.constantFrom('none', 'county', 'decade', 'month', 'x', 'constructor'),
      words,
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(words, { maxLength: 6 }),
        fc.array(choice, { maxLength: 4 }),
        fc.constantFrom('en', 'ko'),
        async (parts, choices, language) => {
          const { text: after } = await plain(parts.join(' '), choices as unknown as Choice[], language);
          assert.equal(typeof after, 'string');
        },
      ),
      { numRuns: 120 },
    );
  });

  test('changes made in several goes are told of the first text', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 40 }),
        fc.array(fc.array(fc.tuple(fc.nat(40), fc.nat(6), fc.string({ maxLength: 3 })), { maxLength: 4 }), {
          maxLength: 4,
        }),
        (before, goes) => {
          let state = wholeOf(before);
          for (const go of goes)
            state = edited(
              state,
              go.flatMap(([at, length, words]): Edit[] => {
                const start = Math.min(at, state.text.length);
                const end = Math.min(start + length, state.text.length);
                return end === start ? [] : [{ start, end, words, choices: [0], unit: 'words' }];
              }),
            );
          assert.equal(rebuilt(before, changesIn(state)), state.text);
        },
      ),
    );
  });
});

/** The first text with its changes made; offsets are code points there, as long as no character is astral before them. */
function rebuilt(before: string, changes: readonly Change[]): string {
  const points = /[\ud800-\udfff]/.test(before) ? [...before] : before.split('');
  let out = '';
  let at = 0;
  for (const { start, end, quote, words } of changes) {
    assert.equal(points.slice(start, end).join(''), quote);
    out += points.slice(at, start).join('') + words;
    at = end;
  }
  return out + points.slice(at).join('');
}
