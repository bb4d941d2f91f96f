import type { VoiceKind } from '../../../claims/types.ts';
import type { Pronoun, VoicesLexicon } from '../../../packs/lexicon/voices-index.ts';
import type { Doc } from '../doc.ts';
import type { Span } from './clause.ts';
import type { Cue } from './cue.ts';

/** Who speaks under a cue: the fullest words the text has for them. */
export interface Speaker {
  readonly label: string;
  readonly kind: VoiceKind;
  /** The source stands for nobody in particular: "reports", "rumours". */
  readonly hearsay: boolean;
}

interface Mention extends Speaker {
  readonly head: string;
  readonly proper: boolean;
  readonly number: 'one' | 'many';
  /** Told the reporter, as far as the words show: a source by name, one that told an outlet, one after "according to". */
  primary: boolean;
  sex: 'male' | 'female' | undefined;
}

/**
 * Names the speaker of every cue.
 *
 * - A full phrase ("a source in North Hamgyong Province") is a mention of its own.
 * - A definite phrase with the same head ("the source") is the latest such mention.
 * - A pronoun is the latest speaker of its number; once a speaker is "she", "he" passes over them.
 * - A surname alone is the latest mention that has it.
 * - Nothing invented: without an earlier mention the words themselves are the label.
 */
export class Speakers {
  private readonly doc: Doc;
  private readonly lexicon: VoicesLexicon;
  private readonly mentions: Mention[] = [];

  constructor(doc: Doc, lexicon: VoicesLexicon) {
    this.doc = doc;
    this.lexicon = lexicon;
  }

  /** The speaker of one cue; call in the order of the text. `within` is who speaks the quotation that holds the cue. */
  of(cue: Cue, source: Span, within: Speaker | null): Speaker {
    const { tokens } = this.doc;
    const firstToken = tokens[source.first]!;
    if (source.last - source.first === 1) {
      const { grammar } = this.lexicon;
      if (grammar.first.has(firstToken.lower) && within !== null) return within;
      const pronoun = grammar.pronouns.get(firstToken.lower);
      if (pronoun !== undefined || firstToken.pos === 'PRON') {
        const found = this.byPronoun(pronoun ?? { number: 'any', sex: undefined, fresh: false });
        if (found !== null) return found;
        return { label: firstToken.text, kind: 'source', hearsay: false };
      }
    }
    const mention = this.mention(source);
    mention.primary ||= this.toldReporter(cue);
    const known = this.known(source, mention);
    if (known !== null) {
      this.remember(known);
      return known;
    }
    if (cue.mode === 'tell' || mention.kind === 'narrator') this.remember(mention);
    return mention;
  }

  private toldReporter(cue: Cue): boolean {
    if (cue.frame === 'phrase') return true;
    return cue.addressee !== null && this.outletAt(cue.addressee.first, cue.addressee.last) !== null;
  }

  private remember(mention: Mention): void {
    const at = this.mentions.indexOf(mention);
    if (at >= 0) this.mentions.splice(at, 1);
    this.mentions.push(mention);
    // The voices of a report are few; a text made of names must not make the search long.
    if (this.mentions.length > 40) this.mentions.shift();
  }

  private byPronoun(pronoun: Pronoun): Mention | null {
    if (pronoun.fresh) return null;
    for (let i = this.mentions.length - 1; i >= 0; i--) {
      const mention = this.mentions[i]!;
      if (mention.kind === 'document' || mention.kind === 'narrator' || mention.hearsay) continue;
      if (pronoun.number !== 'any' && pronoun.number !== mention.number) continue;
      if (pronoun.sex !== undefined && mention.sex !== undefined && mention.sex !== pronoun.sex) continue;
      if (pronoun.sex !== undefined) mention.sex = pronoun.sex;
      this.remember(mention);
      return mention;
    }
    return null;
  }

