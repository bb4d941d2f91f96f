import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Stance, VoiceKind } from '../../claims/types.ts';
import { loadPack } from '../../packs/load.ts';
import { assertGrowth } from '../growth.fixture.ts';
import { koreanOf } from '../ko/read.ts';
import type { Clause } from './clause.ts';
import { clausesOf } from './clauses.ts';
import { findVoices } from './voices.ts';

const pack = loadPack('prk');
const korean = koreanOf(pack);

function voices(text: string) {
  const doc = korean.segment(text, korean.times(text));
  let n = 0;
  const clauses: Clause[] = doc.sentences.flatMap(
    (sentence) =>
      clausesOf(
        doc,
        sentence,
        korean.clauses,
        () => n++,
        () => n++,
      ).clauses,
  );
  return findVoices(doc, clauses, korean.lexicon.voices);
}

/** A text, some of its words, and who tells them: chain, kind, stance, when. */
type Row = readonly [string, string, readonly string[], VoiceKind, Stance?, string?];

const TABLE: readonly Row[] = [
  // A quotation and the verb behind it.
  [
    '함경북도 소식통은 30일 데일리NK와의 통화에서 “주민 두 명이 체포됐다”고 전했다.',
    '체포됐다',
    ['함경북도 소식통', '데일리NK'],
    'source',
    'asserted',
    '30일',
  ],
  [
    '소식통은 24일 자유아시아방송에 “그가 끌려갔다”라고 전했다.',
    '끌려갔다',
    ['소식통', '자유아시아방송'],
    'source',
    'asserted',
    '24일',
  ],
  ['소식통은 “한 명이 붙잡혔다”면서 “다른 한 명은 달아났다”고 말했다.', '달아났다', ['소식통'], 'source'],
  ['소식통은 “한 명이 붙잡혔다”면서 “다른 한 명은 달아났다”고 말했다.', '붙잡혔다', ['소식통'], 'source'],
  ['“그는 교화소로 보내졌다”고 소식통은 덧붙였다.', '보내졌다', ['소식통'], 'source'],
  ['“그는 교화소로 보내졌다”며 소식통은 한숨을 쉬었다.', '보내졌다', ['소식통'], 'source'],
  ['소식통은 "그가 끌려갔다"고 말했다.', '끌려갔다', ['소식통'], 'source'],
  ['소식통은 “그는 끌려갔다. 가족은 추방됐다”고 말했다.', '추방됐다', ['소식통'], 'source'],
  ['소식통은 “그는 끌려갔다. 가족은 추방됐다”고 말했다.', '말했다', [], 'narrator'],
  [
    '국가정보원은 “동향을 주시하고 있다”면서도 처형 여부는 확인해 주지 않았다.',
    '주시하고',
    ['국가정보원'],
    'official',
  ],
  ['국가정보원은 “동향을 주시하고 있다”면서도 처형 여부는 확인해 주지 않았다.', '처형', [], 'narrator'],
  [
    '조선중앙통신은 15일 “간첩을 체포하였다”라고 보도했다.',
    '체포하였다',
    ['조선중앙통신'],
    'official',
    'asserted',
    '15일',
  ],
  [
    '양강도 소식통은 27일 압록강소식에 “한 남성이 붙잡혔다”고 전했다.',
    '붙잡혔다',
    ['양강도 소식통', '압록강소식'],
    'source',
    'asserted',
    '27일',
  ],
  [
    '17일 데일리NK 양강도 소식통은 “군인 두 명이 적발됐다”고 전했다.',
    '적발됐다',
    ['양강도 소식통', '데일리NK'],
    'source',
    'asserted',
    '17일',
  ],
  ['소식통은 ″그가 끌려갔다″고 말했다.', '끌려갔다', ['소식통'], 'source'],
  ['소식통은 “모른다”고 말했다.', '모른다', ['소식통'], 'source'],
  // A clause with an ending of quoting.
  ['소식통은 그가 지난달 체포됐다고 전했다.', '체포됐다고', ['소식통'], 'source'],
  ['소식통은 30일 주민들이 추방됐다고 전했다.', '추방됐다고', ['소식통'], 'source', 'asserted', '30일'],
  ['주민들이 추방됐다고 소식통이 30일 전했다.', '추방됐다고', ['소식통'], 'source', 'asserted', '30일'],
  ['동료들은 그가 심하게 맞았다고 주장한다.', '맞았다고', ['동료들'], 'source', 'alleged'],
  ['소식통은 그가 체포됐다며 가족도 끌려갔다고 말했다.', '체포됐다며', ['소식통'], 'source'],
  ['그는 체포됐으며, 변호인은 항소할 것이라고 밝혔다.', '체포됐으며', [], 'narrator'],
  ['그는 체포됐으며, 변호인은 항소할 것이라고 밝혔다.', '항소할', ['변호인'], 'source'],
  // Nouns that say it.
  ['그가 체포됐다는 게 소식통의 설명이다.', '체포됐다는', ['소식통'], 'source'],
  ['그가 체포됐다는 것이 현지 소식통의 전언이다.', '체포됐다는', ['현지 소식통'], 'source'],
  ['“분대장은 해임됐다.” 소식통의 말이다.', '해임됐다', ['소식통'], 'source'],
  ['소식통은 “그가 잡혔다”고 했다. “이제 아무도 말하지 않는다.”', '말하지', ['소식통'], 'source'],
  ['그가 총살됐다는 소문이 돌고 있다.', '총살됐다는', [], 'narrator', 'possible'],
  ['그가 간첩이라는 주장이 나왔다.', '간첩이라는', [], 'narrator', 'alleged'],
  ['그가 고문당했다는 의혹을 당국은 부인했다.', '고문당했다는', [], 'narrator', 'denied'],
  // According to.
  ['소식통에 따르면 그는 지난달 체포됐다.', '체포됐다', ['소식통'], 'source'],
  [
    '17일 데일리NK 함경북도 소식통에 따르면 이달 초 두 명이 체포됐다.',
    '체포됐다',
    ['함경북도 소식통', '데일리NK'],
    'source',
    'asserted',
    '17일',
  ],
  [
    '소식통은 “그가 잡혔다”고 했다. 남성은 돈을 받았다고 자백한 것으로 알려졌다.',
    '받았다고',
    [],
    'narrator',
    'reported',
  ],
  ['대북 소식통의 전언에 따르면 그는 총살됐다.', '총살됐다', ['대북 소식통'], 'source'],
  ['본지 취재에 따르면 그는 총살됐다.', '총살됐다', [], 'narrator'],
  ['소문에 따르면 그는 총살됐다.', '총살됐다', [], 'narrator', 'possible'],
  // Nobody is named.
  ['그는 교화소에 수감된 것으로 알려졌다.', '수감된', [], 'narrator', 'reported'],
  ['그는 교화소에 수감된 것으로 뒤늦게 전해졌다.', '수감된', [], 'narrator', 'reported'],
  ['그는 교화소에서 숨진 것으로 추정된다.', '숨진', [], 'narrator', 'possible'],
  ['그는 교화소에서 숨졌다고 한다.', '숨졌다고', [], 'narrator', 'reported'],
  ['그는 교화소에서 숨졌을 가능성이 제기된다.', '숨졌을', [], 'narrator', 'possible'],
  ['탈북한 것으로 의심되는 남성을 보위부가 체포했다.', '탈북한', [], 'narrator', 'possible'],
  ['탈북한 것으로 의심되는 남성을 보위부가 체포했다.', '체포했다', [], 'narrator', 'asserted'],
  ['한국 영화를 유포한 혐의로 대학생이 체포됐다.', '유포한', [], 'narrator', 'alleged'],
  ['한국 영화를 유포한 혐의로 대학생이 체포됐다.', '체포됐다', [], 'narrator', 'asserted'],
  ['그는 간첩 혐의로 체포됐다.', '체포됐다', [], 'narrator', 'asserted'],
  // A quoted word is no speech.
  ['보위부는 그를 ‘간첩’이라고 불렀다.', '간첩', [], 'narrator'],
  ['그는 “말반동”으로 몰렸다.', '말반동', [], 'narrator'],
  // Who stands for whom.
  [
    '양강도 소식통은 “그가 잡혔다”고 했다.\n\n이 소식통은 “그가 풀려났다”고 말했다.',
    '풀려났다',
    ['양강도 소식통'],
    'source',
  ],
  [
    '양강도 소식통은 “그가 잡혔다”고 했다.\n\n그는 “가족도 추방됐다”고 말했다.',
    '추방됐다',
    ['양강도 소식통'],
    'source',
  ],
  [
    '양강도 소식통은 “그가 잡혔다”고 했다.\n\n또 다른 소식통은 “그가 풀려났다”고 말했다.',
    '풀려났다',
    ['또 다른 소식통'],
    'source',
  ],
  [
    '양강도 소식통은 “그가 잡혔다”고 했다. 이어 “그가 풀려났다”고 말했다.',
    '풀려났다',
    ['양강도 소식통'],
    'source',
  ],
  [
    '소식통은 “보위지도원은 ‘모두 잡아들이겠다’고 을러멨다”고 전했다.',
    '잡아들이겠다',
    ['보위지도원', '소식통'],
    'source',
  ],
  [
    '양강도 소식통은 “그가 잡혔다”고 했다. 자강도 소식통은 “모른다”고 했다. 양강도 소식통은 “그가 죽었다”고 했다. 소식통은 “가족도 추방됐다”고 말했다.',
    '추방됐다',
    ['양강도 소식통'],
    'source',
  ],
  // A quotation over paragraphs.
  [
    '소식통은 이렇게 말했다.\n\n“그가 잡혔다.\n\n“가족도 추방됐다”고 소식통은 말했다.',
    '잡혔다',
    ['소식통'],
    'source',
  ],
  // A witness.
  [
    '저는 2008년에 체포됐습니다. 보위원이 저를 때렸습니다. 저는 북송됐습니다.',
    '때렸습니다',
    ['저'],
    'source',
  ],
];

