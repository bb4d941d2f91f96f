/**
 * Mends parts of speech where the lexicon knows better than a tagger for general English: reports open sentences with
 * bare plurals ("Guards tortured the student"), name acts by gerunds ("subjected to questioning") and put verbs in places
 * where a tagger expects nouns. Each rule looks at one neighbour on either side.
 */
import type { Doc, Pos, Token } from './doc.ts';
import type { Grammar } from './grammar.ts';
import type { Vocabulary } from './vocabulary.ts';

/** @returns the document with the parts of speech mended; words and offsets stay */
export function retag(doc: Doc, grammar: Grammar, words: Vocabulary): Doc {
  const tokens: Token[] = doc.tokens.slice();
  for (const sentence of doc.sentences) {
    for (let i = sentence.first; i < sentence.last; i++) {
      const token = tokens[i]!;
      const pos = mended(
        token,
        i > sentence.first ? tokens[i - 1] : undefined,
        i + 1 < sentence.last ? tokens[i + 1] : undefined,
        i === sentence.first,
        tokens[i + 2],
      );
      if (pos !== token.pos) tokens[i] = { ...token, pos };
    }
  }
  return { ...doc, tokens };

  function mended(
    token: Token,
    before: Token | undefined,
    after: Token | undefined,
    first: boolean,
    second: Token | undefined,
  ): Pos {
    const { pos } = token;
    if (pos === 'PUNCT' || pos === 'NUM' || pos === 'ADP' || pos === 'DET' || pos === 'PRON') return pos;
    const use = words.verbUse(token);
    const opens = first || isQuote(before) || before?.lower === ',';
    if (pos === 'VERB') {
      // A bare verb never follows a preposition: "on bail".
      if (before?.pos === 'ADP' && use.form === 'base' && !grammar.infinitive.has(before.lower) && !words.samePast(token.lower) && !startsPhrase(after)) return 'NOUN';
      // "questioning", "torture" as names of acts: behind a verb or preposition, with no object of their own.
      const behind =
        before !== undefined &&
        (before.pos === 'ADP' ||
          (before.pos === 'VERB' && !grammar.infinitive.has(before.lower)) ||
          before.pos === 'ADJ' ||
          before.pos === 'PART');
      if (behind && words.isActNoun(words.nounLemma({ ...token, pos: 'NOUN' })) && !startsPhrase(after)) {
        if (use.form === 'ing') return 'NOUN';
        if (
          use.form === 'base' &&
          before!.pos !== 'ADJ' &&
          before!.pos !== 'PART' &&
          !grammar.causal.has(before!.lemma)
        )
          return 'NOUN';
      }
      if (opens && words.isPlural(token) && isKnownVerb(after)) return 'NOUN';
      // "television shows", "the Namyang crossing"
      if (use.form === 's' && before?.pos === 'NOUN' && words.isThing(token) && !startsPhrase(after))
        return 'NOUN';
      if (
        use.form === 'ing' &&
        before?.pos === 'PROPN' &&
        !startsPhrase(after) &&
        after?.pos !== 'ADP' &&
        after?.pos !== 'ADV'
      )
        return 'NOUN';
      return pos;
    }
    if (opens && (pos === 'ADJ' || pos === 'X' || pos === 'INTJ' || pos === 'ADV') && words.isPlural(token))
      return 'NOUN';
    if (pos === 'NOUN' && before && words.sameParticiple(token.lower) && (after?.pos === 'PRON' || after?.pos === 'DET') && (before.pos === 'NUM' || before.pos === 'NOUN' || before.pos === 'PROPN')) return 'VERB';
    // A verb the tagger took for a noun or an adjective: past form, a noun before it, no noun behind it.
    if (
      (pos === 'NOUN' || pos === 'ADJ' || pos === 'PROPN') &&
      use.known &&
      (use.form === 'ed' || use.form === 'past') &&
      before
    ) {
      const nominal =
        before.pos === 'NOUN' ||
        before.pos === 'PROPN' ||
        (before.pos === 'PRON' && !grammar.pronoun.get(before.lower)?.possessive) ||
        words.isPlural(before);
      if (
        nominal &&
        after &&
        (startsPhrase(after) ||
          after.pos === 'ADP' ||
          after.pos === 'ADV' ||
          after.pos === 'PART' ||
          (after.pos === 'PUNCT' && after.text !== '-')) &&
        /^\p{Ll}/u.test(token.text)
      )
        return 'VERB';
      if (nominal && after?.pos === 'ADJ' && second?.pos === 'NOUN' && words.isPlural(before)) return 'VERB';
    }
    return pos;
  }

  function isKnownVerb(token: Token | undefined): boolean {
    if (!token) return false;
    const use = words.verbUse(token);
    return (
      token.pos === 'VERB' || token.pos === 'AUX' || (use.known && (use.form === 'ed' || use.form === 'past'))
    );
  }
}

function startsPhrase(token: Token | undefined): boolean {
  return (
    token !== undefined &&
    (token.pos === 'DET' || token.pos === 'PRON' || token.pos === 'NUM' || token.pos === 'PROPN')
  );
}

function isQuote(token: Token | undefined): boolean {
  return token !== undefined && /^["“‘']$/u.test(token.text);
}
