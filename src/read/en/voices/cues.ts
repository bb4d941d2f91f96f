import {
  type CueEntry,
  type CueMode,
  type VoicesLexicon,
  WORD,
} from '../../../packs/lexicon/voices-index.ts';
import type { Doc } from '../doc.ts';
import type { Clauses, Span } from './clause.ts';
import type { Cue } from './cue.ts';
import { accepts, Following, STATEMENTS } from './follow.ts';
import { headlineCue } from './headline.ts';
import { phraseCue } from './phrase-cues.ts';
import type { Quote } from './quotes.ts';

/** Finds every cue of the lexicon in the text, in order. Linear: each word is looked at a bounded number of times. */
export class CueFinder {
  readonly doc: Doc;
  readonly lexicon: VoicesLexicon;
  readonly clauses: Clauses;
  private readonly following: Following;
  private readonly closesQuote: ReadonlySet<number>;

  constructor(doc: Doc, lexicon: VoicesLexicon, clauses: Clauses, quotes: readonly Quote[]) {
    this.doc = doc;
    this.lexicon = lexicon;
    this.clauses = clauses;
    this.following = new Following(doc, lexicon, clauses, new Set(quotes.map((quote) => quote.open)));
    this.closesQuote = new Set(quotes.map((quote) => quote.close));
  }

  /** @param bits what the lexicon knows each token as (`WORD`) */
  find(bits: Uint8Array): Cue[] {
    const cues: Cue[] = [];
    const headline = headlineCue(this.doc);
    if (headline !== null) cues.push(headline);
    for (let i = 0; i < bits.length; i++) {
      const known = bits[i]!;
      if (known === 0) continue;
      const phrase = (known & WORD.phrase) === 0 ? null : phraseCue(this, i);
      if (phrase !== null) {
        cues.push(phrase);
        i = phrase.last - 1;
        continue;
      }
      const cue = (known & WORD.cue) === 0 ? null : this.cueAt(i);
      if (cue !== null) cues.push(cue);
    }
    return cues;
  }

  private cueAt(i: number): Cue | null {
    const token = this.doc.tokens[i]!;
    switch (token.pos) {
      case 'VERB':
      case 'AUX':
        return (
          this.wordCue(i, this.lexicon.verbs.get(token.lemma), 'verb') ??
          (token.pos === 'VERB' ? this.lightCue(i) : null) ??
          // "There are rumors that": a plural noun that the tagger took for a verb.
          this.wordCue(i, this.pluralOf(i), 'noun')
        );
      case 'NOUN':
        return this.namesSource(i - 1)
          ? (this.mistaggedVerb(i) ?? this.wordCue(i, this.lexicon.nouns.get(token.lemma), 'noun'))
          : (this.wordCue(i, this.lexicon.nouns.get(token.lemma), 'noun') ?? this.mistaggedVerb(i));
      case 'PROPN':
        // "Rumors are spreading": the tagger takes a sentence's first word for a name.
        return this.clauses.opensClause(i) ? this.wordCue(i, this.pluralOf(i), 'noun') : null;
      case 'ADJ':
        return this.wordCue(i, this.lexicon.adjectives.get(token.lower), 'adjective');
      default:
        return null;
    }
  }

  /** "polls show that", "he claims he": a verb that the tagger took for a noun, between a subject and a statement. */
  private mistaggedVerb(i: number): Cue | null {
    const entries = this.lexicon.verbs.get(this.doc.tokens[i]!.lemma);
    if (entries === undefined || i === 0) return null;
    const before = this.doc.tokens[i - 1]!.pos;
    // "four in ten say they": but not "eleven states have".
    const counted = before === 'NUM' && !this.endsAsPlural(i);
    if (before !== 'PRON' && before !== 'PROPN' && before !== 'NOUN' && !counted) return null;
    if (this.clauses.is(i - 1, this.lexicon.grammar.possessive)) return null;
    const { frame } = this.following.at(i + 1);
    const third = this.endsAsPlural(i) && (before === 'PROPN' || before === 'NOUN');
    // "records show little": a noun for a voice, in the plural, before a word that can be a plural verb.
    if (!this.endsAsPlural(i) && this.namesSource(i - 1) && this.endsAsPlural(i - 1)) {
      const cue = frame === 'object' || frame === 'end' ? this.wordCue(i, entries, 'verb') : null;
      if (cue !== null) return cue;
    }
    // "The ad slams them": after a name or a noun, a word in -s with an object is a verb.
    if (frame === 'object' && third) return this.wordCue(i, entries, 'verb');
    // `…,” Han notes.`
    if (frame === 'end' && third) {
      const cue = this.wordCue(i, entries, 'verb');
      const closed = cue !== null && cue.frame === 'after' && this.quoteEndsBefore(cue.clauseFirst);
      return closed ? cue : null;
    }
    if (frame !== 'that' && frame !== 'quote' && (frame !== 'clause' || before === 'NOUN')) return null;
    const telling = entries.filter((entry) => entry.mode === 'tell' || entry.mode === 'learn');
    return this.wordCue(i, telling, 'verb');
  }

