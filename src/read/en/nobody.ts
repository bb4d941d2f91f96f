/**
 * Phrases that look like a party and are none: an outlet that was told something, an adjective or participle that only
 * opens a sentence ("Exhausted, she confessed"), a place behind a person ("her sister in London, who").
 */
import type { Pack } from '../../packs/types.ts';
import type { Doc } from './doc.ts';
import type { Grammar } from './grammar.ts';
import { oncePerPack } from './once.ts';
import type { Np } from './phrases.ts';
import { tag } from './tag.ts';

export interface Nobody {
  /** Stands for no party whatever it does in its clause. */
  is(np: Np): boolean;
  /** The person whose place the phrase names: a relative clause behind it tells of that person. */
  host(np: Np): Np | undefined;
}

const OPENING = new Set(['ADJ', 'VERB']);

/** The words of outlets' names, by their first. */
const outletsOf = oncePerPack((pack) => {
  const byFirst = new Map<string, (readonly string[])[]>();
  for (const name of pack.lexicon.en.voices.sources.outlets ?? []) {
    const words = tag(name).tokens.map((token) => token.lower);
    byFirst.set(words[0]!, [...(byFirst.get(words[0]!) ?? []), words]);
  }
  return byFirst;
});

export function nobody(doc: Doc, phrases: readonly Np[], pack: Pack, grammar: Grammar): Nobody {
  const byFirst = outletsOf(pack);
  const hosts = new Map<Np, Np>();
  for (const np of phrases)
    if (np.type.sort === 'party' && !np.pronoun)
      for (const { word, np: behind } of np.attached)
        if (isPlacing(word) && isPlace(behind)) hosts.set(behind, np);
  return {
    is: (np) => np.type.sort === 'name' && (isOutlet(np) || isOpening(np)),
    host: (np) => hosts.get(np),
  };

  function isPlacing(word: string): boolean {
    return grammar.origin.has(word) && !grammar.of.has(word);
  }

  function isPlace({ type, pronoun }: Np): boolean {
    return !pronoun && (type.sort === 'place' || type.sort === 'name');
  }

  /** "RFA", "RFA's Korean Service"; not "the RFA reporter". */
  function isOutlet(np: Np): boolean {
    for (let i = np.possessor?.first ?? np.first; i <= np.head; i++)
      for (const words of byFirst.get(doc.tokens[i]!.lower) ?? [])
        if (words.every((word, k) => doc.tokens[i + k]?.lower === word)) return true;
    return false;
  }

  /** Only the sentence's opening gives it a capital: a small letter makes it an adjective or a participle. */
  function isOpening(np: Np): boolean {
    const token = doc.tokens[np.head]!;
    if (np.head !== doc.sentences[token.sentence]!.first || np.last !== np.head + 1) return false;
    const next = doc.tokens[np.last];
    if (!next || !(next.text === ',' || next.pos === 'ADP' || next.pos === 'PART')) return false;
    return OPENING.has(tag(token.lower).tokens[0]?.pos ?? '');
  }
}
