/** Reads a Japanese report: what is Japanese alone stands here and beside, all else in `../verb-final`. */
import { namedVerbs, type Own, readerOf } from '../verb-final/language.ts';
import { segment } from './segment.ts';
import { verbsOf } from './verbs.ts';
import { cutter } from './words.ts';

/** What the shared reader needs of Japanese. */
export const japanese: Own = {
  language: 'ja',
  reader: 'reader-ja/1',
  segmenter(lexicon, nouns) {
    const { grammar } = lexicon;
    const cut = cutter(grammar, nouns, verbsOf(grammar, namedVerbs(lexicon)));
    return (text, times) => segment(text, cut, grammar, times);
  },
};

/** Reads a report in Japanese. Proposes nothing that it cannot point at. */
export const readJapanese = readerOf(japanese);
