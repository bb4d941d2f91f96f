import type { VoiceGrammar } from '../../../packs/lexicon/voices-index.ts';
import type { Doc, Token } from '../doc.ts';

/** Token indices; `last` is one after the last word. */
export interface Span {
  readonly first: number;
  readonly last: number;
}

/** No walk through a sentence goes further than this: an endless line must not cost the square of its length. */
export const REACH = 120;

const MARKS = new Set(['“', '”', '"', '‘', '’', '„', '«', '»', "'"]);
const DASHES = new Set(['-', '–', '—']);

export function isQuoteMark(token: Token | undefined): boolean {
  return token !== undefined && MARKS.has(token.text) && token.pos !== 'PART';
}

/** The bits of grammar that the finders of voices share; every walk is bounded by the sentence and by `REACH`. */
export class Clauses {
  readonly doc: Doc;
  readonly grammar: VoiceGrammar;

  private readonly times: ReadonlySet<string>;

  /** @param times words that make a phrase a time; such a phrase never belongs to the noun before it */
  constructor(doc: Doc, grammar: VoiceGrammar, times: ReadonlySet<string>) {
    this.doc = doc;
    this.grammar = grammar;
    this.times = times;
  }

  token(i: number): Token | undefined {
    return this.doc.tokens[i];
  }

  sentenceFirst(i: number): number {
    return Math.max(this.doc.sentences[this.doc.tokens[i]!.sentence]!.first, i - REACH);
  }

  sentenceLast(i: number): number {
    return Math.min(this.doc.sentences[this.doc.tokens[i]!.sentence]!.last, i + REACH);
  }

  is(i: number, words: ReadonlySet<string>): boolean {
    const token = this.doc.tokens[i];
    return token !== undefined && words.has(token.lower);
  }

  isGerund(i: number): boolean {
    const token = this.doc.tokens[i];
    if (token === undefined || (token.pos !== 'VERB' && token.pos !== 'AUX')) return false;
    return token.lemma !== token.lower && this.grammar.gerund.some((ending) => token.lower.endsWith(ending));
  }

  isBe(i: number): boolean {
    const token = this.doc.tokens[i];
    return token !== undefined && (token.lemma === 'be' || this.grammar.be.has(token.lower));
  }

  /** An auxiliary that takes a bare infinitive. */
  isModal(i: number): boolean {
    return (
      this.doc.tokens[i]!.pos === 'AUX' &&
      !this.isBe(i) &&
      !this.is(i, this.grammar.have) &&
      !this.is(i, this.grammar.do)
    );
  }

  /** First token of the verb group that ends in the verb `v`: its auxiliaries, adverbs and "not". */
  groupStart(v: number): number {
    const from = this.sentenceFirst(v);
    let start = v;
    for (let i = v - 1; i >= from; i--) {
      const token = this.doc.tokens[i]!;
      if (token.pos === 'AUX' || this.isBe(i) || this.is(i, this.grammar.have)) start = i;
      else if (this.is(i, this.grammar.not)) start = i;
      else if (token.pos !== 'ADV') break;
    }
    // An adverb at the left edge belongs to the group when it stands between subject and verb.
    while (start - 1 >= from && this.doc.tokens[start - 1]!.pos === 'ADV') start--;
    return start;
  }

  isPassive(v: number, start = this.groupStart(v)): boolean {
    if (this.isGerund(v)) return false;
    for (let i = v - 1; i >= start; i--) {
      if (this.isBe(i)) return this.doc.tokens[v]!.lower !== this.doc.tokens[v]!.lemma;
      if (this.doc.tokens[i]!.pos === 'AUX') return false;
    }
    return false;
  }

  isNegated(v: number, start = this.groupStart(v)): boolean {
    for (let i = start; i < v; i++) if (this.is(i, this.grammar.not)) return true;
    return false;
  }

