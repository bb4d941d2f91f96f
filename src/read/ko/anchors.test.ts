/** Whatever the text, every quote stands in it, and nothing throws. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { loadPack } from '../../packs/load.ts';
import { assertGrowth } from '../growth.fixture.ts';
import { reportOf } from '../report.fixture.ts';
import { readKorean } from './read.ts';

const pack = loadPack('prk');

/** Words that the reader knows, signs and noise that it does not. */
const PIECES = [
  ...[
    '남성',
    '여성',
    '50대',
    '한 모 씨',
    '소식통은',
    '보위부가',
    '보위부에',
    '가족',
    '아내는',
    '그는',
    '이들은',
    'A는',
    '3명',
    '기자',
  ],
  ...[
    '체포됐다',
    '체포돼',
    '체포된 뒤',
    '추방하고',
    '조사를 받던',
    '예심을 받고 있다고',
    '재판',
    '수감 중',
    '뇌물을 주고',
    '아닌',
    '않았다',
  ],
  ...[
    '회령시',
    '함경북도',
    '구류장에',
    '지난달 중순',
    '사흘 뒤',
    '5월 3일',
    '“',
    '”',
    '고 전했다',
    '(',
    ')',
    '29',
    '·',
    ',',
    '.',
    '\n',
    '?',
  ],
  ...['police', '逮捕', '😀', '가', '\u0000', '\u200b', '\u1112\u1161\u11ab', '  ', '…', "'", '‘', '’'],
];
const text = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...PIECES) },
      fc.string({ unit: 'grapheme', maxLength: 4 }),
    ),
    {
      maxLength: 60,
    },
  )
  .chain((pieces) => fc.constantFrom(pieces.join(' '), pieces.join('')));

test('a quote equals the text at its place', () => {
  fc.assert(
    fc.property(text, (said) => {
      const { claims, parties } = readKorean(reportOf(said, 'ko'), pack);
      const points = [...said];
      const ids = new Set(parties.map(({ id }) => id));
      for (const { anchors, says } of [
        ...claims,
        ...parties.map((party) => ({ ...party, says: undefined })),
      ]) {
        assert.ok(anchors.length > 0);
        for (const { start, end, quote } of anchors) {
          assert.ok(start < end);
          assert.equal(points.slice(start, end).join(''), quote);
        }
        if (says?.kind !== 'act') continue;
        for (const id of [...says.roles.by, ...says.roles.to, ...says.roles.with]) assert.ok(ids.has(id));
      }
    }),
    { numRuns: 300 },
  );
});

test('the same text gives the same claims', () => {
  fc.assert(
    fc.property(text, (said) => {
      const once = JSON.stringify(readKorean(reportOf(said, 'ko'), pack));
      assert.equal(JSON.stringify(readKorean(reportOf(said, 'ko'), pack)), once);
    }),
    { numRuns: 50 },
  );
});

/** Pieces that, without end, must not take the square of their number. */
const WITHOUT_END: Readonly<Record<string, string>> = {
  'sentences that tell acts': '회령시에 사는 50대 남성 한 모 씨가 지난달 중순 보위부에 체포됐다. ',
  'acts without a full stop': '체포돼 조사를 받고 ',
  nouns: '남성 ',
  'topics and subjects': '남성은 보위부가 ',
  owners: '남성의 아내의 ',
  'relative clauses': '체포된 남성을 조사한 ',
  'lists of people': '남편과 아들, ',
  pronouns: '그는 ',
  quotations: '“체포됐다”고 ',
  'open quotations': '“체포 ',
  brackets: '(남성 ',
  names: '기자 카민스카야는 ',
  letters: 'A는 B가 ',
  numbers: '3명 50대 ',
  times: '지난달 중순 ',
  syllables: '가',
  'one long word': '체포보위부남성',
};

for (const [name, piece] of Object.entries(WITHOUT_END))
  test(`${name}: four times the text takes about four times the time`, () => {
    const run = (size: number) =>
      void readKorean(reportOf(piece.repeat(Math.ceil(size / piece.length)), 'ko'), pack);
    run(2_000);
    assertGrowth(run, [5_000, 20_000], (one) => 8 * one + 150);
  });
