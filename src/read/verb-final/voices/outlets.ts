/** Outlets by their names. */
import type { Word } from '../doc.ts';
import { endIn, type VoiceWords } from './lexicon.ts';

/** A noun as it stands, without its particle. */
export function stemOf({ text, noun, start, end }: Word): string {
  return text.slice(0, Math.min(noun!.end, end) - start);
}

/** The outlet that a word names: one of the lexicon, or a name that ends like one. */
export function outletOf(words: VoiceWords, word: Word): string | undefined {
  const { noun } = word;
  if (!noun) return undefined;
  const stem = stemOf(word);
  if (words.outlets.has(stem)) return stem;
  const end = words.outletEnds.find((one) => stem.endsWith(one) && stem.length > one.length);
  return end !== undefined && !endIn(words.official, stem) ? stem : undefined;
}