  /** "The source reports that": after somebody who can tell, the word is a verb. */
  private namesSource(i: number): boolean {
    const token = this.doc.tokens[i];
    return (
      token !== undefined &&
      (this.lexicon.people.has(token.lemma) ||
        this.lexicon.official.has(token.lemma) ||
        this.lexicon.document.has(token.lemma))
    );
  }

  private endsAsPlural(i: number): boolean {
    const { lower, lemma } = this.doc.tokens[i]!;
    return lower !== lemma && this.lexicon.grammar.plural.some((ending) => lower.endsWith(ending));
  }

  private quoteEndsBefore(i: number): boolean {
    return (
      this.closesQuote.has(i - 1) || (this.doc.tokens[i - 1]?.text === ',' && this.closesQuote.has(i - 2))
    );
  }

  private pluralOf(i: number): readonly CueEntry[] | undefined {
    const { lower } = this.doc.tokens[i]!;
    for (const ending of this.lexicon.grammar.plural) {
      if (lower.endsWith(ending)) return this.lexicon.nouns.get(lower.slice(0, -ending.length));
    }
    return undefined;
  }

  private wordCue(
    i: number,
    entries: readonly CueEntry[] | undefined,
    kind: 'verb' | 'noun' | 'adjective',
  ): Cue | null {
    if (entries === undefined) return null;
    for (const entry of entries) {
      const end = this.restEnd(i, entry.rest);
      if (end < 0) continue;
      const cue =
        kind === 'noun' ? this.nounCue(i, end, entry) : this.verbCue(i, end, entry, kind === 'adjective');
      if (cue !== null) return cue;
    }
    return null;
  }

  /**
   * One after the last word of an entry that begins at `i`, or -1; adverbs may stand before its second word ("spoke
   * highly of").
   */
  private restEnd(i: number, rest: readonly string[]): number {
    const { tokens } = this.doc;
    let k = i + 1;
    if (rest.length > 0)
      for (
        let skipped = 0;
        skipped < 2 && tokens[k]?.lower !== rest[0] && tokens[k]?.pos === 'ADV';
        skipped++
      )
        k++;
    for (const word of rest) if (tokens[k++]?.lower !== word) return -1;
    return k;
  }

  // ------------------------------------------------------------------ verbs