  private known(source: Span, mention: Mention): Mention | null {
    const { tokens } = this.doc;
    const definite = this.lexicon.grammar.definite.has(tokens[source.first]!.lower);
    const words = source.last - source.first;
    const anybody = definite && words === 2 && this.lexicon.anybody.has(mention.head);
    for (let i = this.mentions.length - 1; i >= 0; i--) {
      const earlier = this.mentions[i]!;
      if (earlier.label === mention.label) return earlier;
      if (definite && earlier.number === mention.number) {
        // "the source", "the person": whoever told the reporter last.
        if (anybody && earlier.primary && earlier.kind !== 'document' && earlier.kind !== 'narrator')
          return earlier;
        // "the second source" is not the source before it; "the Hyesan source" is the one that has the word.
        const modifier = words === 3 ? tokens[source.first + 1]!.text : '';
        const same =
          earlier.head === mention.head && (words === 2 || (words === 3 && earlier.label.includes(modifier)));
        if (same) return earlier;
      }
      if (mention.proper && words <= 2 && !definite && earlier.label !== mention.label) {
        if (earlier.label.split(' ').includes(tokens[source.last - 1]!.text)) return earlier;
      }
    }
    return null;
  }

  private mention(source: Span): Mention {
    const { tokens, text } = this.doc;
    let last = source.last;
    let head = -1;
    for (let i = source.first; i < source.last; i++) {
      const token = tokens[i]!;
      if (token.text === ',' || this.lexicon.grammar.relative.has(token.lower)) {
        last = i;
        break;
      }
      if (head >= 0 && token.pos === 'ADP') break;
      if (token.pos === 'NOUN' || token.pos === 'PROPN') head = i;
    }
    for (let i = source.first; i < last; i++) {
      if (tokens[i]!.text === ',') last = i;
    }
    if (head < 0) head = source.first;
    const token = tokens[head]!;
    const words = text.slice(tokens[source.first]!.start, tokens[Math.max(last, source.first + 1) - 1]!.end);
    const label = words.includes('\n') || words.includes('  ') ? words.replace(/\s+/g, ' ') : words;
    const { lexicon } = this;
    const lower = token.lower;
    const lemma = token.pos === 'PROPN' ? lower : token.lemma.toLowerCase();
    const pronoun = lexicon.grammar.pronouns.get(tokens[source.first]!.lower);
    const plural =
      pronoun?.number === 'many' ||
      (token.pos === 'NOUN' || token.pos === 'VERB'
        ? token.lemma !== lower
        : hasConjunction(this.doc, source));
    const outlet = this.outletAt(source.first, last);
    const bare = plural && tokens[source.first]!.pos !== 'DET';
    const kind: VoiceKind =
      outlet !== null && !lexicon.people.has(lemma)
        ? 'narrator'
        : lexicon.people.has(lemma) && !lexicon.official.has(lemma)
          ? 'source'
          : lexicon.document.has(lemma)
            ? 'document'
            : lexicon.official.has(lemma) || this.hasOfficial(source.first, head)
              ? 'official'
              : 'source';
    return {
      label,
      kind,
      hearsay: bare && lexicon.hearsay.has(lemma),
      head: lemma,
      proper: token.pos === 'PROPN',
      number: plural ? 'many' : 'one',
      primary: lexicon.anybody.has(lemma),
      sex: undefined,
    };
  }

  /** A capitalised name with an office's word in it: "the Ministry of State Security", "Hyesan Police Bureau". */
  private hasOfficial(first: number, head: number): boolean {
    for (let i = first; i <= head; i++) {
      const token = this.doc.tokens[i]!;
      if (token.pos === 'PROPN' && this.lexicon.official.has(token.lower)) return true;
    }
    return false;
  }

  /** The outlet a range names, or null. */
  outletAt(first: number, last: number): Span | null {
    const { tokens } = this.doc;
    for (let i = first; i < last; i++) {
      for (const name of this.lexicon.outlets.get(tokens[i]!.lower) ?? []) {
        let k = 1;
        while (k < name.length && tokens[i + k]?.lower === name[k]) k++;
        if (k === name.length && i + k <= last) return { first: i, last: i + k };
      }
    }
    return null;
  }
}

function hasConjunction(doc: Doc, span: Span): boolean {
  for (let i = span.first; i < span.last; i++) if (doc.tokens[i]!.pos === 'CCONJ') return true;
  return false;
}
