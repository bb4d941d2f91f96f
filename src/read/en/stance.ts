import type { Stance } from '../../claims/types.ts';
import { type ComplementHedge, type VoicesLexicon, WORD } from '../../packs/lexicon/voices-index.ts';
import type { Doc } from './doc.ts';
import { type Clauses, isQuoteMark, REACH, type Span } from './voices/clause.ts';

/**
 * How a stretch of text is said.
 *
 * - Asserted unless a word keeps distance. A named voice that says something flatly asserts it: the voice says who.
 * - Reported: told without a teller ("reportedly", "is said to", "according to reports").
 * - Alleged: the words of an accuser ("allegedly", "accused of", "on charges of", "convicted of"); in such systems a
 *   conviction proves no more than the charge.
 * - Possible: rumour, belief, fear, doubt, question, "may", "might", "could", "probably", "appears to".
 * - Denied: what follows a denial; a denied denial ("did not deny") is no denial.
 * - An adverb or modal reaches over its own verb and what hangs on it, never into the next clause; a verb that shares it
 *   ("allegedly beat and robbed") is within reach. An adjective reaches over its noun.
 * - Where several apply, the strongest distance wins: denied, alleged, possible, reported.
 */
export interface StanceAt {
  readonly stance: Stance;
  /** The words that say so; absent for an asserted stretch. */
  readonly cue?: Span;
}

const STRENGTH: Readonly<Record<Stance, number>> = {
  asserted: 0,
  reported: 1,
  possible: 2,
  alleged: 3,
  denied: 4,
};

/** One hedge and the tokens it reaches. */
export interface Hedge {
  readonly stance: Stance;
  readonly cue: Span;
  readonly scope: Span;
}

/** For every token the strongest hedge that reaches it. */
export class Stances {
  private readonly strongest: (Hedge | undefined)[];

  constructor(length: number, hedges: readonly Hedge[]) {
    this.strongest = new Array(length);
    for (const hedge of hedges) {
      for (let i = hedge.scope.first; i < Math.min(hedge.scope.last, length); i++) {
        const held = this.strongest[i];
        if (held === undefined || STRENGTH[hedge.stance] > STRENGTH[held.stance]) this.strongest[i] = hedge;
      }
    }
  }

  /** How the tokens from `first` to before `last` are said; give the words of the act itself, not its whole sentence. */
  at(first: number, last: number): StanceAt {
    let best: Hedge | undefined;
    for (let i = first; i < last; i++) {
      const hedge = this.strongest[i];
      if (hedge !== undefined && (best === undefined || STRENGTH[hedge.stance] > STRENGTH[best.stance]))
        best = hedge;
    }
    return best === undefined ? { stance: 'asserted' } : { stance: best.stance, cue: best.cue };
  }
}

