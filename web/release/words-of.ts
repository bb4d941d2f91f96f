import { useWords } from '../words.ts';
import en from './words.en.json';
import ko from './words.ko.json';

export type Words = typeof en;

/** The words of this screen in the language that is chosen. */
export function useReleaseWords(): Words {
  return useWords({ en, ko });
}
