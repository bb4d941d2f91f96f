/** What a word can be in a verb group: an auxiliary, a participle, a base after "to". */
import type { Token } from './doc.ts';
import type { Grammar } from './grammar.ts';
import { isNominal } from './nominal.ts';
import type { Item } from './phrases.ts';
import type { Text } from './text.ts';

/** A form of "be". */
export function isBe(token: Token, grammar: Grammar): boolean {
  return (grammar.be.has(token.lemma) || grammar.be.has(token.lower)) && token.pos !== 'NOUN';
}

/** A form of "have". */
export function isHave(token: Token, grammar: Grammar): boolean {
  return grammar.have.has(token.lemma) && token.pos !== 'NOUN';
}

/** A form of "do". */
export function isDo(token: Token, grammar: Grammar): boolean {
  return grammar.do.has(token.lemma) && token.pos !== 'NOUN';
}

/** A form of "be", "have" or "do". */
export function isAuxiliary(token: Token, grammar: Grammar): boolean {
  return isBe(token, grammar) || isHave(token, grammar) || isDo(token, grammar);
}

/** A verb, an auxiliary or a modal. */
export function isVerbal(text: Text, i: number, end: number): boolean {
  const token = text.tokens[i];
  return (
    i < end &&
    token !== undefined &&
    (token.pos === 'VERB' || token.pos === 'AUX' || text.grammar.modal.has(token.lower))
  );
}

/** A participle that may stand before a noun. */
export function isParticiple(text: Text, i: number): boolean {
  const token = text.tokens[i];
  if (!token || (token.pos !== 'VERB' && token.pos !== 'ADJ')) return false;
  const { form } = text.verbUse(i);
  return form === 'ing' || form === 'ed' || form === 'participle';
}

/** A participle that may stand behind a time or an aside inside a verb group; "being" among them. */
export function isParticipleLike(text: Text, i: number, end: number): boolean {
  const token = text.tokens[i];
  if (!token || i >= end) return false;
  const { form, known } = text.verbUse(i);
  if (token.pos !== 'VERB' && token.pos !== 'AUX' && !(known && (form === 'ed' || form === 'participle')))
    return false;
  return form === 'ed' || form === 'participle' || form === 'ing' || isBe(token, text.grammar);
}

/** A participle behind "be" or "get", with which it makes a passive or a progressive. */
export function isParticipleVerb(text: Text, i: number, end: number): boolean {
  if (i >= end || text.skip[i] || text.names[i]) return false;
  const token = text.tokens[i]!;
  const use = text.verbUse(i);
  if (use.form === 'ing') return token.pos === 'VERB';
  if (use.form === 'participle') return token.pos !== 'NOUN' || use.known;
  if (use.form === 'ed') return token.pos === 'VERB' || (use.known && isPredicateParticiple(text, i, end));
  return isBaseParticiple(text, i);
}

/** "was classified as": the tagger calls it an adjective, the words after it say otherwise. */
export function isPredicateParticiple(text: Text, i: number, end: number): boolean {
  const token = text.tokens[i];
  if (!token || i >= end || !['ADJ', 'NOUN', 'PROPN', 'VERB'].includes(token.pos)) return false;
  const use = text.verbUse(i);
  if (!use.known || (use.form !== 'ed' && use.form !== 'participle')) return false;
  return token.pos === 'VERB' || !isNominal(text, i + 1, end);
}

/** "was put", "had cut", "was beat": base and participle look alike. */
export function isBaseParticiple(text: Text, i: number): boolean {
  const token = text.tokens[i];
  return token !== undefined && token.pos === 'VERB' && text.words.sameParticiple(token.lower);
}

/** Whether the word at `i` can be the infinitive of the "to" at `to`. */
export function canBeBase(text: Text, i: number, to: number): boolean {
  const { tokens, words } = text;
  const token = tokens[i];
  if (!token || i <= to) return false;
  if (text.names[i] || text.timeAt.has(i)) return false;
  if (isAuxiliary(token, text.grammar)) return token.lower === token.lemma;
  const use = text.verbUse(i);
  if (token.pos === 'VERB') return use.form === 'base' || words.sameParticiple(token.lower);
  // The tagger takes some base verbs after "to" for nouns: only known ones, and not before "of".
  return (
    token.pos === 'NOUN' &&
    use.known &&
    use.form === 'base' &&
    ['DET', 'PRON', 'PROPN', 'NOUN'].includes(tokens[i + 1]?.pos ?? '') &&
    ['VERB', 'NOUN', 'ADJ', 'PRON'].includes(tokens[to - 1]?.pos ?? '')
  );
}

/**
 * "those who claim they …": a known verb form right after a relative or a subject pronoun is a verb, whatever the tagger
 * says.
 */
export function isVerbByPlace(text: Text, i: number, before: readonly Item[]): boolean {
  const { tokens } = text;
  const previous = before[before.length - 1];
  if (previous?.kind !== 'rel' && previous?.kind !== 'np') return false;
  const use = text.verbUse(i);
  const token = tokens[i]!;
  if (
    previous.kind === 'rel' &&
    token.pos === 'NOUN' &&
    use.form === 'base' &&
    ['PRON', 'DET'].includes(tokens[i + 1]?.pos ?? '')
  )
    return true;
  if (!use.known || text.names[i] || !['NOUN', 'ADJ', 'PROPN'].includes(token.pos)) return false;
  if (previous.kind === 'rel') return previous.sort === 'person';
  if (previous.pronoun && (use.form === 'ed' || use.form === 'past' || use.form === 's')) return true;
  return (
    (use.form === 'past' || use.form === 'ed') &&
    token.pos === 'ADJ' &&
    tokens[i + 1] !== undefined &&
    !isNominal(text, i + 1, tokens.length)
  );
}
