import type { CueEntry, VoicesLexicon } from '../../../packs/lexicon/voices-index.ts';
import type { Doc } from '../doc.ts';
import { type Clauses, isQuoteMark } from './clause.ts';

/** What follows a cue that has a name of its own; everything else is a preposition. */
const FRAMES = new Set(
  'quote after that clause wh to-do doing object object-to adjective other end none phrase'.split(' '),
);

/** What follows is said by the source: a statement, a question or a quotation. */
export const STATEMENTS = new Set('quote after that clause wh doing phrase'.split(' '));

/** Whether the lexicon's `takes` lets this follow. */
export function accepts(takes: ReadonlySet<string>, frame: string): boolean {
  return takes.has(frame) || takes.has('any') || (takes.has('preposition') && !FRAMES.has(frame));
}

/** Where something that follows a cue begins, and what it is. */
export interface Follow {
  readonly frame: string;
  readonly at: number;
}

/** Says what follows a word, in the names that the lexicon's `takes` use. */
export class Following {
  private readonly doc: Doc;
  private readonly lexicon: VoicesLexicon;
  private readonly clauses: Clauses;
  private readonly opensQuote: ReadonlySet<number>;

  constructor(doc: Doc, lexicon: VoicesLexicon, clauses: Clauses, opensQuote: ReadonlySet<number>) {
    this.doc = doc;
    this.lexicon = lexicon;
    this.clauses = clauses;
    this.opensQuote = opensQuote;
  }

  /** Everything the words after a cue can be, nearest first. */
  all(end: number, entry: CueEntry | null, passive: boolean): Follow[] {
    const result: Follow[] = [];
    let j = end;
    while (this.doc.tokens[j]?.pos === 'ADV' && !this.isFunction(j)) j++;
    if (passive && this.clauses.is(j, this.lexicon.grammar.by)) {
      const agent = this.clauses.phraseStartingAt(j + 1, true);
      if (agent !== null) j = agent.last;
    }
    let follow = this.at(j);
    result.push(follow);
    if (entry?.addressee && (follow.frame === 'object' || follow.frame === 'clause')) {
      const whom = this.clauses.phraseStartingAt(j, false);
      if (whom !== null) {
        result.pop();
        result.push({ frame: 'addressee', at: whom.last });
        j = whom.last;
        follow = this.at(j);
        // "told him a story": what is left after the addressee is an object of its own.
        result.push(follow);
      }
    }
    // "said in a phone interview on Monday that": past adverbials to what matters.
    let moved = false;
    for (let round = 0; round < 4; round++) {
      const next = this.pastAdverbial(j);
      if (next === j) break;
      j = next;
      moved = true;
    }
    if (moved) {
      const later = this.at(j);
      if (['that', 'quote', 'wh', 'end', 'clause'].includes(later.frame)) result.push(later);
    }
    return result;
  }

  private isFunction(j: number): boolean {
    const { grammar } = this.lexicon;
    return (
      this.clauses.is(j, grammar.wh) || this.clauses.is(j, grammar.that) || this.clauses.is(j, grammar.as)
    );
  }

  pastAdverbial(j: number): number {
    const token = this.doc.tokens[j];
    if (token === undefined) return j;
    if (token.pos === 'ADP') {
      const span = this.clauses.phraseStartingAt(j + 1, true);
      return span === null ? j : span.last;
    }
    if (token.pos === 'ADV' && !this.isFunction(j)) return j + 1;
    if (this.lexicon.told.has(token.lower)) {
      const span = this.clauses.phraseStartingAt(j, false);
      return span === null ? j + 1 : span.last;
    }
    return j;
  }

  at(j: number): Follow {
    const { grammar } = this.lexicon;
    const { clauses, doc } = this;
    const token = doc.tokens[j];
    const before = doc.tokens[j - 1];
    if (token === undefined || (before !== undefined && token.sentence !== before.sentence))
      return { frame: 'end', at: j };
    const quote = this.quoteAt(j);
    if (quote >= 0) return { frame: 'quote', at: quote };
    if (token.text === ':') return { frame: 'quote', at: j + 1 };
    if (token.pos === 'PUNCT') {
      const next = token.text === ',' ? this.quoteAt(j + 1) : -1;
      if (next >= 0) return { frame: 'quote', at: next };
      if (token.text === ',' && clauses.is(j + 1, grammar.that) && doc.tokens[j + 1]!.pos === 'SCONJ')
        return { frame: 'that', at: j + 1 };
      return { frame: 'end', at: j };
    }
    if (clauses.is(j, grammar.that)) {
      const next = doc.tokens[j + 1];
      if (this.quoteAt(j + 1) >= 0) return { frame: 'that', at: j };
      // "said that, in June, …"
      if (next?.text === ',' && token.pos === 'SCONJ') return { frame: 'that', at: j };
      if (next !== undefined && next.pos !== 'PUNCT' && next.sentence === token.sentence) {
        if (token.pos === 'SCONJ') return { frame: 'that', at: j };
        const span = clauses.phraseStartingAt(j + 1, true);
        const verb = doc.tokens[span?.last ?? j + 1];
        if (verb?.pos === 'VERB' || verb?.pos === 'AUX') return { frame: 'that', at: j };
      }
      return { frame: 'object', at: j };
    }
    if (clauses.is(j, grammar.wh)) return { frame: 'wh', at: j };
    if (clauses.is(j, grammar.to) && this.infinitiveAt(j)) return { frame: 'to-do', at: j };
    if (clauses.isGerund(j)) return { frame: 'doing', at: j };
    if (token.pos === 'ADP' || token.pos === 'PART' || token.pos === 'SCONJ')
      return { frame: token.lower, at: j };
    if (token.pos === 'CCONJ') return { frame: 'end', at: j };
    if (token.pos === 'AUX' || token.pos === 'VERB') return { frame: 'clause', at: j };
    const span = clauses.phraseStartingAt(j, true);
    if (span === null) return { frame: token.pos === 'ADJ' ? 'adjective' : 'other', at: j };
    let k = span.last;
    if (doc.tokens[k]?.pos === 'ADV') k++;
    const verb = doc.tokens[k];
    if (verb !== undefined && verb.sentence === token.sentence) {
      if ((verb.pos === 'AUX' || verb.pos === 'VERB') && !clauses.isGerund(k))
        return { frame: 'clause', at: j };
      if (clauses.is(k, grammar.to) && this.infinitiveAt(k)) return { frame: 'object-to', at: j };
    }
    return { frame: 'object', at: j };
  }

  /** The opening mark of a quotation that begins here; two apostrophes are one mark. */
  private quoteAt(j: number): number {
    if (this.opensQuote.has(j)) return j;
    return this.opensQuote.has(j + 1) && isQuoteMark(this.doc.tokens[j]) ? j + 1 : -1;
  }

  private infinitiveAt(j: number): boolean {
    let k = j + 1;
    while (this.doc.tokens[k]?.pos === 'ADV') k++;
    const pos = this.doc.tokens[k]?.pos;
    return pos === 'VERB' || pos === 'AUX';
  }
}
