import { describe } from 'node:test';
import { loadPack } from '../../packs/load.ts';
import { testExamples } from '../examples.fixture.ts';
import { reportOf } from '../report.fixture.ts';
import { readJapanese } from './read.ts';

const pack = loadPack('prk');

describe('examples of the act lexicon', () => {
  testExamples(pack.verbFinal.ja!.acts, (sentence) => readJapanese(reportOf(sentence, 'ja'), pack));
});
