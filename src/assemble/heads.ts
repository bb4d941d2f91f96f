/** What a party is called, as an id of the pack: the kin or the work that the words for it name, in whichever language. */
import type { Pack, PartyNoun } from '../packs/types.ts';

const known = new WeakMap<Pack, Map<string, ReadonlyMap<string, string>>>();

/**
 * "Two neighbors who had prayed" is called as three neighbors are in another language.
 *
 * @param label in the language of its report
 * @returns undefined when the words name neither kin nor work
 */
export function calledBy(label: string, language: string, pack: Pack): string | undefined {
  const words = wordsOf(language, pack);
  return pack.verbFinal[language] === undefined ? first(label, words, pack) : last(label, words);
}

/** In such a language the noun stands last, behind what describes it; one letter may still make it many. */
function last(label: string, known: ReadonlyMap<string, string>): string | undefined {
  for (const word of label.split(/\s+/u).reverse())
    for (let from = 0; from <= word.length - 2; from++)
      for (let to = word.length; to >= Math.max(from + 2, word.length - 1); to--) {
        const id = known.get(word.slice(from, to));
        if (id !== undefined) return id;
      }
  return undefined;
}

/** Longest number of words of a noun. */
const MOST = 3;

/** The noun stands before what a preposition brings; whose it is stands before it. */
function first(label: string, known: ReadonlyMap<string, string>, pack: Pack): string | undefined {
  const words = label.toLowerCase().match(/[\p{L}\p{N}-]+(?:['’]s?)?/gu) ?? [];
  const end = words.findIndex((word, i) => i > 0 && pack.lexicon.en.grammar.prepositions.includes(word));
  const own = end < 0 ? words : words.slice(0, end);
  for (let from = 0; from < own.length; from++)
    for (let n = Math.min(MOST, own.length - from); n > 0; n--) {
      const noun = own.slice(from, from + n).join(' ');
      const id = known.get(noun) ?? (noun.endsWith('s') ? known.get(noun.slice(0, -1)) : undefined);
      if (id !== undefined) return id;
    }
  return undefined;
}

function wordsOf(language: string, pack: Pack): ReadonlyMap<string, string> {
  const languages = known.get(pack) ?? new Map<string, ReadonlyMap<string, string>>();
  known.set(pack, languages);
  const before = languages.get(language);
  if (before !== undefined) return before;
  const lexicon = pack.verbFinal[language] ?? (language === 'en' ? pack.lexicon.en : undefined);
  const made = new Map((lexicon?.people ?? []).flatMap(named));
  languages.set(language, made);
  return made;
}

function named({ words, relation, occupation }: PartyNoun): [string, string][] {
  const id = relation ?? occupation;
  return id === undefined ? [] : words.map((word) => [word.toLowerCase(), id]);
}
