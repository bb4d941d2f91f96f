import type { VoiceKind } from '../../claims/types.ts';
import type { CueMode, VoicesLexicon } from '../../packs/lexicon/voices-index.ts';
import type { Doc } from './doc.ts';
import { findHedges, type Hedge, type StanceAt, Stances } from './stance.ts';
import { Clauses, type Span } from './voices/clause.ts';
import { findContents } from './voices/contents.ts';
import type { Cue } from './voices/cue.ts';
import { CueFinder } from './voices/cues.ts';
import { findQuotes, type Quote } from './voices/quotes.ts';
import { type Speaker, Speakers } from './voices/speakers.ts';
import { findTold } from './voices/told.ts';

export type { StanceAt } from './stance.ts';
export type { Span } from './voices/clause.ts';

/** Something said, learned, thought or wanted by somebody, as the text marks it. Token indices, `last` exclusive. */
export interface Attribution {
  readonly cue: Span;
  /** The word of the cue that carries it. */
  readonly head: number;
  readonly mode: CueMode;
  /** What is attributed is something said, so its words have this voice: `at` and the chain go by these only. */
  readonly voiced: boolean;
  readonly source?: Span;
  /** What is attributed, in the order of the text. */
  readonly content: readonly Span[];
  /** Whom it was told to. */
  readonly addressee?: Span;
  /** The words that say when it was told. */
  readonly told?: Span;
  readonly kind: VoiceKind;
  /** Who speaks, in the fullest words the text has. */
  readonly label: string;
}

/** Who says a token. */
export interface VoiceAt {
  /** From the innermost teller to the outlet; empty when the text names nobody and no outlet. */
  readonly chain: readonly string[];
  readonly kind: VoiceKind;
  /** Indices of the attributions on the chain, innermost first. */
  readonly attributions: readonly number[];
  /** When the innermost voice spoke, or the nearest outer one that says it. */
  readonly told?: Span;
}

