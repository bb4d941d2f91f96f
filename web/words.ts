/**
 * The words of the pages: `words.en.json` and `words.ko.json` in each folder, with the same keys.
 *
 *     import en from './words.en.json';
 *     import ko from './words.ko.json';
 *     const words = useWords({ en, ko });
 *     fill(words.many, { n: 3 })
 */
import { type Language, useLanguage } from './choices.ts';

export { count, fill } from './fill.ts';

/** The words of the language that is chosen. */
export function useWords<W>(tables: Readonly<Record<Language, W>>): W {
  return tables[useLanguage()];
}
