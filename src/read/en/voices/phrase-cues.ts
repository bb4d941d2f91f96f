/** Cues of several words that hold their source: "according to the resident". */
import type { VoicesLexicon } from '../../../packs/lexicon/voices-index.ts';
import type { Doc } from '../doc.ts';
import type { Clauses, Span } from './clause.ts';
import type { Cue } from './cue.ts';

/** The text in which cues are looked for. */
interface Text {
  readonly doc: Doc;
  readonly lexicon: VoicesLexicon;
  readonly clauses: Clauses;
}

/** The cue that is a phrase of the lexicon at token `i`: "according to a source", "in the words of". */
export function phraseCue(text: Text, i: number): Cue | null {
  const { doc, lexicon, clauses } = text;
  const token = doc.tokens[i]!;
  const entries = lexicon.phrases.get(token.lower);
  if (entries === undefined) return null;
  for (const entry of entries) {
    const { words } = entry;
    let k = 1;
    while (k < words.length && doc.tokens[i + k]?.lower === words[k]) k++;
    if (k < words.length) continue;
    const last = i + words.length;
    let source: Span | null = null;
    let clauseLast = last;
    if (entry.source === 'after') {
      source = clauses.nounAfterPreposition(last);
      if (source === null) continue;
      clauseLast = sourceEnd(text, source.last, i);
    }
    return {
      head: i,
      first: i,
      last,
      mode: entry.mode,
      stance: entry.stance,
      frame: 'phrase',
      source,
      addressee: null,
      at: clauseLast,
      clauseFirst: i,
      clauseLast,
      negated: false,
      passive: false,
      voiced: entry.mode === 'tell',
      shares: false,
    };
  }
  return null;
}

/**
 * Where the words about the source of a phrase end: "according to a source who asked not to be named," and "a
 * statement released by the office," up to the comma, "a source in Hyesan on Monday" with its time.
 */
function sourceEnd({ clauses, doc, lexicon }: Text, from: number, phrase: number): number {
  const { tokens } = doc;
  let k = from;
  if (tokens[k]?.pos === 'ADP' || lexicon.told.has(tokens[k]?.lower ?? '')) {
    const time = clauses.phraseStartingAt(tokens[k]!.pos === 'ADP' ? k + 1 : k, false);
    if (time !== null && lexicon.told.has(tokens[time.last - 1]!.lower)) k = time.last;
  }
  const end = k;
  if (tokens[k]?.text === ',') k++;
  if (k >= tokens.length) return end;
  const relative = clauses.is(k, lexicon.grammar.relative);
  const participle = k === end && tokens[k]!.pos === 'VERB';
  if (!relative && !participle) return end;
  const to = clauses.sentenceLast(phrase);
  for (k++; k < to; k++) if (tokens[k]!.text === ',') return k;
  return end;
}