  /** A word that a noun phrase can end in. */
  isHead(i: number): boolean {
    const token = this.doc.tokens[i];
    if (token === undefined) return false;
    switch (token.pos) {
      case 'NOUN':
      case 'PROPN':
      case 'NUM':
        return true;
      case 'PRON':
        return !this.is(i, this.grammar.possessive);
      case 'DET':
        return this.grammar.pronouns.has(token.lower);
      case 'ADJ': {
        // "the accused", "the individual on the phone": an adjective alone after its determiner.
        const next = this.doc.tokens[i + 1]?.pos;
        return this.doc.tokens[i - 1]?.pos === 'DET' && next !== 'NOUN' && next !== 'PROPN' && next !== 'ADJ';
      }
      default:
        return false;
    }
  }

  /** A dash that joins two words. */
  isHyphen(i: number): boolean {
    const token = this.doc.tokens[i];
    return (
      token !== undefined && DASHES.has(token.text) && i > 0 && this.doc.tokens[i - 1]!.end === token.start
    );
  }

  /** A word that can stand inside a noun phrase before its head. */
  private isInner(i: number): boolean {
    const token = this.doc.tokens[i]!;
    switch (token.pos) {
      case 'NOUN':
      case 'PROPN':
      case 'NUM':
      case 'ADJ':
        return true;
      case 'PRON':
        return this.is(i, this.grammar.possessive);
      case 'PART':
        return !this.is(i, this.grammar.to) && !this.is(i, this.grammar.not);
      case 'PUNCT':
        return this.isHyphen(i);
      case 'ADP':
        // "mother-in-law"
        return this.isHyphen(i - 1) && this.isHyphen(i + 1);
      case 'VERB': {
        // "based" in "a Sinuiju-based source", "named" in "an unnamed official".
        const before = this.doc.tokens[i - 1];
        const next = this.doc.tokens[i + 1];
        if (before === undefined || next === undefined) return false;
        return (
          this.isHyphen(i - 1) ||
          ((before.pos === 'DET' || before.pos === 'ADJ') && (next.pos === 'NOUN' || next.pos === 'ADJ'))
        );
      }
      default:
        return false;
    }
  }

  private isNoun(i: number): boolean {
    const pos = this.doc.tokens[i]?.pos;
    return pos === 'NOUN' || pos === 'PROPN';
  }

  /** The noun phrase that ends with the head at `end`, without what hangs on it. */
  phraseEndingAt(end: number): Span {
    const from = this.sentenceFirst(end);
    if (this.doc.tokens[end]!.pos === 'PRON') return { first: end, last: end + 1 };
    let first = end;
    while (first - 1 >= from) {
      const before = this.doc.tokens[first - 1]!;
      if (before.pos === 'DET') {
        first--;
        // "all the", "many of the": one more determiner, never a second phrase.
        if (first - 1 >= from && this.doc.tokens[first - 1]!.pos === 'DET') first--;
        break;
      }
      if (!this.isInner(first - 1)) break;
      first--;
    }
    while (first < end && this.doc.tokens[first]!.pos === 'PUNCT') first++;
    return { first, last: end + 1 };
  }

  /** The noun phrase that ends at `end`, with the prepositional phrases and the coordination that belong to it. */
  fullPhraseEndingAt(end: number): Span {
    let span = this.phraseEndingAt(end);
    const from = this.sentenceFirst(end);
    for (let round = 0; round < 4; round++) {
      const link = span.first - 1;
      const head = link - 1;
      if (head < from) break;
      const token = this.doc.tokens[link]!;
      if (token.pos === 'ADP' && this.isHead(head) && this.doc.tokens[head]!.pos !== 'PRON') {
        const left = this.phraseEndingAt(head);
        // "told a friend in Chongjin" must not make a subject of the friend: a verb or preposition before it holds it.
        if (!this.opensClause(left.first) && !this.is(link, this.grammar.of)) {
          const before = this.doc.tokens[left.first - 1]!;
          if (before.pos === 'VERB') break;
        }
        span = { first: left.first, last: span.last };
      } else if (token.pos === 'CCONJ' && this.isHead(head)) {
        const left = this.phraseEndingAt(head);
        if (!this.opensClause(left.first)) break;
        span = { first: left.first, last: span.last };
      } else break;
    }
    return span;
  }

