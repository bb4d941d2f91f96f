/** The words of a grammar that phrases are made of, ready to be looked up. */
import type { Mark, VerbFinalGrammar } from '../../packs/lexicon/verb-final.ts';
import type { Noun, Word } from './doc.ts';

export interface NpGrammar {
  readonly counters: ReadonlyMap<string, 'person' | 'family' | 'thing'>;
  readonly quantities: ReadonlyMap<string, string>;
  readonly sites: readonly string[];
  readonly titles: ReadonlySet<string>;
  readonly sexes: ReadonlyMap<string, 'male' | 'female'>;
  readonly families: ReadonlySet<string>;
  readonly behindName: ReadonlySet<string>;
  readonly vagueBefore: ReadonlySet<string>;
  readonly vagueBehind: ReadonlySet<string>;
  readonly compounds: ReadonlyMap<
    string,
    readonly { readonly after: readonly Mark[]; readonly mark: Mark }[]
  >;
}

/** What is made of a grammar once. */
export function npGrammar(grammar: VerbFinalGrammar): NpGrammar {
  const compounds = new Map<string, { after: readonly Mark[]; mark: Mark }[]>();
  for (const { after, words, mark } of grammar.compounds ?? [])
    for (const word of words) compounds.set(word, [...(compounds.get(word) ?? []), { after, mark }]);
  return {
    counters: new Map(
      (grammar.counters ?? []).flatMap(({ words, of }) => words.map((word) => [word, of] as const)),
    ),
    quantities: new Map(
      Object.entries(grammar.quantities ?? {}).flatMap(([name, words]) =>
        words.map((word) => [word, name] as const),
      ),
    ),
    sites: grammar.suffixes?.site ?? [],
    titles: new Set(grammar.titles ?? []),
    sexes: new Map(
      (['female', 'male'] as const).flatMap((sex) =>
        (grammar.sexes?.[sex] ?? []).map((word) => [word, sex] as const),
      ),
    ),
    families: new Set(grammar.surname?.families ?? []),
    behindName: new Set(grammar.surname?.behind ?? []),
    vagueBefore: new Set(grammar.vague?.before ?? []),
    vagueBehind: new Set(grammar.vague?.behind ?? []),
    compounds,
  };
}

/** The noun of a word, or of its "to be". */
export function nounOf(word: Word): Noun | undefined {
  return word.noun ?? word.verb?.copula;
}

/** A noun's word without its particle, any other word as it is written. */
export function stemOf(word: Word): string {
  return nounOf(word)?.stem ?? word.text;
}

/** Where a word ends in the text, before its particle. */
export function endOf(word: Word): number {
  return nounOf(word)?.end ?? word.number?.end ?? word.end;
}

/** A figure, or a word that counts. */
export function isCounter(word: Word, { counters }: NpGrammar): boolean {
  return word.number !== undefined || counters.has(word.noun?.stem ?? word.text);
}

/** Makes a number vague: "약", "가량". */
export function isVague({ text }: Word, { vagueBefore, vagueBehind }: NpGrammar): boolean {
  return vagueBefore.has(text) || vagueBehind.has(text);
}

/** Titles and what stands for the rest of a name, also two in one word: "씨", "모씨". */
export function isBehindName(part: string, { behindName }: NpGrammar): boolean {
  return (
    behindName.has(part) || (part.length > 1 && behindName.has(part[0]!) && behindName.has(part.slice(1)))
  );
}
