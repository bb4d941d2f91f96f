/**
 * Cuts one sentence into noun phrases, verb groups, prepositions and connectives.
 * - A name that the pack knows is one piece, whatever words it holds ("Ministry of State Security").
 * - A time mention is one piece, unless it stands inside a noun phrase ("the June arrest").
 * - What stands in brackets and scare quotes is looked through.
 */
import type { Pack } from '../../packs/types.ts';
import { punctuation } from './characters.ts';
import type { Doc, Sentence } from './doc.ts';
import { type Grammar, phraseAt } from './grammar.ts';
import { isCompound, isNominal } from './nominal.ts';
import { nounPhrase } from './noun-phrases.ts';
import { plainNp } from './np.ts';
import type { Item } from './phrases.ts';
import { type Text, textOf } from './text.ts';
import type { TimeMention } from './times.ts';
import { isVerbByPlace } from './verb-forms.ts';
import { verbGroup } from './verb-groups.ts';
import type { Vocabulary } from './vocabulary.ts';
import { WORD } from './word-bits.ts';

export interface Chunker {
  /** The pieces of one sentence, in order. */
  items(sentence: Sentence): Item[];
}

/** Prepares a document for chunking: names, times and look-through tokens are found once. */
export function chunker(
  doc: Doc,
  grammar: Grammar,
  words: Vocabulary,
  pack: Pack,
  times: readonly TimeMention[],
): Chunker {
  const text = textOf(doc, grammar, words, pack, times);
  return {
    items(sentence) {
      const out: Item[] = [];
      let i = sentence.first;
      while (i < sentence.last) {
        if (text.skip[i]) {
          i++;
          continue;
        }
        const item = itemAt(text, i, sentence.last, out);
        out.push(item);
        i = Math.max(item.last, i + 1);
      }
      return out;
    },
  };
}

function itemAt(text: Text, i: number, end: number, before: readonly Item[]): Item {
  const token = text.tokens[i]!;
  if (token.pos === 'PUNCT' || isMark(token.text))
    return { kind: punctuation(token.text), first: i, last: i + 1 };
  return (
    timeItem(text, i, end) ??
    verbItem(text, i, end, before) ??
    connective(text, i, end, before) ??
    rest(text, i, end)
  );
}

/** Nothing but marks and signs. */
function isMark(text: string): boolean {
  const first = text.charCodeAt(0) | 32;
  return !(first >= 97 && first <= 122) && /^[\p{P}\p{S}]+$/u.test(text);
}

/** A time, or the noun phrase in which it stands. */
function timeItem(text: Text, i: number, end: number): Item | undefined {
  const { tokens, lowers, grammar } = text;
  const mention = text.inTime[i] ? text.timeAt.get(i) : undefined;
  if (!mention || grammar.possessive.has(lowers[mention.last] ?? '')) return undefined;
  const { preposition } = mention;
  const np = preposition === undefined || preposition >= mention.first ? nounPhrase(text, i, end) : undefined;
  if (np && np.last > mention.last) return np;
  return {
    kind: 'time',
    mention,
    np: plainNp(text, mention.last - 1, 'time'),
    first: i,
    last: mention.last,
    ...(preposition !== undefined && tokens[preposition]!.pos !== 'VERB'
      ? { word: lowers[preposition]! }
      : {}),
  };
}

/** A verb group, or the noun phrase that only seems to be one. */
function verbItem(text: Text, i: number, end: number, before: readonly Item[]): Item | undefined {
  if (text.names[i]) return undefined;
  const verbal = text.tokens[i]!.pos === 'VERB';
  const compound = verbal && isCompound(text, i, end) ? nounPhrase(text, i, end) : undefined;
  if (compound) return compound;
  // "the wife of jailed editor Lanko": no verb but a participle stands right behind "of".
  if (verbal && behindOf(text, before) && isPastParticiple(text, i) && isNominal(text, i + 1, end)) {
    const np = nounPhrase(text, i + 1, end);
    if (np) return { ...np, first: i };
  }
  const preposition = prepositionAt(text, i, end);
  // "according to", "including": a preposition that looks like a verb.
  if (preposition && (preposition.words.length > 1 || (verbal && !afterAuxiliary(before)))) return undefined;
  if (!verbal && !mayOpenVerb(text, i, before)) return undefined;
  return verbGroup(text, i, end, before);
}

function behindOf({ grammar }: Text, before: readonly Item[]): boolean {
  const previous = before[before.length - 1];
  return previous?.kind === 'prep' && (grammar.of.has(previous.word) || grammar.agent.has(previous.word));
}

