/** Words of a text as the tagger sees them: cut as wink cuts, each with all that its machines ask of it. */

import features from 'wink-eng-lite-web-model/dist/feature.js';
import lemmatize from 'wink-eng-lite-web-model/dist/lemmatize.js';
import compileTrex from 'wink-nlp/src/compile-trex.js';
import tokenizer from 'wink-nlp/src/tokenizer.js';
import type { Pos } from '../doc.ts';
import {
  LINE_FEED,
  lexemeOf,
  mappedSpelling,
  model,
  normalOf,
  type Part,
  partsOf,
  possiblePos,
  property,
  SIZE,
  textOf,
} from './lexemes.ts';
import { HINT } from './machine.ts';

const POS = model.pos.list as readonly (Pos | 'SPACE' | 'UNK')[];
const NOUN = model.pos.hash.NOUN;
/** Hints of the sentence machine: a quotation mark without and with a space before it, the end of an abbreviation. */
const QUOTE = 4;
const SPACED_QUOTE = 6;
const LIKELY_END = 7;
const NO_END = 8;

/** A word form: one object for all its places in all texts. */
export class Form {
  readonly text: string;
  readonly lower: string;
  /** White space and line ends, which are no words of the text. */
  readonly blank: boolean;
  readonly lineFeed: boolean;
  /** The part of speech that it mostly has; the machine may find another one, if it can be that. */
  readonly pos: number;
  readonly possible: ReadonlySet<number> | undefined;
  /** A part of a contraction has its part of speech and lemma from there. */
  readonly fixed: boolean;
  /** What the machine of parts of speech sees instead of the part of speech. */
  readonly posHint: number;
  /** What the machine of sentences sees, without and with a space before it. */
  readonly symbol: number;
  readonly spacedSymbol: number;
  private readonly lexeme: number | undefined;
  private readonly normal: number | undefined;
  private readonly fixedLemma: string | undefined;
  private readonly lemmas: (string | undefined)[] = [];

  constructor(text: string, category: number, lexeme: number | undefined, part: Part | undefined) {
    const lower = text.toLowerCase();
    this.text = text;
    this.lower = lower;
    this.lexeme = lexeme;
    const lowerLexeme = lexeme === undefined ? lexemeOf(lower) : undefined;
    this.normal =
      part?.normal ??
      (lexeme === undefined
        ? lowerLexeme === undefined
          ? undefined
          : mappedSpelling(lowerLexeme)
        : normalOf(lexeme));
    this.lineFeed = this.normal === LINE_FEED;
    this.fixed = part !== undefined;
    this.fixedLemma = part && textOf(part.lemma);
    this.pos =
      part?.pos ??
      ((lexeme === undefined
        ? guess.pos(text, category, lexemes)
        : property(mappedSpelling(lexeme), 'pos')) ||
        NOUN);
    this.blank = POS[this.pos] === 'SPACE' || text.trim() === '';
    this.possible = this.normal === undefined ? undefined : possiblePos(this.normal);
    const posHint = lexeme === undefined ? 0 : property(lexeme, 'posHint');
    this.posHint = posHint === 0 ? 0 : HINT + posHint;
    const hint =
      (this.normal === undefined ? 0 : property(this.normal, 'sbdHint')) ||
      (lexeme === undefined ? 0 : property(lexeme, 'sbdHint'));
    const shortened = this.normal === undefined ? guess.isAbbrev(lower) : property(this.normal, 'isAbbrev');
    const normalText = this.normal === undefined ? lower : textOf(this.normal);
    this.symbol =
      hint > 0
        ? HINT + hint
        : shortened === 1
          ? HINT + (normalText.length === 2 ? NO_END : LIKELY_END)
          : (this.normal ?? -1);
    this.spacedSymbol = hint === QUOTE ? HINT + SPACED_QUOTE : this.symbol;
  }

  /** The word's base form when it is used as that part of speech. */
  lemma(pos: number): string {
    let known = this.lemmas[pos];
    if (known === undefined) {
      known = this.fixedLemma ?? this.lemmaAs(pos);
      this.lemmas[pos] = known;
    }
    return known;
  }

  private lemmaAs(pos: number): string {
    if (this.lexeme !== undefined) {
      const mapped = mappedSpelling(this.lexeme);
      if (property(mapped, 'isSLemma') === 1) return textOf(property(mapped, 'lemma'));
    }
    return lemmatize(this.normal === undefined ? this.lower : textOf(this.normal), POS[pos]!, lexemes);
  }
}

/** A stretch between white space, cut: its words and where each begins in it. */
export interface Chunk {
  readonly forms: readonly Form[];
  readonly starts: readonly number[];
}

const WORD = model.tcat.hash.word;
const guess = features(model.packing.config);
/** What wink's own functions ask of the vocabulary. */
const lexemes = {
  lookup(text: string): readonly number[] {
    const lexeme = lexemeOf(text);
    return [lexeme === undefined ? SIZE : (partsOf(lexeme)?.[0]?.lexeme ?? lexeme)];
  },
  intrinsicSize: () => SIZE,
  posOf: (lexeme: number) => property(lexeme, 'pos'),
  hasSamePOS(text: string, pos: string): boolean {
    const lexeme = lexemeOf(text);
    if (lexeme === undefined || property(lexeme, 'isContraction') === 1) return false;
    return (
      property(lexeme, 'isBaseForm') === 1 &&
      possiblePos(lexeme).has((model.pos.hash as Readonly<Record<string, number>>)[pos]!)
    );
  },
};
const cut = tokenizer(compileTrex(model.trex), model.tcat.hash, model.preserve);

/** A text has few different words; a hostile one must not fill the memory. */
const MOST = 50_000;
const LONGEST = 60;
const chunks = new Map<string, Chunk>();
const forms = new Map<string, Form>();

/** Cuts a stretch of text that has no white space, or only line ends, into words. The same stretch is always cut alike. */
export function chunkOf(text: string): Chunk {
  const known = chunks.get(text);
  if (known !== undefined) return known;
  const found: Form[] = [];
  cut(
    {
      _addToken(word, of) {
        const lexeme = lexemeOf(word);
        found.push(formOf(word, of, lexeme));
        return true;
      },
      _addTokenIfInCache(word) {
        const lexeme = lexemeOf(word);
        if (lexeme === undefined) return 0;
        const parts = partsOf(lexeme);
        if (parts === undefined) found.push(formOf(word, WORD, lexeme));
        else for (const part of parts) found.push(new Form(textOf(part.lexeme), WORD, part.lexeme, part));
        return 1;
      },
      isLexeme: (word) => lexemeOf(word) !== undefined,
    },
    text,
  );
  const starts: number[] = [];
  let at = 0;
  for (const form of found) {
    const start = text.indexOf(form.text, at);
    if (start < 0) throw new Error('the tagger changed the text');
    starts.push(start);
    at = start + form.text.length;
  }
  const chunk = { forms: found, starts };
  if (chunks.size >= MOST) chunks.clear();
  if (text.length <= LONGEST) chunks.set(text, chunk);
  return chunk;
}

function formOf(text: string, of: number, lexeme: number | undefined): Form {
  const key = lexeme === undefined ? `${of} ${text}` : text;
  const known = forms.get(key);
  if (known !== undefined) return known;
  const form = new Form(text, of, lexeme, undefined);
  if (forms.size >= MOST) forms.clear();
  if (text.length <= LONGEST) forms.set(key, form);
  return form;
}

export function posName(pos: number): Pos {
  return POS[pos] as Pos;
}