export interface Voices {
  readonly attributions: readonly Attribution[];
  readonly quotes: readonly Quote[];
  /** The outlet that the text names as its own: "Daily NK has learned", "told Daily NK". */
  readonly outlet?: string;
  at(token: number): VoiceAt;
  stanceAt(first: number, last: number): StanceAt;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** Tellers inside tellers that a chain names at most. */
const DEPTH = 6;

/**
 * Finds who tells each stretch of a text, and how sure it is.
 *
 * - A cue of the lexicon, with what the lexicon lets follow it, attributes its content to its source.
 * - A quotation belongs to the cue beside it; a whole quoted sentence without a cue to whoever spoke last; a quotation
 *   left open at the end of a paragraph goes on in the next.
 * - A quoted word inside a sentence is no speech of its own: it stays with the voice of its sentence.
 * - Only telling makes a voice. What somebody learned, thinks or wants is an attribution, and the voice stays outside.
 * - Everything without a cue belongs to the narrator, whose chain is the outlet when the text names it.
 */
export function findVoices(doc: Doc, lexicon: VoicesLexicon): Voices {
  const clauses = new Clauses(doc, lexicon.grammar, lexicon.told);
  const quotes = findQuotes(doc);
  const bits = wordBits(doc, lexicon);
  const cues = new CueFinder(doc, lexicon, clauses, quotes).find(bits);
  const contents = findContents(doc, clauses, quotes, cues);
  const owner = innermost(doc, contents, (c) => cues[c]!.voiced);
  const speakers = new Speakers(doc, lexicon);
  const told = findTold(doc, lexicon, clauses, cues, quotes);
  const sources = findSources(doc, cues);
  const spoken = nameSpeakers(speakers, cues, sources, owner);
  const outlet = findOutlet(doc, speakers, cues, sources, spoken);

  const attributions = cues.map((cue, c): Attribution => {
    const attribution: Writable<Attribution> = {
      cue: { first: cue.first, last: cue.last },
      head: cue.head,
      mode: cue.mode,
      voiced: cue.voiced && contents[c]!.length > 0,
      content: contents[c]!,
      kind: spoken[c]?.kind ?? 'source',
      label: spoken[c]?.label ?? '',
    };
    const source = sources[c]!;
    const time = told[c]!;
    if (source !== null) attribution.source = source;
    if (cue.addressee !== null) attribution.addressee = cue.addressee;
    if (time !== null) attribution.told = time;
    return attribution;
  });

  const stances = new Stances(doc.tokens.length, [
    ...findHedges(doc, lexicon, clauses, bits),
    ...cueHedges(doc, lexicon, cues, contents, spoken),
  ]);
  return {
    attributions,
    quotes,
    ...(outlet === null ? {} : { outlet }),
    at,
    stanceAt: (first, last) => stances.at(first, last),
  };

  function at(token: number): VoiceAt {
    const chain: string[] = [];
    const on: number[] = [];
    let kind: VoiceKind = 'narrator';
    let time: Span | undefined;
    let c = owner[token] ?? -1;
    for (let depth = 0; c >= 0 && depth < DEPTH; depth++) {
      const attribution = attributions[c]!;
      on.push(c);
      time ??= attribution.told;
      if (
        attribution.label !== '' &&
        attribution.kind !== 'narrator' &&
        chain[chain.length - 1] !== attribution.label
      ) {
        if (chain.length === 0) kind = attribution.kind;
        chain.push(attribution.label);
      } else if (attribution.kind === 'narrator' && attribution.label !== outlet) {
        chain.push(attribution.label);
      }
      const listener = attribution.addressee;
      const heard = listener === undefined ? null : speakers.outletAt(listener.first, listener.last);
      if (heard !== null) {
        const name = doc.text.slice(doc.tokens[heard.first]!.start, doc.tokens[heard.last - 1]!.end);
        if (name !== outlet) chain.push(name);
      }
      const parent = owner[attribution.head]!;
      c = on.includes(parent) ? -1 : parent;
    }
    if (outlet !== null) chain.push(outlet);
    return { chain, kind, attributions: on, ...(time === undefined ? {} : { told: time }) };
  }
}

/** What the lexicon knows each token as, by its form or its lemma. */
function wordBits(doc: Doc, lexicon: VoicesLexicon): Uint8Array {
  const { tokens } = doc;
  const bits = new Uint8Array(tokens.length);
  for (let i = 0; i < tokens.length; i++) {
    const { lower, lemma, pos } = tokens[i]!;
    if (pos === 'PUNCT' || pos === 'DET') continue;
    bits[i] = (lexicon.words.get(lower) ?? 0) | (lemma === lower ? 0 : (lexicon.words.get(lemma) ?? 0));
  }
  return bits;
}

/** For each token the attribution whose content holds it most closely, or -1. */
function innermost(
  doc: Doc,
  contents: readonly (readonly Span[])[],
  counts: (c: number) => boolean,
): Int32Array {
  const owner = new Int32Array(doc.tokens.length).fill(-1);
  const size = contents.map((spans) => spans.reduce((sum, span) => sum + span.last - span.first, 0));
  const order = contents.map((_, c) => c).filter(counts);
  order.sort((a, b) => size[b]! - size[a]! || a - b);
  for (const c of order)
    for (const span of contents[c]!) owner.fill(c, span.first, Math.min(span.last, owner.length));
  return owner;
}

/** The source of every cue; ", adding that" and "and added" have that of the cue before them in the sentence. */
function findSources(doc: Doc, cues: readonly Cue[]): (Span | null)[] {
  const sources: (Span | null)[] = [];
  for (const [c, cue] of cues.entries()) {
    let source = cue.source;
    if (cue.shares) {
      for (let d = c - 1; d >= 0 && d >= c - 4; d--) {
        const before = cues[d]!;
        if (doc.tokens[before.head]!.sentence !== doc.tokens[cue.head]!.sentence) break;
        if (sources[d] === null || before.frame === 'none') continue;
        source = sources[d]!;
        break;
      }
    }
    sources.push(source);
  }
  return sources;
}

/** Names the speakers in the order of the text; a cue inside a quotation after that of the quotation. */
function nameSpeakers(
  speakers: Speakers,
  cues: readonly Cue[],
  sources: readonly (Span | null)[],
  owner: Int32Array,
): (Speaker | null)[] {
  const spoken: (Speaker | null | undefined)[] = new Array(cues.length);
  for (let c = 0; c < cues.length; c++) name(c, 0);
  return spoken.map((speaker) => speaker ?? null);

  function name(c: number, depth: number): Speaker | null {
    const known = spoken[c];
    if (known !== undefined) return known;
    const parent = owner[cues[c]!.head]!;
    const within = parent >= 0 && parent !== c && depth < DEPTH ? name(parent, depth + 1) : null;
    const source = sources[c]!;
    const speaker = source === null ? null : speakers.of(cues[c]!, source, within);
    spoken[c] = speaker;
    return speaker;
  }
}

function findOutlet(
  doc: Doc,
  speakers: Speakers,
  cues: readonly Cue[],
  sources: readonly (Span | null)[],
  spoken: readonly (Speaker | null)[],
): string | null {
  const text = (span: Span) => doc.text.slice(doc.tokens[span.first]!.start, doc.tokens[span.last - 1]!.end);
  let heard: string | null = null;
  for (const [c, cue] of cues.entries()) {
    const source = sources[c]!;
    if (cue.mode === 'learn' && source !== null && spoken[c]?.kind === 'narrator') {
      const outlet = speakers.outletAt(source.first, source.last);
      if (outlet !== null) return text(outlet);
    }
    if (heard === null && cue.addressee !== null) {
      const outlet = speakers.outletAt(cue.addressee.first, cue.addressee.last);
      if (outlet !== null) heard = text(outlet);
    }
  }
  return heard;
}

/** The stance that a cue gives to its content: what is denied, alleged, believed, asked, rumoured. */
function cueHedges(
  doc: Doc,
  lexicon: VoicesLexicon,
  cues: readonly Cue[],
  contents: readonly (readonly Span[])[],
  spoken: readonly (Speaker | null)[],
): Hedge[] {
  const hedges: Hedge[] = [];
  for (const [c, cue] of cues.entries()) {
    const hearsay = spoken[c]?.hearsay === true;
    const denied = cue.stance === 'denied' && cue.negated;
    const nobody =
      cue.source === null &&
      cue.mode === 'tell' &&
      (cue.passive || lexicon.hearsay.has(doc.tokens[cue.head]!.lemma));
    const stance = denied ? undefined : (cue.stance ?? (hearsay || nobody ? 'reported' : undefined));
    const unsure = cue.negated && cue.mode === 'tell' && cue.stance === undefined ? 'possible' : stance;
    if (unsure === undefined || unsure === 'asserted') continue;
    for (const scope of contents[c]!)
      hedges.push({ stance: unsure, cue: { first: cue.first, last: cue.last }, scope });
  }
  return hedges;
}