  private verbCue(v: number, end: number, entry: CueEntry, adjective: boolean): Cue | null {
    const { clauses } = this;
    // "the self-described reformer", "a so-called rally": a word made of two is no statement of anybody's here.
    if (!adjective && clauses.isHyphen(v - 1)) return null;
    const first = clauses.groupStart(v);
    const passive = !adjective && clauses.isPassive(v, first);
    const negated = clauses.isNegated(v, first);
    const gerund = clauses.isGerund(v);
    let source = passive ? null : clauses.subject(v, first);
    let addressee: Span | null = passive && entry.addressee ? clauses.subject(v, first) : null;
    let shares = false;
    let clauseFirst = source !== null && source.first < first ? source.first : first;
    const before = this.doc.tokens[first - 1];
    if (gerund && (source === null || before?.text === ',')) {
      shares = true;
      source = null;
      clauseFirst = first;
    } else if (before?.pos === 'CCONJ') {
      shares = true;
      clauseFirst = first;
    }
    const infinitive = clauses.is(first - 1, this.lexicon.grammar.to);
    // "to praise", "to decide": nobody has done it yet.
    if (infinitive && !entry.infinitive) return null;
    if (infinitive) clauseFirst = first;
    const inverted =
      passive || adjective || entry.addressee ? null : this.invertedSource(v, end, first, entry.mode);
    if (inverted !== null) {
      return this.make(entry, v, first, end, {
        frame: 'after',
        at: -1,
        source: inverted,
        addressee: null,
        clauseFirst: first,
        clauseLast: inverted.last,
        negated,
        passive,
        shares: false,
      });
    }
    const follows = this.following.all(end, entry, passive);
    if (passive) {
      const agent = this.agent(end);
      if (agent !== null) source = agent;
    }
    const takes = passive && source === null && addressee === null ? entry.passive : entry.takes;
    for (const follow of follows) {
      if (follow.frame === 'addressee') addressee = { first: end, last: follow.at };
    }
    // A statement further on ("said in a call on Monday that") before whatever stands nearest.
    for (const statement of [true, false]) {
      for (const follow of follows) {
        let { frame } = follow;
        if (frame === 'addressee') continue;
        if (frame === 'end') {
          // "the county, also known as": what somebody knows or thinks follows the comma with its subject.
          const loose = (entry.mode === 'learn' || entry.mode === 'think') && source?.last !== first;
          if (!gerund && !infinitive && !loose && this.contentBefore(clauseFirst, entry.mode))
            frame = 'after';
          else if (!(passive ? entry.passive : entry.takes).has('end') || (!passive && source === null))
            continue;
        }
        if (STATEMENTS.has(frame) !== statement || !(frame === 'end' || accepts(takes, frame))) continue;
        return this.make(entry, v, first, end, {
          frame,
          at: follow.at,
          source,
          addressee,
          clauseFirst,
          clauseLast: follow.at,
          negated,
          passive,
          shares,
        });
      }
    }
    if (takes.has('any')) {
      return this.make(entry, v, first, end, {
        frame: 'none',
        at: end,
        source,
        addressee,
        clauseFirst,
        clauseLast: end,
        negated,
        passive,
        shares,
      });
    }
    return null;
  }

  /** "made the case that", "took a shot at": the noun says what is done, unless it is a cue of its own. */
  private lightCue(v: number): Cue | null {
    const nouns = this.lexicon.light.get(this.doc.tokens[v]!.lemma);
    if (nouns === undefined) return null;
    const object = this.clauses.phraseStartingAt(v + 1, false);
    if (object === null) return null;
    const noun = this.doc.tokens[object.last - 1]!;
    const mode = nouns.get(noun.lemma);
    if (mode === undefined || this.cueAt(noun.i) !== null) return null;
    const first = this.clauses.groupStart(v);
    if (this.clauses.is(first - 1, this.lexicon.grammar.to)) return null;
    const source = this.clauses.subject(v, first);
    const follow = this.following.at(object.last);
    return {
      head: v,
      first,
      last: object.last,
      mode,
      stance: undefined,
      frame: follow.frame,
      source,
      addressee: null,
      at: follow.at,
      clauseFirst: source !== null && source.first < first ? source.first : first,
      clauseLast: follow.at,
      negated: this.clauses.isNegated(v, first),
      passive: false,
      voiced: false,
      shares: false,
    };
  }

  private make(
    entry: CueEntry,
    head: number,
    first: number,
    last: number,
    rest: Omit<Cue, 'head' | 'first' | 'last' | 'mode' | 'stance' | 'voiced'>,
  ): Cue {
    const voiced = entry.mode === 'tell' && STATEMENTS.has(rest.frame);
    return { head, first, last, mode: entry.mode, stance: entry.stance, voiced, ...rest };
  }

  /** `…,” said the source`: the phrase after the verb, when a quotation or a comma ends right before it. */
  private invertedSource(v: number, end: number, first: number, mode: CueMode): Span | null {
    if (first !== v || v === 0) return null;
    const before = this.doc.tokens[v - 1]!;
    if (!this.closesQuote.has(v - 1) && before.text !== ',') return null;
    if (this.clauses.isGerund(v)) return null;
    // "he dismissed it, praised Han": a second thing that the same person does.
    if ((mode === 'judge' || mode === 'wish') && !this.quoteEndsBefore(v)) return null;
    if (
      before.text === ',' &&
      !this.closesQuote.has(v - 2) &&
      this.following.all(end, null, false)[0]?.frame !== 'object'
    )
      return null;
    const span = this.clauses.phraseStartingAt(end, true);
    if (span === null) return null;
    const next = this.doc.tokens[span.last];
    if (next !== undefined && next.sentence === this.doc.tokens[v]!.sentence && next.pos === 'AUX')
      return null;
    return span;
  }

