import type { Doc } from '../doc.ts';
import { type Clauses, isQuoteMark, REACH, type Span } from './clause.ts';
import type { Cue } from './cue.ts';
import type { Quote } from './quotes.ts';

/** Contents that say something whole. */
const STATEMENTS = new Set('quote after that clause wh phrase'.split(' '));

/** What each cue attributes, as token ranges in the order of the text; same index as `cues`. */
export function findContents(
  doc: Doc,
  clauses: Clauses,
  quotes: readonly Quote[],
  cues: readonly Cue[],
): Span[][] {
  const { tokens, sentences } = doc;
  const enclosing = quoteOfEachToken();
  const byClose = new Map<number, Quote>();
  const byOpen = new Map<number, Quote>();
  for (const quote of quotes) {
    byClose.set(quote.close, quote);
    byOpen.set(quote.open, quote);
  }
  const contents = cues.map((cue, c) => contentOf(cue, c));
  followUps();
  return contents;

  /** The innermost quotation that holds each token, or undefined. */
  function quoteOfEachToken(): (Quote | undefined)[] {
    const of: (Quote | undefined)[] = new Array(tokens.length);
    // Outer quotations open first, so that inner ones overwrite them.
    for (const quote of quotes) for (let i = quote.first; i < quote.last; i++) of[i] = quote;
    return of;
  }

  function contentOf(cue: Cue, c: number): Span[] {
    const sentence = sentences[tokens[cue.head]!.sentence]!;
    const held = enclosing[cue.head];
    const from = Math.max(sentence.first, held?.first ?? 0, cue.head - REACH * 2);
    const to = Math.min(sentence.last, held?.last ?? tokens.length, cue.head + REACH * 2);
    if (cue.frame === 'none' || cue.frame === 'end') return [];
    if (cue.frame === 'phrase') return phraseContent(cue, c, from, to, held);
    if (cue.frame === 'after') {
      const spans: Span[] = [];
      const quote = byClose.get(lastWordBefore(cue.clauseFirst));
      const before = cue.clauseFirst - 1;
      const asClause = before >= 0 && clauses.is(before, clauses.grammar.as);
      if (quote !== undefined && quote !== held) {
        spans.push({ first: Math.min(from, quote.open), last: quote.close + 1 });
        if (quote.open > from && (cue.mode !== 'tell' || quoteStandsAlone(quote, from)))
          spans[0] = { first: quote.open, last: quote.close + 1 };
      } else if (!asClause || tokens[before - 1]?.text === ',') {
        push(spans, from, asClause ? before - 1 : before);
      }
      // `“…,” the source said, “…”` and "The man, the source said, was taken away".
      let next = cue.clauseLast;
      while (next < to && tokens[next]!.text !== ',' && !byOpen.has(next) && next < cue.clauseLast + 25) {
        if (tokens[next]!.pos === 'PUNCT' || cueStartsAt(c + 1, next)) break;
        next++;
      }
      if (next < to && tokens[next]!.text === ',') next++;
      const reopened = byOpen.get(next);
      if (reopened !== undefined && reopened !== held) {
        spans.push({ first: reopened.open, last: Math.min(reopened.close + 1, tokens.length) });
      } else if (
        tokens[next - 1]?.text === ',' &&
        next < to &&
        quote === undefined &&
        !clauses.hasVerb(from, cue.clauseFirst) &&
        clauses.hasVerb(next, to)
      ) {
        push(spans, next, cutAt(cue, c, next, to));
      } else if (asClause && spans.length === 0) {
        push(spans, next, cutAt(cue, c, next, to));
      }
      return spans;
    }
    return forward(cue, c, cue.at, to, held);
  }

  function forward(cue: Cue, c: number, at: number, to: number, held: Quote | undefined): Span[] {
    const spans: Span[] = [];
    const quote = byOpen.get(at);
    if (quote !== undefined && quote !== held) {
      const whole = isSpeech(quote) || cue.frame === 'quote';
      if (whole && !continuesAfter(quote, to)) {
        spans.push({ first: quote.open, last: Math.min(quote.close + 1, tokens.length) });
        return spans;
      }
    }
    let end = matrixGoesOn(cue, at, cutAt(cue, c, at, clauseBound(cue, at, to)));
    // A quotation that opens inside the content carries it on over the end of the sentence.
    const last = enclosing[end - 1];
    if (last !== undefined && last !== held && last.open >= at && last.close >= end) {
      end = Math.min(last.close + 1, tokens.length);
      spans.push({ first: at, last: end });
      return spans;
    }
    push(spans, at, end);
    return spans;
  }

  function phraseContent(cue: Cue, c: number, from: number, to: number, held: Quote | undefined): Span[] {
    const spans: Span[] = [];
    const start = wordFrom(from, cue.first);
    if (start < cue.first) {
      const quote = byClose.get(lastWordBefore(cue.first));
      const first = quote !== undefined && quote !== held ? Math.min(from, quote.open) : from;
      push(spans, first, cue.first);
      // ", according to the source, …": what follows the comma belongs to it when the clause goes on.
      if (tokens[cue.clauseLast]?.text !== ',') return spans;
      if (clauses.hasVerb(from, cue.first) && !startsWithVerb(cue.clauseLast + 1)) return spans;
    }
    let at = cue.clauseLast;
    while (at < to && (tokens[at]!.text === ',' || tokens[at]!.text === ':')) at++;
    if (at < to) spans.push(...forward(cue, c, at, to, held));
    return spans;
  }

  function startsWithVerb(i: number): boolean {
    const pos = tokens[i]?.pos;
    return pos === 'VERB' || pos === 'AUX';
  }

  /**
   * Where the clause of the content must end. A thing or an action ("condemned the arrest", "wanted to leave") goes no
   * further than its own clause; a statement under "while", "when", "after" ends where the main clause begins.
   */
  function clauseBound(cue: Cue, at: number, to: number): number {
    const statement = STATEMENTS.has(cue.frame);
    const before = tokens[cue.clauseFirst - 1];
    const opener = tokens[cue.clauseFirst];
    const under =
      before?.pos === 'SCONJ' ||
      opener?.pos === 'SCONJ' ||
      (cue.source === null && (before?.pos === 'ADP' || startsSentence(cue)));
    const relative = clauses.is(cue.first - 1, clauses.grammar.relative);
    if (statement && !under && !relative) return to;
    for (let k = at + 1; k < to; k++) {
      const token = tokens[k]!;
      if (byOpen.has(k)) {
        k = byOpen.get(k)!.close;
        continue;
      }
      if (token.text === ',') {
        const subject = tokens[k + 1]?.pos === 'CCONJ' ? k + 2 : k + 1;
        const next = subject < to ? clauses.phraseStartingAt(subject, true) : null;
        const verb = tokens[k + 1];
        const resumes = relative && (verb?.pos === 'VERB' || verb?.pos === 'AUX') && !clauses.isGerund(k + 1);
        const main = resumes || (next !== null && (under || !statement) && verbBeforeComma(next.last, to));
        if (main || (!statement && (clauses.isGerund(k + 1) || tokens[k + 1]?.pos === 'SCONJ'))) return k;
      } else if (!statement && token.pos === 'SCONJ' && !clauses.is(k, clauses.grammar.that)) return k;
    }
    return to;
  }

  function startsSentence(cue: Cue): boolean {
    return sentences[tokens[cue.head]!.sentence]!.first === cue.clauseFirst;
  }

  function verbBeforeComma(from: number, to: number): boolean {
    for (let k = from; k < to && k < from + 12; k++) {
      const { pos, text } = tokens[k]!;
      if (text === ',') return false;
      if (pos === 'AUX' || (pos === 'VERB' && !clauses.isGerund(k))) return true;
    }
    return false;
  }

  /** Where a content that runs from `at` ends: at the sentence's end or where a cue of the same rank takes over. */
  function cutAt(cue: Cue, c: number, at: number, to: number): number {
    for (let d = c + 1; d < cues.length; d++) {
      const next = cues[d]!;
      if (next.head >= to) break;
      if (next.head < at || enclosing[next.head] !== enclosing[cue.head]) continue;
      const start = next.clauseFirst;
      // "praised the guards, the source said": telling is never part of a thing praised or wanted.
      if (
        cue.mode !== 'tell' &&
        next.mode === 'tell' &&
        !STATEMENTS.has(cue.frame) &&
        next.first > at &&
        !clauses.is(next.first - 1, clauses.grammar.relative) &&
        !clauses.is(next.first - 1, clauses.grammar.to)
      )
        return Math.max(start, at) > at ? start : next.first;
      // "praised the guards, accusing the others": one thing said beside another.
      if (
        cue.mode !== 'tell' &&
        next.shares &&
        next.first > at &&
        clauses.isGerund(next.head) &&
        tokens[next.first - 1]!.text === ','
      )
        return next.first;
      if (start <= at) continue;
      if (next.frame === 'after' || (next.frame === 'phrase' && tokens[start - 1]?.text === ','))
        return start;
      const before = tokens[start - 1]!;
      if (next.shares && before.pos === 'CCONJ' && inflected(next.head)) return start - 1;
      if (next.mode !== 'tell') continue;
      // ", adding", also with the comma inside the quotation before it.
      const comma = before.text === ',' || (isQuoteMark(before) && tokens[start - 2]?.text === ',');
      if (comma && next.shares) return start;
      if (cue.mode !== 'tell') continue;
      if (before.pos === 'CCONJ' && next.source !== null) return start - 1;
      if (before.pos === 'SCONJ' && tokens[start - 2]?.text === ',') return start - 1;
    }
    return to;
  }

  /**
   * "said that he would call and hung up": a past verb after "and" cannot go on from "would", so the content ends there.
   */
  function matrixGoesOn(cue: Cue, at: number, to: number): number {
    if (cue.frame !== 'that' && cue.frame !== 'clause') return to;
    let modal = false;
    for (let k = at; k < to; k++) {
      const token = tokens[k]!;
      if (token.pos === 'AUX') modal ||= clauses.isModal(k);
      else if (token.pos === 'VERB' && !modal) return to;
      if (token.pos === 'PUNCT' && !isQuoteMark(token)) return to;
      if (token.pos !== 'CCONJ' || !modal) continue;
      let v = k + 1;
      while (tokens[v]?.pos === 'ADV') v++;
      const verb = tokens[v];
      if (verb?.pos === 'VERB' && verb.lower !== verb.lemma && !clauses.isGerund(v)) return k;
    }
    return to;
  }

  function inflected(i: number): boolean {
    return tokens[i]!.lower !== tokens[i]!.lemma && !clauses.isGerund(i);
  }

  /** Adds a range without the punctuation at its ends; nothing when only punctuation is left. */
  function push(spans: Span[], first: number, last: number): void {
    let a = first;
    let b = last;
    while (a < b && tokens[a]!.pos === 'PUNCT' && !isQuoteMark(tokens[a])) a++;
    while (b > a && tokens[b - 1]!.pos === 'PUNCT' && !isQuoteMark(tokens[b - 1])) b--;
    if (a < b) spans.push({ first: a, last: b });
  }

  function wordFrom(i: number, to: number): number {
    let k = i;
    while (k < to && tokens[k]!.pos === 'PUNCT') k++;
    return k;
  }

  /** The index before `i`, past a comma. */
  function lastWordBefore(i: number): number {
    return tokens[i - 1]?.text === ',' ? i - 2 : i - 1;
  }

  function cueStartsAt(c: number, i: number): boolean {
    return cues[c] !== undefined && cues[c].clauseFirst === i;
  }

  /** Nothing but an introduction stands before the quotation in its sentence. */
  function quoteStandsAlone(quote: Quote, from: number): boolean {
    return !clauses.hasVerb(from, quote.open);
  }

  function continuesAfter(quote: Quote, to: number): boolean {
    if (isSpeech(quote)) return false;
    return wordFrom(quote.close + 1, to) < to;
  }

  /** A quotation that is speech by its own form: it ends with a mark of its own, or holds a verb and several words. */
  function isSpeech(quote: Quote): boolean {
    return (
      quote.last - quote.first >= 4 &&
      clauses.hasVerb(quote.first, quote.last) &&
      tokens[quote.last - 1]!.pos === 'PUNCT'
    );
  }

  /**
   * A whole sentence in quotation marks without a cue of its own belongs to whoever spoke last, in the same paragraph
   * or the one before; a paragraph that reopens a quotation belongs to the one who opened it.
   */
  function followUps(): void {
    // The cue whose content holds each token, counted from 1; 0 for none.
    const covered = new Int32Array(tokens.length + 1);
    for (let c = 0; c < contents.length; c++) {
      for (const span of contents[c]!) covered.fill(c + 1, span.first, span.last);
    }
    let c = 0;
    let speaker = -1;
    let speakerParagraph = -9;
    let carried: Quote | undefined;
    let carriedBy = -1;
    for (const quote of quotes) {
      if (quote.inner) continue;
      while (c < cues.length && cues[c]!.head < quote.open) {
        const cue = cues[c]!;
        if (cue.voiced && covered[cue.head] === 0 && contents[c]!.length > 0) {
          speaker = c;
          speakerParagraph = paragraphOf(cue.head);
        }
        c++;
      }
      let by = -1;
      if (covered[quote.first] !== 0) {
        by = covered[quote.first]! - 1;
      } else if (carried !== undefined && carriedBy >= 0) {
        by = carriedBy;
      } else if (standsAlone(quote)) {
        if (speaker >= 0 && paragraphOf(quote.open) - speakerParagraph <= 1) by = speaker;
        else by = nextSpeaker(c, quote);
      }
      if (by >= 0 && covered[quote.first] === 0) {
        const spans = contents[by]!;
        spans.push({ first: quote.open, last: Math.min(quote.close + 1, tokens.length) });
        spans.sort((a, b) => a.first - b.first);
        if (by === speaker) speakerParagraph = paragraphOf(quote.open);
      }
      carried = quote.continues ? quote : undefined;
      carriedBy = by;
    }
  }

  function nextSpeaker(c: number, quote: Quote): number {
    for (let d = c; d < cues.length && d < c + 10; d++) {
      const cue = cues[d]!;
      if (paragraphOf(cue.head) !== paragraphOf(quote.open)) return -1;
      if (cue.voiced && cue.head > quote.close && contents[d]!.length > 0) return d;
    }
    return -1;
  }

  function standsAlone(quote: Quote): boolean {
    // Of two apostrophes that open it, `open` is the second.
    const mark =
      tokens[quote.open]!.text === "'" && isQuoteMark(tokens[quote.open - 1]) ? quote.open - 1 : quote.open;
    const first = sentences[tokens[mark]!.sentence]!.first === mark;
    const afterColon = tokens[mark - 1]?.text === ':';
    return (first || afterColon) && quote.last - quote.first >= 3 && clauses.hasVerb(quote.first, quote.last);
  }

  function paragraphOf(i: number): number {
    return sentences[tokens[Math.min(i, tokens.length - 1)]!.sentence]!.paragraph;
  }
}
