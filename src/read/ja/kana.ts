/** The rows of the syllabary in which verbs end, as code points (Unicode Standard, block Hiragana). */

/** Each row with its vowels in the order a, i, u, e, o, and how it changes before a past tense. */
interface Row {
  readonly vowels: readonly [number, number, number, number, number];
  /** What stands for the last syllable before the past tense. */
  readonly past: number;
  /** Whether the past tense behind it is voiced. */
  readonly voiced: boolean;
}

const DOUBLED = 0x3063;
const NASAL = 0x3093;
const I = 0x3044;

const ROWS: readonly Row[] = [
  { vowels: [0x308f, I, 0x3046, 0x3048, 0x304a], past: DOUBLED, voiced: false },
  { vowels: [0x304b, 0x304d, 0x304f, 0x3051, 0x3053], past: I, voiced: false },
  { vowels: [0x304c, 0x304e, 0x3050, 0x3052, 0x3054], past: I, voiced: true },
  { vowels: [0x3055, 0x3057, 0x3059, 0x305b, 0x305d], past: 0x3057, voiced: false },
  { vowels: [0x305f, 0x3061, 0x3064, 0x3066, 0x3068], past: DOUBLED, voiced: false },
  { vowels: [0x306a, 0x306b, 0x306c, 0x306d, 0x306e], past: NASAL, voiced: true },
  { vowels: [0x3070, 0x3073, 0x3076, 0x3079, 0x307c], past: NASAL, voiced: true },
  { vowels: [0x307e, 0x307f, 0x3080, 0x3081, 0x3082], past: NASAL, voiced: true },
  { vowels: [0x3089, 0x308a, 0x308b, 0x308c, 0x308d], past: DOUBLED, voiced: false },
];

/** Single syllables that conjugation adds. */
export const KANA = {
  doubled: text(DOUBLED),
  ka: text(0x304b),
  ki: text(0x304d),
  ku: text(0x304f),
  ke: text(0x3051),
  ko: text(0x3053),
  sa: text(0x3055),
  shi: text(0x3057),
  su: text(0x3059),
  se: text(0x305b),
  ra: text(0x3089),
  ru: text(0x308b),
  re: text(0x308c),
  yo: text(0x3088),
};

/** A row with its syllables as text. */
export interface Syllables {
  readonly a: string;
  readonly i: string;
  readonly e: string;
  readonly o: string;
  readonly past: string;
  readonly voiced: boolean;
}

/** The row of a syllable in u; undefined for anything else. */
export function rowOf(syllable: string): Syllables | undefined {
  const row = ROWS.find(({ vowels }) => vowels[2] === syllable.charCodeAt(0));
  if (row === undefined) return undefined;
  const [a, i, , e, o] = row.vowels;
  return { a: text(a), i: text(i), e: text(e), o: text(o), past: text(row.past), voiced: row.voiced };
}

/** Whether a syllable has the vowel i or e: before it, the last syllable of a verb most often falls away. */
export function isBright(syllable: string): boolean {
  const code = syllable.charCodeAt(0);
  return ROWS.some(({ vowels }) => vowels[1] === code || vowels[3] === code) || MORE.has(code);
}

/** Syllables in i and e of rows in which no verb ends: h, z, d, and i and e alone are in the first row. */
const MORE: ReadonlySet<number> = new Set([0x3072, 0x3078, 0x3058, 0x305c, 0x3062, 0x3067]);

/** Whether a verb may have this syllable before a past tense. */
export function canPast(syllable: string, kind: 't' | 'd'): boolean {
  const code = syllable.charCodeAt(0);
  const ofRow = ROWS.some(({ past, voiced }) => past === code && voiced === (kind === 'd'));
  return ofRow || (kind === 't' && isBright(syllable));
}

export type Script = 'kanji' | 'hiragana' | 'katakana' | 'latin' | 'figure' | 'sign' | 'space';

/** By which script a run of text is cut. */
export function scriptOf(char: string): Script {
  if (/\s/u.test(char)) return 'space';
  const code = char.charCodeAt(0);
  if (code >= 0x3041 && code <= 0x309f) return 'hiragana';
  if ((code >= 0x30a1 && code <= 0x30fa) || code === 0x30fc) return 'katakana';
  if (/[0-9\uff10-\uff19]/.test(char)) return 'figure';
  if (/\p{Script=Han}/u.test(char) || (code >= 0xd800 && code <= 0xdfff)) return 'kanji';
  return /[\p{L}\p{M}]/u.test(char) ? 'latin' : 'sign';
}

function text(code: number): string {
  return String.fromCharCode(code);
}
