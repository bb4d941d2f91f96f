import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { loadPack } from '../../packs/load.ts';
import { assertGrowth } from '../growth.fixture.ts';
import { reportOf } from '../report.fixture.ts';
import { readJapanese } from './read.ts';

const pack = loadPack('prk');

const REPORT = `両江道恵山市で先月中旬、50代の男性が国家保衛省に逮捕された。男性は拘留場で3日間取り調べを受けた。
内部消息筋は「妻と娘は山奥に追放された」と伝えた。男性は韓国に住む弟と連絡を取っていたという。`;

test('reads acts, roles, places, times and voices', () => {
  const { claims, parties } = readJapanese(reportOf(REPORT, 'ja'), pack);
  const acts = claims.flatMap(({ says, voice }) => (says.kind === 'act' ? [{ says, voice }] : []));
  assert.deepEqual(
    acts.map(({ says }) => says.act),
    ['arrest', 'interrogation', 'banishment', 'contact'],
  );
  const label = (id: string | undefined): string | undefined =>
    parties.find((party) => party.id === id)?.label;
  const [arrest, questioned, banished, contact] = acts;
  assert.equal(label(arrest!.says.roles.by[0]), 'Ministry of State Security');
  assert.match(label(arrest!.says.roles.to[0])!, /男性/);
  assert.equal(arrest!.says.roles.at[0]?.pcode, 'KP0101');
  assert.equal(arrest!.says.roles.when[0]?.phrase, '先月中旬');
  assert.deepEqual(questioned!.says.roles.to, arrest!.says.roles.to);
  assert.equal(banished!.says.roles.to.length, 2);
  assert.match(banished!.voice.chain[0] ?? '', /消息筋/);
  assert.equal(label(contact!.says.roles.with[0]), '弟');
});

/** Pieces of which any text is made: words of the lexicon, particles, signs, and what belongs nowhere. */
const PIECES = [
  ...pack.verbFinal.ja!.acts.flatMap(({ noun = [], verb = [] }) => [...noun, ...verb]),
  ...pack.verbFinal.ja!.people.flatMap(({ words }) => words),
  ...pack.verbFinal.ja!.names.slice(0, 80).map(([text]) => text),
  ...[
    'が',
    'を',
    'に',
    'は',
    'で',
    'の',
    'と',
    'された',
    'して',
    'という',
    '40代',
    '3人',
    '先月',
    '、',
    '。',
    '「',
    '」',
  ],
  ...['（', '）', '\n', ' ', 'X', '𠮷', 'か゛', '\u3099', '🙂', '１２'],
];

test('every anchor is the text at its place', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }), (pieces) => {
      const text = pieces.join('').normalize('NFC');
      const points = [...text];
      for (const { anchors } of readJapanese(reportOf(text, 'ja'), pack).claims)
        for (const { start, end, quote } of anchors) assert.equal(points.slice(start, end).join(''), quote);
    }),
    { numRuns: 100 },
  );
});

test('the same text gives the same claims', () => {
  const report = reportOf(REPORT, 'ja');
  assert.equal(JSON.stringify(readJapanese(report, pack)), JSON.stringify(readJapanese(report, pack)));
});

test('cost grows with the text', () => {
  for (const unit of [`${REPORT}\n`, '男性', 'ああああ', '逮捕されなかったとされる', '「', '1、'])
    assertGrowth(
      (size) => readJapanese(reportOf(unit.repeat(Math.ceil((size * 100) / unit.length)), 'ja'), pack),
      [20, 80],
      (small) => small * 8 + 200,
    );
});
