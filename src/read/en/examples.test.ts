import { describe } from 'node:test';
import { loadPack } from '../../packs/load.ts';
import { testExamples } from '../examples.fixture.ts';
import { reportOf } from '../report.fixture.ts';
import { readEnglish } from './read.ts';

const pack = loadPack('prk');

describe('examples of the act lexicon', () => {
  testExamples(pack.lexicon.en.acts, (sentence) => readEnglish(reportOf(sentence), pack));
});
