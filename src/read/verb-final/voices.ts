/**
 * Finds who tells each stretch of a text, and how sure it is, in a language whose verb ends the clause: what is said stands
 * before the word that says so.
 *
 * - A quotation, or a clause with an ending of quoting, belongs to the subject of the verb of telling behind it; several in one
 *   sentence to the same one. "According to" gives the rest of its sentence to the source.
 * - A whole quotation without a cue belongs to who is named behind it, else to whoever spoke last.
 * - A quoted word inside a sentence is no speech.
 * - What is told by nobody named keeps the voice of its sentence and is reported, possible or alleged.
 * - Everything else is the narrator's, or the witness's who says "I".
 */
import type { Stance, VoiceKind } from '../../claims/types.ts';
import type { VerbFinalVoices } from '../../packs/lexicon/voices-verb-final.ts';
import type { Clause } from './clause.ts';
import type { Doc } from './doc.ts';
import type { TimeMention } from './times.ts';
import type { VoiceAt, Voices } from './voice.ts';
import type { Attribution, Span } from './voices/attribution.ts';
import { Finder } from './voices/finder.ts';
import { findHedges } from './voices/hedges.ts';
import { type VoiceWords, voiceWords } from './voices/lexicon.ts';
import { findQuotes, type Quote } from './voices/quotes.ts';
import { unitsOf } from './voices/units.ts';

const STRENGTH: Readonly<Record<Stance, number>> = {
  asserted: 0,
  reported: 1,
  possible: 2,
  alleged: 3,
  denied: 4,
};
const STOPS = new Set(['.', '?', '!', '…', '。', '？', '！']);
/** Tellers inside tellers that a chain names at most. */
const DEPTH = 6;
/** So often "I" outside quotations makes the narrator a witness. */
const WITNESS = 2;

const compiled = new WeakMap<VerbFinalVoices, VoiceWords>();

/** Who tells what, and which words name a teller. */
export function findVoices(doc: Doc, clauses: readonly Clause[], lexicon: VerbFinalVoices): Voices {
  let words = compiled.get(lexicon);
  if (!words) {
    words = voiceWords(lexicon);
    compiled.set(lexicon, words);
  }
  const quotes = speeches(doc, findQuotes(doc), words);
  const finder = new Finder(doc, words, clauses);
  for (const unit of unitsOf(doc, quotes)) finder.take(unit);
  finder.finish();
  const { attributions, outlet } = finder;
  const owner = innermost(doc, attributions);
  const strongest = stances(doc, [
    ...attributions.flatMap(({ stance, content }) =>
      stance ? content.map((scope) => ({ stance, scope })) : [],
    ),
    ...findHedges(doc, words, finder),
  ]);
  const witness = witnessOf(doc, quotes, attributions);

  return { at, stanceAt, isTeller, ...(outlet === undefined ? {} : { outlet }) };

  function at(offset: number): VoiceAt {
    const chain: string[] = [];
    let kind: VoiceKind = 'narrator';
    let told: TimeMention | undefined;
    let a = owner[wordAt(doc, offset)] ?? -1;
    const on: number[] = [];
    while (a >= 0 && on.length < DEPTH && !on.includes(a)) {
      on.push(a);
      const { speaker, told: when, heard, head } = attributions[a]!;
      told ??= when;
      if (speaker && speaker.kind !== 'narrator' && chain.at(-1) !== speaker.label) {
        if (chain.length === 0) kind = speaker.kind;
        chain.push(speaker.label);
      }
      if (heard !== undefined && heard !== outlet) chain.push(heard);
      a = owner[head] ?? -1;
    }
    if (chain.length === 0 && witness !== undefined) {
      chain.push(witness);
      kind = 'source';
    }
    if (outlet !== undefined && chain.at(-1) !== outlet) chain.push(outlet);
    return { chain, kind, ...(told ? { told: { start: told.start, end: told.end } } : {}) };
  }

  function isTeller(start: number, end: number): boolean {
    const from = finder.named.get(end);
    return from !== undefined && from <= start;
  }

  function stanceAt(start: number, end: number): Stance {
    let best: Stance = 'asserted';
    for (let i = wordAt(doc, start); i < doc.words.length && doc.words[i]!.start < end; i++) {
      const here = strongest[i];
      if (here && STRENGTH[here] > STRENGTH[best]) best = here;
    }
    return best;
  }
}

