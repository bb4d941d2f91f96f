/** What a person types → phrases of tokens. */
import type { Query } from '../vault/index-types.ts';
import { QueryError } from './query-error.ts';
import { runs, tokensOf } from './tokens.ts';

export type Phrase = Query['phrases'][number];

const MOST_LETTERS = 1000;
const MOST_PHRASES = 30;

/** A quotation, or anything up to a space. What opens is closed by any of these; what is not closed ends with the text. */
const PART = /["“”„«»「」『』]([^"“”„«»「」『』]*)["“”„«»「」『』]?|([^\s"“”„«»「」『』]+)/gu;

/**
 * Every word is required; a "quotation" is words in a row; `word*` may go on. A word of Hangul, Han or kana is found within
 * longer ones, since particles and compounds are written without a space.
 *
 * @throws QueryError when there are letters but no word in it, and when it is longer than anybody types
 */
export function phrasesOf(typed: string): Phrase[] {
  if (typed.length > MOST_LETTERS) throw new QueryError('long', `${typed.slice(0, 40)}…`);
  const out: Phrase[] = [];
  for (const [, quoted, word] of typed.matchAll(PART)) {
    const text = quoted ?? word!;
    const phrase = phraseOf(text, /[*＊]\s*$/u.test(text));
    if (phrase !== undefined) out.push(phrase);
  }
  if (out.length > MOST_PHRASES) throw new QueryError('long', `${typed.slice(0, 40)}…`);
  if (out.length === 0 && typed.trim() !== '') throw new QueryError('words', typed.trim());
  return out;
}

/** The tokens of a text as they stand in a row in another one, which may go on behind it when `open` or when written in pairs. */
function phraseOf(text: string, open: boolean): Phrase | undefined {
  const tokens = tokensOf(text);
  const last = [...runs(text)].at(-1);
  if (last === undefined) return undefined;
  if (last.script === 'word') return open ? { tokens, prefix: true } : { tokens };
  // A last letter by itself stands only at the end of a run; a pair stands wherever the word does.
  return last.letters.length > 1 ? { tokens: tokens.slice(0, -1) } : { tokens, prefix: true };
}
