import { fill } from '../claims/fill.ts';
import en from './words.en.json' with { type: 'json' };
import ko from './words.ko.json' with { type: 'json' };

export { fill } from '../claims/fill.ts';

/** The words of the interface in one language: a table beside the code, to be translated without touching it. */
export type Words = typeof en;

/** The languages in which a case is printed; the first is the default. */
export const languages = ['en', 'ko'] as const;

export type Language = (typeof languages)[number];

const tables: Readonly<Record<Language, Words>> = { en, ko };

/** The words of a language. */
export function wordsOf(language: Language): Words {
  return tables[language];
}

/** The singular or the plural text, with the number in it. */
export function count(forms: { readonly one: string; readonly many: string }, n: number): string {
  return fill(n === 1 ? forms.one : forms.many, { n });
}
