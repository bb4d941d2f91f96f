/** The parts of wink's packages that have no types of their own; only the folder of this file uses them. */
declare module 'wink-eng-lite-web-model/dist/lemmatize.js' {
  interface Lexemes {
    hasSamePOS(text: string, pos: string): boolean;
  }
  export default function lemmatize(value: string, pos: string, cache: Lexemes): string;
}

declare module 'wink-eng-lite-web-model/dist/feature.js' {
  interface Lexemes {
    lookup(text: string): readonly number[];
    intrinsicSize(): number;
    posOf(index: number): number;
  }
  interface Features {
    pos(word: string, category: number, cache: Lexemes): number;
    isAbbrev(word: string): 0 | 1;
  }
  export default function feature(config: object): Features;
}

declare module 'wink-nlp/src/compile-trex.js' {
  export default function compile(trex: object): object;
}

declare module 'wink-nlp/src/tokenizer.js' {
  /** Where the tokenizer puts what it finds; the parameters that are left out here do not matter. */
  interface Sink {
    _addToken(text: string, category: number): boolean;
    _addTokenIfInCache(text: string): number;
    isLexeme(text: string): boolean;
  }
  export default function tokenizer(
    trex: object,
    categories: object,
    preserve: object,
  ): (sink: Sink, text: string) => void;
}
