/** The nouns that a pack knows in one language: people, things, names, deeds; found whole or as the end of a longer word. */
import type { NameHit, VerbFinalLexicon } from '../../packs/types.ts';
import type { Known } from './doc.ts';

export interface Nouns {
  /** Exactly this word. */
  get(word: string): Known | undefined;
  /** The longest known word at the end of this one, with at least two letters, or one that the pack marks so. */
  ending(word: string): { readonly head: string; readonly known: Known } | undefined;
  /** The length of the longest word that begins with this letter; 0 when none does. */
  longestFrom(letter: string): number;
  /** Names of several words, by their first. */
  readonly long: ReadonlyMap<string, readonly (readonly string[])[]>;
}

type Writable = { -readonly [K in keyof Known]: Known[K] };

/** Names of this kind win when one word names several things. */
const NONE: readonly NameHit[] = [];

/** @param lexicon what the pack knows of the language */
export function nounsOf(lexicon: VerbFinalLexicon): Nouns {
  const words = new Map<string, Writable>();
  const long = new Map<string, string[][]>();
  let longest = 0;
  const at = (word: string): Writable => {
    const bare = word.replaceAll(' ', '');
    if (word.includes(' ')) {
      const parts = word.split(' ');
      const list = long.get(parts[0]!) ?? [];
      if (!list.some((known) => known.join(' ') === word)) list.push(parts);
      long.set(parts[0]!, list);
    }
    const known = words.get(bare) ?? {};
    words.set(bare, known);
    longest = Math.max(longest, bare.length);
    return known;
  };
  const { people, things, names, acts, grammar } = lexicon;
  for (const noun of people)
    for (const word of noun.words) {
      const known = at(word);
      known.party ??= noun;
    }
  for (const { words: of, class: thing } of things) for (const word of of) at(word).thing ??= thing;
  for (const frame of acts) for (const word of frame.noun ?? []) at(word).deed = true;
  for (const [text, type, id, ambiguous] of names) {
    const known = at(text);
    const hit: NameHit = { type, id, ...(ambiguous && { ambiguous }) };
    known.names = [...(known.names ?? NONE), hit];
  }
  for (const [kind, list] of Object.entries(grammar.bound ?? {}))
    for (const word of list) at(word).bound ??= kind;
  for (const word of grammar.wrappers ?? []) at(word).wrapper = true;
  for (const { words: of, number, sex, of: kind } of grammar.pronouns ?? [])
    for (const word of of) at(word).pronoun = { number, ...(sex && { sex }), ...(kind && { of: kind }) };
  const plain = [
    ...(grammar.whole ?? []),
    ...(grammar.titles ?? []),
    ...(grammar.surname?.behind ?? []),
    ...(grammar.counters ?? []).flatMap((counter) => counter.words),
    ...Object.values(grammar.quantities ?? {}).flat(),
  ];
  for (const word of plain) at(word);
  for (const list of long.values()) list.sort((a, b) => b.length - a.length);
  const lengths = new Map<string, number>();
  for (const word of words.keys()) lengths.set(word[0]!, Math.max(lengths.get(word[0]!) ?? 0, word.length));
  return {
    get: (word) => words.get(word),
    longestFrom: (letter) => lengths.get(letter) ?? 0,
    ending(word) {
      for (let cut = Math.max(1, word.length - longest); cut < word.length - 1; cut++) {
        const known = words.get(word.slice(cut));
        if (known !== undefined && isHead(known)) return { head: word.slice(cut), known };
      }
      const known = words.get(`-${word.slice(-1)}`);
      return known === undefined ? undefined : { head: word.slice(-1), known };
    },
    long,
  };
}

/** What can be the head of a longer word. */
function isHead({ party, thing, names, deed, wrapper }: Known): boolean {
  return (
    party !== undefined || thing !== undefined || names !== undefined || deed === true || wrapper === true
  );
}
