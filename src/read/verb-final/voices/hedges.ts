/** Words that keep distance without anybody telling: charges, rumours, guesses. */
import type { Stance } from '../../../claims/types.ts';
import type { Doc } from '../doc.ts';
import type { Span } from './attribution.ts';
import type { Finder } from './finder.ts';
import type { VoiceWords } from './lexicon.ts';

export interface Hedge {
  readonly stance: Stance;
  readonly scope: Span;
}

const MODIFIES = new Set(['modify', 'quote-modify', 'ask']);

/** The hedges of a text, each with the words it reaches. */
export function findHedges(doc: Doc, words: VoiceWords, finder: Finder): Hedge[] {
  const hedges: Hedge[] = [];
  /** The first verb behind the last adverb of doubt, or the end of its sentence: also that of the next adverb before it. */
  let reach = 0;
  for (const word of doc.words) {
    const before = doc.words[word.i - 1];
    if (!before || before.sentence !== word.sentence) continue;
    const stem = word.noun?.stem ?? word.verb?.copula?.stem;
    const byNoun = stem === undefined ? undefined : words.hedgeNouns.get(stem);
    const byVerb = words.hedgeVerbs.get(word.text) ?? (word.verb && words.hedgeVerbs.get(word.verb.lemma));
    const stance = byNoun ?? byVerb;
    if (stance !== undefined && before.verb && MODIFIES.has(before.verb.form)) {
      const scope = finder.chainTo(before);
      if (scope) hedges.push({ stance, scope });
    } else if (
      byNoun !== undefined &&
      before.noun &&
      (before.noun.mark === undefined || before.noun.mark === 'of')
    ) {
      // "간첩 혐의": what is charged.
      hedges.push({ stance: byNoun, scope: { first: before.i, last: word.i } });
    }
    const adverb = words.hedgeAdverbs.get(word.text);
    if (adverb !== undefined) {
      const { last } = doc.sentences[word.sentence]!;
      reach = Math.max(reach, word.i + 1);
      while (reach < last && !doc.words[reach]!.verb) reach++;
      hedges.push({ stance: adverb, scope: { first: word.i, last: Math.min(reach + 1, last) } });
    }
  }
  return hedges;
}
