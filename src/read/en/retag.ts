/**
 * Mends parts of speech where the lexicon knows better than a tagger for general English: reports open sentences with
 * bare plurals ("Guards tortured the student"), name acts by gerunds ("subjected to questioning") and put verbs in places
 * where a tagger expects nouns. Each rule looks at a few neighbours; no rule looks at its own result.
 */
import type { Doc, Pos, Token } from './doc.ts';
import type { Grammar } from './grammar.ts';
import type { Vocabulary } from './vocabulary.ts';

/** How many words may stand between "let" and the verb it lets: "let the old driver go". */
const CAUSED = 5;

/** @returns the document with the parts of speech mended; words and offsets stay */
export function retag(doc: Doc, grammar: Grammar, words: Vocabulary): Doc {
  const tokens: Token[] = doc.tokens.slice();
  for (const sentence of doc.sentences) {
    for (let i = sentence.first; i < sentence.last; i++) {
      const token = tokens[i]!;
      const at = (k: number) => (k >= sentence.first && k < sentence.last ? tokens[k] : undefined);
      const pos = token.pos === 'VERB' ? asVerb(token, i, at) : asNominal(token, i, at);
      if (pos !== token.pos) tokens[i] = { ...token, pos };
    }
  }
  return { ...doc, tokens };

  type At = (i: number) => Token | undefined;

  /** What the tagger took for a verb. */
  function asVerb(token: Token, i: number, at: At): Pos {
    const before = at(i - 1);
    const after = at(i + 1);
    const { form } = words.verbUse(token);
    const opens = opensClause(before);
    // "the Main Directorate for Combating Organized Crime": capitals inside a name.
    if (
      before &&
      /^\p{Lu}\p{Ll}/u.test(token.text) &&
      (before.pos === 'PROPN' || before.pos === 'ADP') &&
      after?.pos === 'PROPN'
    )
      return 'PROPN';
    // A bare verb never follows a preposition: "on bail".
    if (
      before?.pos === 'ADP' &&
      form === 'base' &&
      !grammar.infinitive.has(before.lower) &&
      !words.samePast(token.lower) &&
      !startsPhrase(after)
    )
      return 'NOUN';
    // "questioning", "torture" as names of acts: behind a verb or preposition, with no object of their own.
    const behind =
      before !== undefined &&
      (before.pos === 'ADP' || before.pos === 'VERB' || before.pos === 'ADJ' || before.pos === 'PART');
    if (behind && words.isActNoun(words.nounLemma({ ...token, pos: 'NOUN' })) && !startsPhrase(after)) {
      if (form === 'ing' && after?.pos !== 'NOUN' && after?.pos !== 'ADJ') return 'NOUN';
      if (form === 'base' && before.pos === 'VERB' && !grammar.causal.has(before.lemma)) return 'NOUN';
    }
    if (opens && words.isPlural(token) && isKnownVerb(after)) return 'NOUN';
    // "a phone call to", "a television set.", "television shows", "the Namyang crossing"
    if (
      form === 'base' &&
      before?.pos === 'NOUN' &&
      words.actNoun(`${before.lower} ${token.lower}`) === `${before.lower} ${token.lower}`
    )
      return 'NOUN';
    if (
      form === 'base' &&
      before?.pos === 'NOUN' &&
      at(i - 2)?.pos === 'DET' &&
      (after === undefined || after.pos === 'PUNCT') &&
      !caused(i, at)
    )
      return 'NOUN';
    if (form === 's' && before?.pos === 'NOUN' && words.isThing(token) && !startsPhrase(after)) return 'NOUN';
    if (
      form === 'ing' &&
      before?.pos === 'PROPN' &&
      !startsPhrase(after) &&
      after?.pos !== 'ADP' &&
      after?.pos !== 'ADV'
    )
      return 'NOUN';
    return 'VERB';
  }

  /** What the tagger took for a noun, an adjective or less. */
  function asNominal(token: Token, i: number, at: At): Pos {
    const { pos } = token;
    if (pos !== 'NOUN' && pos !== 'ADJ' && pos !== 'PROPN' && pos !== 'X' && pos !== 'INTJ' && pos !== 'ADV')
      return pos;
    const before = at(i - 1);
    const after = at(i + 1);
    const use = words.verbUse(token);
    if (pos !== 'NOUN' && pos !== 'PROPN' && opensClause(before) && words.isPlural(token)) return 'NOUN';
    if (!before || pos === 'X' || pos === 'INTJ' || pos === 'ADV' || !/^\p{Ll}/u.test(token.text)) return pos;
    const nominal = before.pos === 'NOUN' || before.pos === 'PROPN' || words.isPlural(before);
    // "The authorities regard the women as …": a plural before it, an object behind it.
    if (
      pos === 'NOUN' &&
      use.known &&
      use.form === 'base' &&
      words.isPlural(before) &&
      (after?.pos === 'DET' || after?.pos === 'PRON')
    )
      return 'VERB';
    // "interrogating villagers and burning down houses"
    if (
      pos === 'NOUN' &&
      use.form === 'ing' &&
      before.pos === 'CCONJ' &&
      (after?.pos === 'ADP' || after?.pos === 'DET') &&
      words.isActNoun(token.lower) === false
    )
      return 'VERB';
    // "let the driver go", "made the prisoners dig"
    const somebody =
      before.pos === 'PROPN' || words.person(words.nounLemma(before), before.lower) !== undefined;
    if (
      somebody &&
      use.form === 'base' &&
      token.lower === token.lemma &&
      (use.known || grammar.causable.has(token.lower)) &&
      caused(i, at)
    )
      return 'VERB';
    // "the two hit me"
    if (
      pos === 'NOUN' &&
      words.samePast(token.lower) &&
      (after?.pos === 'PRON' || after?.pos === 'DET') &&
      (nominal || before.pos === 'NUM')
    )
      return 'VERB';
    // "are being interrogated and tortured by", "for smuggling goods"
    if (
      use.known &&
      (use.form === 'ed' || use.form === 'participle') &&
      before.pos === 'CCONJ' &&
      at(i - 2)?.pos === 'VERB' &&
      (after === undefined || after.pos === 'ADP' || after.pos === 'PUNCT')
    )
      return 'VERB';
    if (
      pos === 'NOUN' &&
      use.known &&
      use.form === 'ing' &&
      before.pos === 'ADP' &&
      after?.pos === 'NOUN' &&
      after.lower !== after.lemma &&
      words.actNoun(`${token.lower} ${words.nounLemma(after)}`)?.includes(' ') !== true &&
      words.thing(`${token.lower} ${words.nounLemma(after)}`) === undefined
    )
      return 'VERB';
    // A past form behind a noun, with no noun right behind it: "Soldiers apprehended three students".
    if (!use.known || (use.form !== 'ed' && use.form !== 'past')) return pos;
    // "The trader smuggled second-hand clothes": no adjective stands behind its noun.
    if (
      pos === 'ADJ' &&
      before.pos === 'NOUN' &&
      words.person(words.nounLemma(before), before.lower) !== undefined &&
      after
    )
      return 'VERB';
    const subject = nominal || (before.pos === 'PRON' && !grammar.pronoun.get(before.lower)?.possessive);
    if (!subject || !after) return pos;
    if (
      startsPhrase(after) ||
      ['ADP', 'ADV', 'PART'].includes(after.pos) ||
      (after.pos === 'PUNCT' && after.text !== '-')
    )
      return 'VERB';
    return after.pos === 'ADJ' && at(i + 2)?.pos === 'NOUN' && words.isPlural(before) ? 'VERB' : pos;
  }

  function caused(i: number, at: At): boolean {
    for (let k = i - 2; k >= i - CAUSED; k--) {
      const token = at(k);
      if (!token) return false;
      if (token.pos === 'VERB') return grammar.causal.has(token.lemma);
    }
    return false;
  }

  function isKnownVerb(token: Token | undefined): boolean {
    if (!token) return false;
    const use = words.verbUse(token);
    return (
      token.pos === 'VERB' || token.pos === 'AUX' || (use.known && (use.form === 'ed' || use.form === 'past'))
    );
  }
}

function opensClause(before: Token | undefined): boolean {
  return before === undefined || before.text === ',' || /^["“‘']$/u.test(before.text);
}

function startsPhrase(token: Token | undefined): boolean {
  return (
    token !== undefined &&
    (token.pos === 'DET' || token.pos === 'PRON' || token.pos === 'NUM' || token.pos === 'PROPN')
  );
}