for (const [text, words, chain, kind, stance = 'asserted', told] of TABLE)
  test(`${words}: ${text.replaceAll('\n', '¶')}`, () => {
    const found = voices(text);
    const start = text.indexOf(words);
    assert.ok(start >= 0);
    const at = found.at(start);
    assert.deepEqual(at.chain, chain);
    assert.equal(at.kind, kind);
    assert.equal(found.stanceAt(start, start + words.length), stance);
    assert.equal(at.told && text.slice(at.told.start, at.told.end), told);
  });

test('the outlet is the one that the source told it to', () => {
  assert.equal(voices('소식통은 30일 데일리NK에 “그가 잡혔다”고 전했다.').outlet, '데일리NK');
  assert.equal(voices('소식통은 30일 본지에 “그가 잡혔다”고 전했다.').outlet, undefined);
});

const PIECES = [
  '소식통은 ',
  '“',
  '”',
  '고 ',
  '‘',
  '’',
  '체포됐다',
  '고 전했다. ',
  '것으로 알려졌다. ',
  '에 따르면 ',
  '\n\n',
  '그는 ',
  '"',
  '라며 ',
  '는 게 ',
];

test('answers everywhere, whatever the text', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 24 }), (pieces) => {
      const text = pieces.join('');
      const found = voices(text);
      for (let i = 0; i <= text.length; i++) {
        const { chain, told } = found.at(i);
        assert.ok(chain.every((label) => label !== '' && text.includes(label)));
        assert.ok(!told || (told.start >= 0 && told.end <= text.length));
      }
    }),
    { numRuns: 300, seed: 7 },
  );
});

const SIZES = [10_000, 40_000] as const;
/** Where a square takes longer to be seen. */
const LARGE = [30_000, 120_000] as const;
for (const [piece, sizes] of [
  ['소식통은 “체포됐다”고 전했다. ', SIZES],
  ['“', SIZES],
  ['“체포됐다', SIZES],
  ['“체포됐다” ', SIZES],
  ['“그는 체포됐다” 그는 ', SIZES],
  ['”고 ', SIZES],
  ['소식통에 따르면 ', SIZES],
  ['체포됐다고 ', SIZES],
  ['(', SIZES],
  ['소식통의 말 ', SIZES],
  ['그는 \n\n', SIZES],
  ['아마 ', LARGE],
  ['그는 남자가 체포됐다고 주장하며 ', LARGE],
] as const)
  test(`linear time: ${JSON.stringify(piece)}`, () => {
    const texts = (n: number) => piece.repeat(Math.ceil(n / piece.length));
    const run = (n: number) => {
      const doc = korean.segment(texts(n), []);
      findVoices(doc, [], korean.lexicon.voices);
    };
    run(4_000);
    assertGrowth(run, sizes, (one) => 8 * one + 150);
  });
