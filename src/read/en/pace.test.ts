/** Reading takes time in proportion to the text, also of texts that are made to take more. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadPack } from '../../packs/load.ts';
import { assertGrowth } from '../growth.fixture.ts';
import { reportOf } from '../report.fixture.ts';
import { readEnglish } from './read.ts';
import { tag } from './tag.ts';

const pack = loadPack('prk');

/** Pieces that, without end, once took the square of their number. */
const PIECES: Readonly<Record<string, string>> = {
  'sentences that tell acts': 'Police arrested a man in his 50s, Kim Chol-su, in Hyesan in mid-June. ',
  'commas with words': 'the man, ',
  verbs: 'arrested ',
  'relative clauses': 'the man who ',
  'phrases inside phrases': 'the wife of ',
  adverbs: 'quickly ',
  negations: 'not ',
  owners: 'man’s ',
  pronouns: 'he ',
  subclauses: 'after he was arrested ',
  charges: 'accused of ',
  hedges: 'reportedly ',
  'numbers of people': 'two of them ',
  'brackets and quotation marks': '(“he said ',
};

for (const [name, piece] of Object.entries(PIECES))
  test(`${name}: four times the text takes about four times the time`, () => {
    const run = (n: number) => void readEnglish(reportOf(piece.repeat(Math.ceil(n / piece.length))), pack);
    run(4_000);
    assertGrowth(run, [10_000, 40_000], (one) => 8 * one + 150);
  });

test('a sentence without an end is cut behind a mark', () => {
  const { sentences, tokens } = tag('the man was seen, '.repeat(500));
  for (const { first, last } of sentences) {
    assert.ok(last - first <= 256);
    assert.equal(tokens[last - 1]!.text, ',');
    for (let i = first; i < last; i++) assert.equal(sentences[tokens[i]!.sentence]!.first, first);
  }
});