  /** Nothing but a clause boundary stands before this token. */
  opensClause(i: number): boolean {
    if (i <= this.sentenceFirst(i)) return true;
    const before = this.doc.tokens[i - 1]!;
    return before.pos === 'PUNCT' || before.pos === 'SCONJ' || before.pos === 'CCONJ';
  }

  /** The noun phrase that starts at `i`, or null; `deep` takes what hangs on it with "of", "in", "from" and the like. */
  phraseStartingAt(i: number, deep: boolean): Span | null {
    if (i >= this.doc.tokens.length) return null;
    const to = this.sentenceLast(i);
    let end = -1;
    let j = i;
    for (; j < to; j++) {
      const token = this.doc.tokens[j]!;
      if (token.pos === 'DET' && j > i && !this.isDeterminerRun(i, j)) break;
      if (token.pos === 'PRON') {
        const determines = this.is(j, this.grammar.possessive) && j + 1 < to && this.isInner(j + 1);
        if (!determines) {
          if (j === i) end = j;
          break;
        }
        if (j > i) break;
        continue;
      }
      // "RFA last week": an adjective after a noun begins something else.
      if (token.pos === 'ADJ' && end >= 0) break;
      if (token.pos === 'DET') {
        if (this.isHead(j)) end = j;
        continue;
      }
      if (token.pos === 'ADV' && end < 0 && j > i) continue;
      if (!this.isInner(j)) break;
      if (token.pos === 'NOUN' || token.pos === 'PROPN' || token.pos === 'NUM') end = j;
    }
    return end < 0 ? null : deep ? this.deepen({ first: i, last: end + 1 }, to) : { first: i, last: end + 1 };
  }

  /** Like `phraseStartingAt`, after words that only a noun can follow: a bare plural that the tagger took for a verb. */
  nounAfterPreposition(i: number): Span | null {
    const span = this.phraseStartingAt(i, true);
    if (span !== null || this.doc.tokens[i]?.pos !== 'VERB' || this.isGerund(i)) return span;
    return this.deepen({ first: i, last: i + 1 }, this.sentenceLast(i));
  }

  private deepen(start: Span, to: number): Span {
    let span = start;
    for (let round = 0; round < 3; round++) {
      const link = this.doc.tokens[span.last];
      if (span.last >= to || link?.pos !== 'ADP' || this.doc.tokens[span.last - 1]!.pos === 'PRON') break;
      const next = this.phraseStartingAt(span.last + 1, false);
      if (next === null || this.times.has(this.doc.tokens[next.last - 1]!.lower)) break;
      span = { first: start.first, last: next.last };
    }
    return span;
  }

  private isDeterminerRun(from: number, to: number): boolean {
    for (let i = from; i < to; i++) if (this.doc.tokens[i]!.pos !== 'DET') return false;
    return true;
  }

  /** Whether a finite verb stands between `from` and `to`. */
  hasVerb(from: number, to: number): boolean {
    for (let i = from; i < Math.min(to, from + REACH); i++) {
      const pos = this.doc.tokens[i]!.pos;
      if ((pos === 'VERB' || pos === 'AUX') && !this.isGerund(i)) return true;
    }
    return false;
  }