  /** Text that can be the content stands before the clause of the cue: a closed quotation, or a clause and a comma. */
  private contentBefore(clauseFirst: number, mode: CueMode): boolean {
    const i = clauseFirst - 1;
    if (i < 0) return false;
    const before = this.doc.tokens[i]!;
    if (this.closesQuote.has(i) || (before.text === ',' && this.closesQuote.has(i - 1))) return true;
    // "CNN, he said, praised the plan": what stands before a word of praise or will is not its content.
    if (mode === 'judge' || mode === 'wish') return false;
    if (before.text === ',') return this.doc.sentences[before.sentence]!.first < i;
    return this.clauses.is(i, this.lexicon.grammar.as) || before.text === '—' || before.text === '–';
  }

  private agent(j: number): Span | null {
    for (let k = j; k < j + 3; k++) {
      if (this.clauses.is(k, this.lexicon.grammar.by)) return this.clauses.phraseStartingAt(k + 1, true);
      if (this.doc.tokens[k]?.pos !== 'ADV') return null;
    }
    return null;
  }

  // ------------------------------------------------------------------ nouns

  private nounCue(n: number, end: number, entry: CueEntry): Cue | null {
    const { clauses, doc } = this;
    const phrase = clauses.phraseEndingAt(n);
    // "said in a statement that": the verb before the preposition tells.
    const verb = phrase.first >= 2 && doc.tokens[phrase.first - 1]!.pos === 'ADP' ? phrase.first - 2 : -1;
    if (verb >= 0 && this.tells(verb)) return null;
    let source: Span | null = this.possessor(phrase.first, n);
    let j = end;
    const token = doc.tokens[j];
    // "the rumour of his death by police", "reports from residents that": a source after the noun.
    if (source === null && token?.pos === 'ADP' && !entry.takes.has(token.lower)) {
      const span = clauses.phraseStartingAt(j + 1, false);
      if (span !== null) {
        source = span;
        j = span.last;
      }
    }
    let follow = this.following.at(j);
    if (!accepts(entry.takes, follow.frame)) {
      // "rumours are spreading that": past the verb of the noun.
      let k = j;
      let verb = false;
      while (k < j + 5 && ['AUX', 'VERB', 'ADV'].includes(doc.tokens[k]?.pos ?? '')) {
        // "the statement said that": the verb tells, and the noun is who does.
        if (doc.tokens[k]!.pos === 'VERB' && this.lexicon.verbs.has(doc.tokens[k]!.lemma)) return null;
        verb ||= doc.tokens[k]!.pos !== 'ADV';
        k++;
      }
      if (!verb) return null;
      for (let round = 0; round < 2; round++) k = this.following.pastAdverbial(k);
      follow = this.following.at(k);
      if (follow.frame !== 'that' || !entry.takes.has('that')) return null;
    }
    // "comments that reopened old wounds": a relative clause says something about the noun, not what was said.
    const after = follow.frame === 'that' ? doc.tokens[follow.at + 1] : undefined;
    if (after !== undefined && (after.pos === 'VERB' || after.pos === 'AUX')) return null;
    if (source === null) source = this.holder(phrase.first);
    return this.make(entry, n, n, end, {
      frame: follow.frame,
      at: follow.at,
      source,
      addressee: null,
      clauseFirst: Math.min(phrase.first, source?.first ?? phrase.first),
      clauseLast: follow.at,
      negated: false,
      passive: false,
      shares: false,
    });
  }

  private tells(i: number): boolean {
    const token = this.doc.tokens[i]!;
    if (token.pos !== 'VERB') return false;
    return this.lexicon.verbs.get(token.lemma)?.some((entry) => entry.mode === 'tell') === true;
  }

  /** "his claim", "the ministry's claim". */
  private possessor(first: number, n: number): Span | null {
    if (this.clauses.is(first, this.lexicon.grammar.possessive)) return { first, last: first + 1 };
    for (let k = n - 1; k > first; k--) {
      if (this.doc.tokens[k]!.pos === 'PART') return { first, last: k };
    }
    return null;
  }

  /** "The ministry issued a statement that": the subject of the verb that has the noun as its object. */
  private holder(first: number): Span | null {
    const verb = this.doc.tokens[first - 1];
    if (verb === undefined || verb.pos !== 'VERB' || first - 1 < this.clauses.sentenceFirst(first))
      return null;
    return this.clauses.isPassive(first - 1) ? null : this.clauses.subject(first - 1);
  }
}