/** The quotations that are somebody's speech; a quoted word is none. */
function speeches(doc: Doc, quotes: readonly Quote[], words: VoiceWords): Quote[] {
  const kept = quotes.map((quote) => isSpeech(doc, quote, words));
  const place = new Map<number, number>();
  for (const [i, keep] of kept.entries()) if (keep) place.set(i, place.size);
  const parentOf = (i: number): number => {
    let parent = i;
    while (parent >= 0 && !kept[parent]) parent = quotes[parent]!.parent;
    return parent < 0 ? -1 : place.get(parent)!;
  };
  return quotes.flatMap((quote) =>
    kept[quote.i] ? [{ ...quote, i: place.get(quote.i)!, parent: parentOf(quote.parent) }] : [],
  );
}

function isSpeech(doc: Doc, quote: Quote, words: VoiceWords): boolean {
  const inside = doc.words.slice(quote.first, quote.last).filter(({ sign }) => sign === undefined);
  const verb = inside.some((word) => word.verb !== undefined);
  const particle = quote.open ? undefined : doc.words[quote.close + 1];
  const text = particle?.close ? particle.text : '';
  const said = words.say.has(text) || words.and.has(text);
  if (said) return (verb && (inside.length > 1 || quote.double)) || (quote.double && inside.length > 2);
  if (!quote.double) return false;
  if (words.modify.has(text)) return verb && inside.length > 1;
  const stop = doc.words[quote.last - 1]?.sign;
  return inside.length > 1 && (inside.at(-1)?.verb !== undefined || (stop !== undefined && STOPS.has(stop)));
}

/** For each word the attribution whose content holds it most closely and that names a teller, or -1. */
function innermost(doc: Doc, attributions: readonly Attribution[]): Int32Array {
  const owner = new Int32Array(doc.words.length).fill(-1);
  const size = attributions.map(({ content }) =>
    content.reduce((sum, { first, last }) => sum + last - first, 0),
  );
  const order = attributions.map((_, a) => a).filter((a) => attributions[a]!.speaker !== undefined);
  order.sort((a, b) => size[b]! - size[a]! || a - b);
  for (const a of order) for (const { first, last } of attributions[a]!.content) owner.fill(a, first, last);
  return owner;
}

/** For each word the strongest stance whose scope reaches it. Scopes may overlap as they like: each stance is swept once. */
function stances(doc: Doc, hedges: readonly { stance: Stance; scope: Span }[]): (Stance | undefined)[] {
  const strongest: (Stance | undefined)[] = new Array(doc.words.length);
  const told = [...new Set(hedges.map(({ stance }) => stance))].sort((a, b) => STRENGTH[a] - STRENGTH[b]);
  for (const stance of told) {
    // How many more scopes begin than end at a word.
    const steps = new Int32Array(doc.words.length + 1);
    for (const { stance: own, scope } of hedges) {
      if (own !== stance || scope.first >= scope.last) continue;
      steps[scope.first]!++;
      steps[scope.last]!--;
    }
    let open = 0;
    for (let i = 0; i < doc.words.length; i++) {
      open += steps[i]!;
      if (open > 0) strongest[i] = stance;
    }
  }
  return strongest;
}

/** The word that holds an offset, or the one behind it. */
function wordAt({ words }: Doc, offset: number): number {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (words[middle]!.end <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Who says "I" outside all quotations, as written; nobody when the text tells of others' words. */
function witnessOf(
  doc: Doc,
  quotes: readonly Quote[],
  attributions: readonly Attribution[],
): string | undefined {
  const inside = new Uint8Array(doc.words.length);
  for (const { first, last } of quotes) inside.fill(1, first, last);
  for (const { speaker, content } of attributions)
    if (speaker) for (const { first, last } of content) inside.fill(1, first, last);
  let found = 0;
  let label: string | undefined;
  for (const { i, noun } of doc.words) {
    const pronoun = noun?.known?.pronoun;
    if (inside[i] || pronoun?.of !== 'speaker' || pronoun.number !== 'one') continue;
    found++;
    label ??= noun!.stem;
  }
  return found >= WITNESS ? label : undefined;
}