/** The hedges of the text that are no cues of somebody's speech: adverbs, modals, adjectives, accusations. */
export function findHedges(doc: Doc, lexicon: VoicesLexicon, clauses: Clauses, bits: Uint8Array): Hedge[] {
  const { tokens } = doc;
  const hedges: Hedge[] = [];
  for (let i = 0; i < tokens.length; i++) {
    if ((bits[i]! & WORD.hedge) === 0) continue;
    const token = tokens[i]!;
    if (token.pos === 'PROPN') continue;
    const adverb = token.pos === 'ADV' || token.pos === 'ADJ' ? lexicon.adverbs.get(token.lower) : undefined;
    if (adverb !== undefined && token.pos === 'ADV') {
      hedges.push({ stance: adverb, cue: { first: i, last: i + 1 }, scope: adverbScope(i) });
      continue;
    }
    const modal = token.pos === 'AUX' ? lexicon.modals.get(token.lower) : undefined;
    // "could not leave" says that it did not happen, not that it may have.
    if (
      modal !== undefined &&
      !(clauses.is(i + 1, lexicon.grammar.not) && clauses.is(i, lexicon.grammar.ability))
    ) {
      hedges.push({
        stance: modal,
        cue: { first: i, last: i + 1 },
        scope: { first: i, last: clauseEnd(i + 1, true) },
      });
      continue;
    }
    // A participle counts only inside a noun phrase: "the reported death", not "the source reported Monday".
    const adjective = token.pos === 'ADJ' || (token.pos === 'VERB' && isDeterminer(i - 1));
    const noun = adjective ? lexicon.hedgedNouns.get(token.lower) : undefined;
    if (noun !== undefined && isNominal(i + 1)) {
      const phrase = clauses.phraseStartingAt(i + 1, false);
      if (phrase !== null)
        hedges.push({ stance: noun, cue: { first: i, last: i + 1 }, scope: { first: i, last: phrase.last } });
    }
    const complement =
      complementHedge(i, lexicon.complements.get(token.lemma)) ??
      (token.lemma === token.lower ? null : complementHedge(i, lexicon.complements.get(token.lower)));
    if (complement !== null) hedges.push(complement);
  }
  return hedges;

  function complementHedge(i: number, entries: readonly ComplementHedge[] | undefined): Hedge | null {
    for (const entry of entries ?? []) {
      const scope = complementScope(i, entry);
      if (scope !== null) return { stance: entry.stance, cue: { first: i, last: scope.first }, scope };
    }
    return null;
  }

  function isDeterminer(i: number): boolean {
    const pos = tokens[i]?.pos;
    return pos === 'DET' || pos === 'ADJ' || clauses.is(i, lexicon.grammar.possessive);
  }

  function isNominal(i: number): boolean {
    const pos = tokens[i]?.pos;
    return pos === 'NOUN' || pos === 'PROPN' || pos === 'ADJ';
  }

  function complementScope(i: number, entry: ComplementHedge): Span | null {
    let j = i + 1;
    for (const word of entry.rest) if (tokens[j++]?.lower !== word) return null;
    const verb = tokens[i]!.pos === 'VERB';
    if (entry.passive && !(verb && clauses.isPassive(i))) return null;
    while (tokens[j]?.pos === 'ADV') j++;
    // "accused her of": past the object.
    for (let round = 0; round < 2; round++) {
      const found = take(j, entry);
      if (found) return { first: j, last: clauseEnd(j + 1, false) };
      if (!verb || entry.passive || round > 0) return null;
      const object = clauses.phraseStartingAt(j, false);
      if (object === null) return null;
      j = object.last;
    }
    return null;
  }

  function take(j: number, entry: ComplementHedge): boolean {
    const token = tokens[j];
    if (token === undefined) return false;
    if (entry.takes.has('to-do') && clauses.is(j, lexicon.grammar.to)) {
      const next = tokens[j + 1];
      return next?.pos === 'VERB' || next?.pos === 'AUX' || next?.pos === 'ADV';
    }
    if (entry.takes.has('that') && clauses.is(j, lexicon.grammar.that)) return true;
    if (entry.takes.has('wh') && clauses.is(j, lexicon.grammar.wh)) return true;
    return entry.takes.has(token.lower);
  }

  /** What an adverb reaches: at the edge of a sentence its whole clause, else the verb that follows it. */
  function adverbScope(i: number): Span {
    const sentence = doc.sentences[tokens[i]!.sentence]!;
    const from = Math.max(sentence.first, i - REACH);
    let before = i - 1;
    while (before >= from && isQuoteMark(tokens[before])) before--;
    const next = tokens[i + 1];
    const atStart =
      before < from ||
      tokens[before]!.text === ',' ||
      tokens[before]!.pos === 'CCONJ' ||
      tokens[before]!.pos === 'SCONJ';
    if (atStart && (next === undefined || next.pos === 'PUNCT') && before >= from) {
      // ", reportedly." closes the clause before it; ", reportedly, " stands inside one.
      const closes = next === undefined || next.text !== ',';
      if (closes) return { first: clauseStart(before, from), last: i };
    }
    if (next?.text === ',') return { first: i, last: clauseEnd(i + 2, true) };
    return { first: groupBefore(i, from), last: clauseEnd(i + 1, true) };
  }

  /** The auxiliaries in front of an adverb belong to its verb: "was allegedly beaten". */
  function groupBefore(i: number, from: number): number {
    let first = i;
    while (first - 1 >= from && tokens[first - 1]!.pos === 'AUX') first--;
    return first;
  }

  function clauseStart(i: number, from: number): number {
    for (let k = i - 1; k >= from; k--) {
      const token = tokens[k]!;
      if (token.pos === 'SCONJ' || token.text === ',' || token.text === ';') return k + 1;
    }
    return from;
  }

  /**
   * The end of the clause that `i` stands in: a comma, semicolon or closing mark, a conjunction that opens a clause, or
   * "and" with a verb of its own. `shares` lets a bare verb after "and" stay inside ("was allegedly beaten and robbed").
   */
  function clauseEnd(i: number, shares: boolean): number {
    const to = Math.min(doc.sentences[tokens[Math.min(i, tokens.length) - 1]!.sentence]!.last, i + REACH);
    let verb = false;
    for (let k = i; k < to; k++) {
      const token = tokens[k]!;
      // "those who may know were taken": a new finite verb right after a noun is another clause's.
      if (verb && token.pos === 'AUX' && tokens[k - 1]!.pos === 'NOUN') return k;
      if (token.pos === 'VERB') verb = true;
      if (token.text === ';' || token.text === ':' || token.text === '—' || token.text === '–') return k;
      if (token.text === ',' && !listGoesOn(k, to)) return k;
      if (isQuoteMark(token) && k > i && tokens[k - 1]!.pos === 'PUNCT') return k;
      if (token.pos === 'SCONJ' && k > i && !clauses.is(k, lexicon.grammar.that)) return k;
      if (token.pos === 'CCONJ' && opensVerb(k + 1, to, shares)) return k;
    }
    return to;
  }

  /** "A, B and C": a comma between noun phrases does not end the clause. */
  function listGoesOn(comma: number, to: number): boolean {
    const next = clauses.phraseStartingAt(comma + 1, false);
    if (next === null || next.last >= to) return false;
    const after = tokens[next.last]!;
    return after.pos === 'CCONJ' && !opensVerb(next.last + 1, to, false);
  }

  function opensVerb(i: number, to: number, shares: boolean): boolean {
    let k = i;
    while (k < to && tokens[k]!.pos === 'ADV') k++;
    const token = tokens[k];
    if (token === undefined || k >= to) return false;
    if (token.pos === 'AUX') return true;
    if (token.pos === 'VERB') return !shares && !clauses.isGerund(k);
    const phrase = clauses.phraseStartingAt(k, true);
    if (phrase === null) return false;
    const verb = tokens[phrase.last];
    return (
      phrase.last < to && (verb?.pos === 'VERB' || verb?.pos === 'AUX') && !clauses.isGerund(phrase.last)
    );
  }
}