function isPastParticiple(text: Text, i: number): boolean {
  const { form } = text.verbUse(i);
  return form === 'ed' || form === 'participle';
}

/** "was given", "is including": a participle after an auxiliary is no preposition. */
function afterAuxiliary(before: readonly Item[]): boolean {
  const previous = before[before.length - 1];
  return (
    previous?.kind === 'conj' || previous?.kind === 'rel' || (previous?.kind === 'vg' && previous.copula)
  );
}

function prepositionAt({ names, bits, grammar, lowers }: Text, i: number, end: number) {
  return names[i] || (bits[i]! & WORD.preposition) === 0
    ? undefined
    : phraseAt(grammar.prepositions, lowers, i, end);
}

/** Whether a word that the tagger calls no verb may open a verb group; of most words one look says that it does not. */
function mayOpenVerb(text: Text, i: number, before: readonly Item[]): boolean {
  const { pos } = text.tokens[i]!;
  return (
    pos === 'AUX' || pos === 'ADV' || (text.bits[i]! & WORD.verbal) !== 0 || isVerbByPlace(text, i, before)
  );
}

/** A subordinator, a relative, a preposition or a conjunction. */
function connective(text: Text, i: number, end: number, before: readonly Item[]): Item | undefined {
  const { tokens, lowers, grammar } = text;
  const token = tokens[i]!;
  // "more than ten officials", "about 20 people"
  const approximator = phraseAt(grammar.approximatorPhrases, lowers, i, end);
  if (approximator && tokens[i + approximator.words.length]?.pos === 'NUM') {
    const np = nounPhrase(text, i + approximator.words.length, end);
    if (np) return { ...np, first: i };
  }
  const subordinator = phraseAt(grammar.subordinators, lowers, i, end);
  const preposition = prepositionAt(text, i, end);
  if (subordinator && (!preposition || subordinator.words.length > preposition.words.length))
    return {
      kind: 'sub',
      word: subordinator.words.join(' '),
      sort: subordinator.value,
      first: i,
      last: i + subordinator.words.length,
    };
  const relative = grammar.relative.get(token.lower);
  // "told the police that strangers came": before a plural it is no determiner.
  const next = tokens[i + 1];
  const plural = next?.pos === 'NOUN' && next.lower !== next.lemma;
  if (relative === 'any' && next && !plural && pointsAtObject(text, i, end, before)) {
    const np = nounPhrase(text, i + 1, end);
    if (np) return { ...np, first: i, determiner: 'definite' };
  }
  if (relative && !(relative === 'any' && token.pos === 'DET' && isNominal(text, i + 1, end) && !plural))
    return { kind: 'rel', sort: relative, first: i, last: i + 1 };
  if (preposition) {
    const last = i + preposition.words.length;
    return {
      kind: 'prep',
      word: preposition.value,
      first: i,
      last,
      ...(subordinator ? { sub: subordinator.value } : {}),
    };
  }
  const conjunction = phraseAt(grammar.conjunctions, lowers, i, end);
  if (!conjunction) return undefined;
  return { kind: 'conj', word: conjunction.words.join(' '), first: i, last: i + conjunction.words.length };
}

/** "arrested that broker": behind a verb that takes no content clause, before a noun that ends the phrase. */
function pointsAtObject({ tokens, grammar }: Text, i: number, end: number, before: readonly Item[]): boolean {
  const verb = before[before.length - 1];
  const after = i + 2 < end ? tokens[i + 2] : undefined;
  return (
    verb?.kind === 'vg' &&
    !grammar.clausal.has(verb.lemma) &&
    tokens[i + 1]!.pos === 'NOUN' &&
    (after === undefined || after.pos === 'PUNCT' || after.pos === 'ADP' || after.pos === 'CCONJ')
  );
}

/** A noun phrase, or a word that is no part of one. */
function rest(text: Text, i: number, end: number): Item {
  const token = text.tokens[i]!;
  const np = nounPhrase(text, i, end);
  if (np) return np;
  const span = { first: i, last: i + 1 };
  if (text.grammar.particles.has(token.lower)) return { kind: 'particle', word: token.lower, ...span };
  if (token.pos === 'ADV') return { kind: 'adv', ...span };
  if (token.pos === 'ADJ') return { kind: 'adj', np: plainNp(text, i, 'other'), ...span };
  return { kind: 'other', ...span };
}
