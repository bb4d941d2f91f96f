import type { Doc } from '../doc.ts';
import type { Cue } from './cue.ts';

/** Words that can stand before the colon of a headline. */
const REACH = 7;

/**
 * "Han: Nobody was told", as the first words of a text: a headline names its speaker. It gives no voice, because a
 * form begins in the same way ("Name: …").
 */
export function headlineCue(doc: Doc): Cue | null {
  const { tokens } = doc;
  let colon = 0;
  let named = false;
  for (; colon < REACH && tokens[colon]?.sentence === 0 && tokens[colon]!.text !== ':'; colon++) {
    const { pos } = tokens[colon]!;
    if (pos !== 'PROPN' && pos !== 'NOUN' && pos !== 'ADJ' && pos !== 'PUNCT') return null;
    named ||= pos === 'PROPN' || pos === 'NOUN';
  }
  if (!named || tokens[colon]?.text !== ':' || tokens[colon + 1]?.sentence !== 0) return null;
  return {
    head: colon,
    first: colon,
    last: colon + 1,
    mode: 'judge',
    stance: undefined,
    frame: 'quote',
    source: { first: 0, last: colon },
    addressee: null,
    at: colon + 1,
    clauseFirst: 0,
    clauseLast: colon + 1,
    negated: false,
    passive: false,
    voiced: false,
    shares: false,
  };
}
