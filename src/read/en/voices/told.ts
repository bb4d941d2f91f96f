import type { VoicesLexicon } from '../../../packs/lexicon/voices-index.ts';
import type { Doc } from '../doc.ts';
import { type Clauses, isQuoteMark, type Span } from './clause.ts';
import type { Cue } from './cue.ts';
import type { Quote } from './quotes.ts';

/** How many words beside a cue may belong to the phrase that says when it was told. */
const NEAR = 14;

/**
 * For each cue of telling the words in its own clause that look like a time ("on Monday", "in a call on 3 June"), or
 * null. What they mean is for the time tagger to say.
 */
export function findTold(
  doc: Doc,
  lexicon: VoicesLexicon,
  clauses: Clauses,
  cues: readonly Cue[],
  quotes: readonly Quote[],
): (Span | null)[] {
  const { tokens } = doc;
  const opens = new Set(quotes.map((quote) => quote.open));
  return cues.map((cue) => (cue.mode === 'tell' ? (after(cue) ?? before(cue)) : null));

  function after(cue: Cue): Span | null {
    const from = cue.addressee !== null && cue.addressee.first >= cue.last ? cue.addressee.last : cue.last;
    const start = cue.frame === 'after' || cue.frame === 'phrase' ? Math.max(from, cue.clauseLast) : from;
    const sameClause = cue.frame === 'after' || cue.frame === 'phrase';
    const limit = Math.min(clauses.sentenceLast(cue.head), sameClause ? start + NEAR : cue.at);
    return timeIn(start, limit) ?? (start > from ? timeIn(from, start) : null);
  }

  /** "On Monday, the source said": a phrase that opens the sentence, right before the clause of the cue. */
  function before(cue: Cue): Span | null {
    const first = Math.max(clauses.sentenceFirst(cue.head), cue.clauseFirst - NEAR);
    let end = cue.clauseFirst;
    if (tokens[end - 1]?.text === ',') end--;
    if (end <= first || (tokens[first]!.pos !== 'ADP' && !lexicon.told.has(tokens[first]!.lower)))
      return null;
    if (clauses.sentenceFirst(cue.head) !== first || clauses.hasVerb(first, end)) return null;
    return timeIn(first, end);
  }

  function timeIn(from: number, to: number): Span | null {
    let first = -1;
    for (let i = from; i < to; i++) {
      const token = tokens[i]!;
      if (opens.has(i) || isQuoteMark(token)) return null;
      if (token.pos === 'VERB' || token.pos === 'SCONJ' || token.pos === 'CCONJ') return null;
      if (token.pos === 'PUNCT' && i > from) return null;
      if (token.pos === 'ADP' || first < 0) first = i;
      if (!lexicon.told.has(token.lower)) continue;
      let last = i + 1;
      while (last < to && (tokens[last]!.pos === 'NUM' || lexicon.told.has(tokens[last]!.lower))) last++;
      return { first, last };
    }
    return null;
  }
}