  /**
   * Who does the verb `v`: the phrase before its group, past a parenthesis or a relative clause, or the one it shares
   * with the verb before "and". Null when there is none to be seen.
   */
  subject(v: number, start = this.groupStart(v)): Span | null {
    const from = this.sentenceFirst(v);
    let i = start - 1;
    while (i >= from && isQuoteMark(this.doc.tokens[i]) && this.doc.tokens[i]!.text !== '”') i--;
    if (i < from) return null;
    const token = this.doc.tokens[i]!;
    if (this.is(i, this.grammar.relative) && token.pos !== 'DET' && i > from) {
      const k = this.doc.tokens[i - 1]!.text === ',' ? i - 2 : i - 1;
      if (k >= from && this.isHead(k)) return this.fullPhraseEndingAt(k);
      return { first: i, last: i + 1 };
    }
    if (this.isHead(i)) return this.pastParticiple(this.fullPhraseEndingAt(i), from);
    if (token.text === ')' || token.text === ']') {
      for (let k = i - 1; k >= from; k--) {
        const text = this.doc.tokens[k]!.text;
        if (text === '(' || text === '[')
          return k - 1 >= from && this.isHead(k - 1)
            ? { first: this.fullPhraseEndingAt(k - 1).first, last: i + 1 }
            : null;
      }
      return null;
    }
    if (token.text === ',') return this.beforeParenthesis(i, from);
    if (token.pos === 'CCONJ' || token.pos === 'PART') return this.sharedSubject(i, from);
    if (token.pos === 'VERB' && token.lower !== token.lemma && i > from && this.isHead(i - 1)) {
      // "several of those released said"
      const span = this.fullPhraseEndingAt(i - 1);
      if (this.opensClause(span.first)) return { first: span.first, last: i + 1 };
    }
    if (token.pos === 'VERB' || token.pos === 'ADJ' || token.pos === 'ADV')
      return this.beforeRelative(i, from);
    return null;
  }

  /** "a source living in Hyesan": the phrase in front of a participle that follows a noun. */
  private pastParticiple(span: Span, from: number): Span {
    const link = span.first - 1;
    if (link - 1 < from) return span;
    const adp = this.doc.tokens[link]!;
    const verb = this.doc.tokens[link - 1]!;
    const participle = verb.pos === 'VERB' && verb.lower !== verb.lemma;
    if ((adp.pos === 'ADP' || adp.pos === 'PART') && participle && this.isNoun(link - 2)) {
      const left = this.fullPhraseEndingAt(link - 2);
      if (this.opensClause(left.first)) return { first: left.first, last: span.last };
    }
    // "a source who lives in Hyesan said", "an official who asked for anonymity said"
    return (this.isBoundBefore(link) ? this.beforeRelative(link, from) : null) ?? span;
  }

  /** The word before a phrase claims it as its own object: a verb, a preposition, or a relative pronoun. */
  private isBoundBefore(i: number): boolean {
    const pos = this.doc.tokens[i]!.pos;
    return pos === 'VERB' || pos === 'ADP' || pos === 'PART' || this.is(i, this.grammar.relative);
  }

  /** From inside a relative clause back to what it describes. */
  private beforeRelative(i: number, from: number): Span | null {
    for (let k = i, steps = 0; k > from && steps < 15; k--, steps++) {
      const token = this.doc.tokens[k]!;
      if (token.pos === 'PUNCT' && !DASHES.has(token.text)) return null;
      if (this.is(k, this.grammar.relative) && token.pos === 'PRON') {
        return this.isHead(k - 1) ? this.fullPhraseEndingAt(k - 1) : null;
      }
    }
    return null;
  }

  /** "Kim, a resident of Hyesan, said": the phrase before the comma that opens the parenthesis. */
  private beforeParenthesis(comma: number, from: number): Span | null {
    for (let k = comma - 1; k > from; k--) {
      const token = this.doc.tokens[k]!;
      if (isQuoteMark(token)) return null;
      if (token.text !== ',') continue;
      if (!this.isHead(k - 1)) continue;
      const left = this.fullPhraseEndingAt(k - 1);
      if (!this.opensClause(left.first)) continue;
      return { first: left.first, last: comma };
    }
    return null;
  }

  /** "He denied it and added": the subject of the verb before "and". */
  private sharedSubject(conjunction: number, from: number): Span | null {
    for (let k = conjunction - 1; k > from; k--) {
      const pos = this.doc.tokens[k]!.pos;
      if (pos !== 'VERB' && pos !== 'AUX') continue;
      if (this.isGerund(k) || this.is(k - 1, this.grammar.to)) continue;
      const start = this.groupStart(k);
      if (start - 1 >= from && this.isHead(start - 1)) return this.fullPhraseEndingAt(start - 1);
      k = start;
    }
    return null;
  }
}
