/** What can stand inside a noun phrase. */
import { isQuote } from './characters.ts';
import type { Text } from './text.ts';
import { isParticiple } from './verb-forms.ts';

/** A noun or what may stand before one inside a noun phrase. */
export function isNominal(text: Text, i: number, end: number): boolean {
  const token = text.tokens[i];
  return i < end && token !== undefined && ['NOUN', 'PROPN', 'ADJ', 'NUM'].includes(token.pos);
}

/** What may follow a possessive pronoun in its phrase: "her elderly mother", "his arrest". */
export function isNominalStart(text: Text, i: number, end: number): boolean {
  if (i >= end) return false;
  const token = text.tokens[i]!;
  const { pos } = token;
  return (
    text.names[i] !== undefined ||
    ['NOUN', 'PROPN', 'ADJ', 'NUM'].includes(pos) ||
    (pos === 'VERB' && isParticiple(text, i) && isNominal(text, i + 1, end)) ||
    (pos === 'ADV' && isNominal(text, i + 1, end)) ||
    isQuote(token.text) ||
    (pos === 'VERB' && text.words.isActNoun(text.words.nounLemma(token)))
  );
}

/** "forced labor": a participle and a noun that together name an act or a thing. */
export function isCompound({ tokens, lowers, words }: Text, i: number, end: number): boolean {
  if (i + 1 >= end || tokens[i + 1]!.pos !== 'NOUN') return false;
  const pair = `${lowers[i]} ${words.nounLemma(tokens[i + 1]!)}`;
  return words.actNoun(pair) === pair || words.thing(pair) !== undefined;
}
