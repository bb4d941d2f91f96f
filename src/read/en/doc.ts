/** A report's text cut into words and sentences; what every English finder works on. Offsets are UTF-16 units of `text`. */

/** Universal part-of-speech tags, as the tagger gives them. */
export type Pos =
  | 'ADJ'
  | 'ADP'
  | 'ADV'
  | 'AUX'
  | 'CCONJ'
  | 'DET'
  | 'INTJ'
  | 'NOUN'
  | 'NUM'
  | 'PART'
  | 'PRON'
  | 'PROPN'
  | 'PUNCT'
  | 'SCONJ'
  | 'SYM'
  | 'VERB'
  | 'X';

export interface Token {
  readonly i: number;
  readonly text: string;
  readonly lower: string;
  readonly lemma: string;
  readonly pos: Pos;
  readonly start: number;
  readonly end: number;
  /** Index of its sentence. */
  readonly sentence: number;
}

export interface Sentence {
  readonly i: number;
  /** Index of its paragraph, counted from 0. */
  readonly paragraph: number;
  /** First token, and the one after the last. */
  readonly first: number;
  readonly last: number;
  readonly start: number;
  readonly end: number;
}

export interface Doc {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly sentences: readonly Sentence[];
}
