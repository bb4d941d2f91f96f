/** Hangul syllables as numbers (Unicode Standard, 3.12: conjoining jamo behaviour). */

const FIRST = 0xac00;
const LAST = 0xd7a3;

/** Numbers of the medial vowels and final consonants that conjugation speaks of. */
export const V = {
  a: 0,
  ae: 1,
  ya: 2,
  eo: 4,
  e: 5,
  yeo: 6,
  o: 8,
  wa: 9,
  wae: 10,
  oe: 11,
  u: 13,
  wo: 14,
  wi: 16,
  eu: 18,
  i: 20,
};
export const T = { none: 0, n: 4, d: 7, l: 8, m: 16, b: 17, s: 19, ss: 20, h: 27 };
/** The initial that stands for no sound, and ㄹ. */
export const SILENT = 11;
export const INITIAL_L = 5;

export interface Syllable {
  readonly initial: number;
  readonly vowel: number;
  readonly tail: number;
}

/** Takes a syllable apart; undefined for anything else. */
export function taken(char: string): Syllable | undefined {
  const code = char.charCodeAt(0) - FIRST;
  if (code < 0 || code > LAST - FIRST) return undefined;
  return { initial: Math.floor(code / 588), vowel: Math.floor((code % 588) / 28), tail: code % 28 };
}

/** Puts a syllable together. */
export function made({ initial, vowel, tail }: Syllable): string {
  return String.fromCharCode(FIRST + initial * 588 + vowel * 28 + tail);
}

/** Whether a word ends in a consonant; undefined when it does not end in Hangul or a figure. */
export function endsInConsonant(word: string): boolean | undefined {
  return tailOf(word) === undefined ? undefined : tailOf(word) !== T.none;
}

/** The number of the final consonant of the last syllable; of a figure as it is read aloud. */
export function tailOf(word: string): number | undefined {
  const last = word[word.length - 1] ?? '';
  if (last >= '0' && last <= '9') return FIGURES[Number(last)];
  return taken(last)?.tail;
}

/** Tails of the figures read in Sino-Korean, from 0. */
const FIGURES = [21, 8, 0, 16, 0, 0, 1, 8, 8, 0];
