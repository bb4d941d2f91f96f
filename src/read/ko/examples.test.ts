import { describe } from 'node:test';
import { loadPack } from '../../packs/load.ts';
import { testExamples } from '../examples.fixture.ts';
import { reportOf } from '../report.fixture.ts';
import { readKorean } from './read.ts';

const pack = loadPack('prk');

describe('examples of the act lexicon', () => {
  testExamples(pack.verbFinal.ko!.acts, (sentence) => readKorean(reportOf(sentence, 'ko'), pack));
});
