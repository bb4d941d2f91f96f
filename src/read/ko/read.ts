/** Reads a Korean report: what is Korean alone stands here and beside, all else in `../verb-final`. */
import type { Pack } from '../../packs/types.ts';
import { languageOf, namedVerbs, type Own, readerOf } from '../verb-final/language.ts';
import type { Language } from '../verb-final/read.ts';
import { analyser } from './analyse.ts';
import { segment } from './segment.ts';
import { verbsOf } from './verbs.ts';

/** What the shared reader needs of Korean. */
export const korean: Own = {
  language: 'ko',
  reader: 'reader-ko/1',
  segmenter(lexicon, nouns) {
    const { grammar } = lexicon;
    const words = analyser(grammar, nouns, verbsOf(grammar, namedVerbs(lexicon)));
    return (text, times) => segment(text, words, nouns, times);
  },
};

/** Reads a report in Korean. Proposes nothing that it cannot point at. */
export const readKorean = readerOf(korean);

/** What the reader makes of a pack once. */
export function koreanOf(pack: Pack): Language {
  return languageOf(pack, korean);
}
